using System.Net;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Clinic.Tests.Scenarios;

/// <summary>Hangfire is only the alarm clock: mail goes out when it works, and when it does not.</summary>
public sealed class HeartbeatTests(StorageProvider provider) : Scenario(provider)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly PortalOptions WithoutScheduler = new()
    {
        Settings = new Dictionary<string, string> { ["Jobs:Enabled"] = "true" },
        Services = services =>
        {
            foreach (var job in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) != true).ToList())
                services.Remove(job);
        },
    };

    [Test]
    public async Task Hangfire_wakes_the_sweep()
    {
        await Portal.AssignAsync(await Portal.EnrolClientAsync());

        await using var node = Portal.StartTwin(new PortalOptions { Settings = new Dictionary<string, string> { ["Jobs:Enabled"] = "true", ["Jobs:SweepSeconds"] = "1" } });

        Assert.That(() => node.Mails.Count, Is.EqualTo(1).After((int)Patience.TotalMilliseconds, 200));
    }

    [Test]
    public async Task A_portal_that_has_not_swept_for_minutes_says_so_to_whoever_watches_it()
    {
        await using var node = Portal.StartTwin(WithoutScheduler);
        var watcher = node.NewBrowser();
        Assert.That((await watcher.OpenAsync("/health/ready")).Status, Is.EqualTo(HttpStatusCode.OK));

        node.Clock.Advance(TimeSpan.FromSeconds(181));
        Assert.That((await watcher.OpenAsync("/health/ready")).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((await watcher.OpenAsync("/health/live")).Status, Is.EqualTo(HttpStatusCode.OK));

        await node.SweepAsync();
        Assert.That((await watcher.OpenAsync("/health/ready")).Status, Is.EqualTo(HttpStatusCode.OK));
    }
}
