using Clinic.Web.Setup;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Clinic.Web.Plumbing;

/// <summary>The address that clients see. Configured, never taken from a request, so that no forged Host header reaches a mail.</summary>
public sealed class PublicAddress(PortalSettings settings, IServer server)
{
    public Uri Url => settings.PublicUrl ?? Listening();

    /// <summary>Development without a configured address: the first one that the server listens on.</summary>
    private Uri Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The server listens nowhere yet.");
        return new Uri(address.Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal));
    }
}
