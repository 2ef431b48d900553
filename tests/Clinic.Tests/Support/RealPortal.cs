using Clinic.Web.Setup;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Clinic.Tests.Support;

/// <summary>The portal on a port of this machine, with the demo practice in it and the time of the day: for real browsers.</summary>
public sealed class RealPortal : IAsyncDisposable
{
    private readonly PortalPlace place = PortalPlace.NewSqlite();
    private readonly Factory factory;

    private RealPortal() => factory = new Factory(place, Logs);

    public LogKeeper Logs { get; } = new();

    /// <summary>Ends with a slash.</summary>
    public Uri Url => factory.ClientOptions.BaseAddress;

    public IReadOnlyList<Mail> Mails => Mail.In(place.MailFolder);

    /// <summary>A link that one of the demo clients got by mail.</summary>
    public Uri ClientLink { get; private set; } = null!;

    public static async Task<RealPortal> StartAsync()
    {
        var portal = new RealPortal();
        portal.factory.UseKestrel(0);
        portal.factory.StartServer();
        await using var scope = portal.factory.Services.CreateAsyncScope();
        var lines = await scope.ServiceProvider.GetRequiredService<DemoData>().SignInLinesAsync(portal.Url);
        portal.ClientLink = new Uri(lines!.Single(line => line.StartsWith("Client link: ", StringComparison.Ordinal))["Client link: ".Length..]);
        return portal;
    }

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        place.Delete();
    }

    private sealed class Factory(PortalPlace place, LogKeeper logs) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Storage:DataFolder", place.Folder);
            builder.UseSetting("Keys:File", place.KeyFile);
            builder.UseSetting("Jobs:Enabled", "false");
            builder.ConfigureLogging(logging =>
            {
                logging.ClearProviders();
                logging.AddProvider(logs);
                logging.AddFilter<LogKeeper>(null, LogLevel.Warning);
            });
            builder.ConfigureTestServices(services => services.PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = 500));
        }
    }
}
