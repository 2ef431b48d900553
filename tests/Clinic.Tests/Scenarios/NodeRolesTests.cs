using System.Diagnostics;
using System.Net;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using NUnit.Framework.Constraints;

namespace Clinic.Tests.Scenarios;

/// <summary>Real processes on one database: one serves pages, another does the work.</summary>
[NonParallelizable]
public sealed class NodeRolesTests
{
    [Test, Category("Scenarios")]
    public async Task A_node_without_jobs_serves_pages_and_a_worker_sends_and_serves_none()
    {
        await using var portal = await Portal.StartAsync();
        await using (var pages = await PortalProgram.StartAsync(portal.Place, "--Jobs:Enabled=false"))
        {
            // Its clock is the machine's, by which the invitation has long been due.
            await portal.AssignAsync(await portal.EnrolClientAsync(), dueInDays: 200);
            for (var busy = Stopwatch.StartNew(); busy.Elapsed < TimeSpan.FromSeconds(4);)
                Assert.That(await pages.StatusOfAsync("/sign-in"), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(portal.Mails, Is.Empty, "no jobs, no mail");
        }

        await using var worker = await PortalProgram.StartAsync(portal.Place, "--worker");
        Assert.That(() => portal.Mails.Count, new DelayedConstraint(Is.EqualTo(1), 60_000, 200));
        Assert.That(await worker.StatusOfAsync("/sign-in"), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await worker.StatusOfAsync("/health/ready"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await worker.StopAsync(), Is.LessThan(TimeSpan.FromSeconds(15)));
    }
}
