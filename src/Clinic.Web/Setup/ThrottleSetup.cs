using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Clinic.Web.Setup;

public static class ThrottleSetup
{
    private const int TriesAMinute = 20;

    /// <summary>Where the address is unknown (a socket in between), one limit for all of them.</summary>
    private const int TriesAMinuteOfUnknown = 300;

    public static IServiceCollection AddThrottles(this IServiceCollection services) =>
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limits.AddPolicy(Throttles.Doors, context => RateLimitPartition.GetFixedWindowLimiter(Whose(context.Connection.RemoteIpAddress), whose =>
                new FixedWindowRateLimiterOptions { PermitLimit = whose.Length == 0 ? TriesAMinuteOfUnknown : TriesAMinute, Window = TimeSpan.FromMinutes(1) }));
        });

    /// <summary>An IPv6 household has a whole /64 to choose from, so that counts as one.</summary>
    private static string Whose(IPAddress? address) =>
        address is null ? ""
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes()[..8])
        : address.ToString();
}

/// <summary>Names of the limits on how often something may be tried.</summary>
public static class Throttles
{
    /// <summary>Where a password, code or token is asked for.</summary>
    public const string Doors = nameof(Doors);
}
