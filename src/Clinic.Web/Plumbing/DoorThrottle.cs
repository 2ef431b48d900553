using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Clinic.Web.Plumbing;

/// <summary>
/// How often links may be tried: 20 times a minute from one IPv4 address or IPv6 /64, and 600 times from everywhere. Addresses share a fixed
/// number of counters under a seed of this process, so that a million addresses cost no more memory than a few.
/// </summary>
public sealed class DoorThrottle : IDisposable
{
    public const int PerAddress = 20;
    public const int FromEverywhere = 600;
    private const int Counters = 1 << 15;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly byte[] seed = RandomNumberGenerator.GetBytes(16);
    private readonly PartitionedRateLimiter<HttpContext> limiter;

    /// <param name="perAddress">Tries a minute.</param>
    public DoorThrottle(int perAddress = PerAddress, int fromEverywhere = FromEverywhere) => limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, int>(context => context.Connection.RemoteIpAddress is { } address
            ? RateLimitPartition.GetFixedWindowLimiter(CounterOf(address), _ => Limit(perAddress))
            : RateLimitPartition.GetNoLimiter(-1)),
        PartitionedRateLimiter.Create<HttpContext, int>(_ => RateLimitPartition.GetFixedWindowLimiter(0, _ => Limit(fromEverywhere))));

    public bool Admits(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    private int CounterOf(IPAddress address)
    {
        var from = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var prefix = from.AddressFamily == AddressFamily.InterNetworkV6 ? from.GetAddressBytes()[..8] : from.GetAddressBytes();
        return BitConverter.ToUInt16(HMACSHA256.HashData(seed, prefix)) % Counters;
    }

    private static FixedWindowRateLimiterOptions Limit(int permits) => new() { PermitLimit = permits, Window = Window, QueueLimit = 0 };
}

/// <summary>Turns away before anything is looked up.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ThrottledAttribute() : TypeFilterAttribute(typeof(Filter))
{
    private sealed class Filter(DoorThrottle throttle, FrontDoor front, ClientShell page) : IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            if (throttle.Admits(context.HttpContext))
                return;
            front.Fill(page);
            context.Result = new ViewResult { ViewName = "/Features/Homework/Throttled.cshtml", StatusCode = StatusCodes.Status429TooManyRequests };
            context.HttpContext.Response.Headers.RetryAfter = "60";
        }

        public void OnResourceExecuted(ResourceExecutedContext context)
        {
        }
    }
}
