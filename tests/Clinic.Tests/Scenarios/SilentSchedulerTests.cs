using System.Net;
using Clinic.Tests.Support;
using Clinic.Web.Jobs;
using Clinic.Web.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Clinic.Tests.Scenarios;

/// <summary>Hangfire only wakes the portal up: mail goes without it, and its silence shows.</summary>
public sealed class SilentSchedulerTests(StorageProvider provider) : Scenario(provider)
{
    /// <summary>Jobs are on, and nothing of Hangfire runs: the scheduler is dead.</summary>
    private static readonly PortalOptions Dead = new()
    {
        Settings = new Dictionary<string, string> { ["Jobs:Enabled"] = "true" },
        Services = services => services.RemoveAll<IHostedService>(),
    };

    protected override PortalOptions Options => TestContext.CurrentContext.Test.MethodName!.StartsWith("A_dead", StringComparison.Ordinal)
        ? Dead with { Services = services => services.RemoveAll<IHostedService>().AddHostedService<SweepWatchdog>() }
        : TestContext.CurrentContext.Test.MethodName!.Contains("dashboard", StringComparison.Ordinal) ? Dead with { Settings = Dashboard } : Dead;

    private static Dictionary<string, string> Dashboard => new()
    {
        ["Jobs:Enabled"] = "true", ["Jobs:Dashboard"] = TestContext.CurrentContext.Test.MethodName!.StartsWith("Without", StringComparison.Ordinal) ? "false" : "true",
    };

    [Test]
    public async Task A_dead_scheduler_keeps_no_reminder_back_for_longer_than_five_minutes()
    {
        await Portal.AssignAsync(await Portal.EnrolClientAsync());

        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(4); passed += TimeSpan.FromSeconds(30))
            Portal.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.That(() => Portal.Mails.Count, Is.EqualTo(1).After(20_000, 20));
    }

    [Test]
    public async Task The_health_page_is_red_within_two_minutes_of_silence_and_green_after_a_sweep()
    {
        await Portal.SweepAsync();
        Assert.That(await HealthAsync(), Is.EqualTo(HttpStatusCode.OK));

        Portal.Clock.Advance(TimeSpan.FromSeconds(121));
        Assert.That(await HealthAsync(), Is.EqualTo(HttpStatusCode.ServiceUnavailable));

        await Portal.SweepAsync();
        Assert.That(await HealthAsync(), Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>The promise O1: fifty ways of writing the address, as the owner and as nobody, also as a proxy on this machine would pass them on.</summary>
    [Test]
    public async Task Without_the_setting_there_is_no_dashboard()
    {
        var (owner, stranger) = (await Portal.SignInAsync(), Portal.NewBrowser());
        foreach (var path in DashboardPaths)
        {
            Assert.That((await owner.RequestAsync(HttpMethod.Get, path)).StatusCode, Is.AnyOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest), path);
            Assert.That((int)(await stranger.RequestAsync(HttpMethod.Get, path)).StatusCode, Is.GreaterThanOrEqualTo(300), path);
        }
    }

    [Test]
    public async Task With_the_setting_no_way_of_writing_the_address_opens_the_dashboard_to_a_stranger()
    {
        var stranger = Portal.NewBrowser();
        foreach (var path in DashboardPaths)
        {
            using var answer = await stranger.RequestAsync(HttpMethod.Get, path);
            Assert.That((int)answer.StatusCode, Is.GreaterThanOrEqualTo(300), path);
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("Hangfire").IgnoreCase, path);
        }
    }

    private static readonly string[] DashboardPaths =
    [
        .. from root in (string[])["/jobs", "/JOBS", "/Jobs", "/jobs/", "//jobs", "/jobs//", "/./jobs", "/x/../jobs", "/%6aobs", "/jobs%2f", "/hangfire", "/dashboard"]
           from page in (string[])["", "/recurring", "/servers", "/jobs/enqueued", "/stats"]
           select root.TrimEnd('/') + page,
    ];

    [Test]
    public async Task The_dashboard_is_for_the_owner_alone()
    {
        Assert.That((await (await Portal.SignInAsync()).RequestAsync(HttpMethod.Get, "/jobs/recurring")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await (await Portal.SignInAsync(Portal.Practice.Colleague.Email)).RequestAsync(HttpMethod.Get, "/jobs/recurring")).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
        Assert.That((await Portal.NewBrowser().RequestAsync(HttpMethod.Get, "/jobs/recurring")).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task On_the_dashboard_nothing_can_be_done([Values("/jobs/recurring/trigger", "/jobs/recurring/remove", "/jobs/jobs/actions/requeue/1")] string act)
    {
        var owner = await Portal.SignInAsync();
        await owner.OpenAsync("/practice");

        using var answer = await owner.PostAsScriptAsync(act, ("jobs[]", "sweep"));

        Assert.That((int)answer.StatusCode, Is.GreaterThanOrEqualTo(400));
    }

    /// <summary>The promise O2: a job knows nobody, so neither its row nor its page can name anybody.</summary>
    [Test]
    public void A_job_is_given_nothing_but_the_wish_to_stop_or_an_id() =>
        Assert.That(typeof(NoticeJobs).Assembly.GetTypes().Where(t => t.Namespace == typeof(NoticeJobs).Namespace && t.Name.EndsWith("Jobs", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly))
            .SelectMany(m => m.GetParameters()).Select(p => p.ParameterType).Distinct(), Is.SubsetOf(new[] { typeof(CancellationToken), typeof(Guid) }));

    [Test]
    public async Task On_the_dashboard_nobody_is_named()
    {
        var client = await Portal.EnrolClientAsync("Maren Lindqvist");
        await Portal.AssignAsync(client);
        await Portal.SweepAsync();
        var owner = await Portal.SignInAsync();

        foreach (var path in (string[])["/jobs/recurring", "/jobs/servers", "/jobs/jobs/enqueued", "/jobs/jobs/succeeded", "/jobs/jobs/failed", "/jobs/retries"])
            Assert.That(await (await owner.RequestAsync(HttpMethod.Get, path)).Content.ReadAsStringAsync(), Does.Not.Contain("Maren").And.Not.Contain(client.Email).And.Not.Contain("clinic.db"), path);
    }

    private async Task<HttpStatusCode> HealthAsync() => (await Portal.NewBrowser().RequestAsync(HttpMethod.Get, "/health/ready")).StatusCode;
}
