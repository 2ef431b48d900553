using System.Net;
using Clinic.Alerts;
using Clinic.Audit;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>From a raised alert to what was done about it.</summary>
public sealed class AlertTests(StorageProvider provider) : Scenario(provider)
{
    [Test]
    public async Task An_alert_is_found_taken_on_and_closed_with_what_was_done()
    {
        var maren = await Portal.EnrolClientAsync("Maren Lindqvist");
        var homework = await Portal.AssignAsync(maren);
        await Portal.SubmitAsync(homework, distressBefore: 4, distressAfter: 7);
        var id = await RaiseAsync(maren, AlertKind.DistressHigh, homework);
        var ines = await Portal.SignInAsync();

        var queue = await ines.OpenAsync("/alerts");
        Assert.That(queue.Heading, Is.EqualTo("One alert waits for somebody"));
        var alert = await queue.FollowAsync("Maren Lindqvist");
        Assert.That(alert.Main, Does.Contain("4 before, 7 after"));
        var mine = await alert.PressAsync("I am taking this on");
        Assert.That(mine.Main, Does.Contain("by you").And.Contain("You took on the alert about Maren Lindqvist."));
        var closed = await mine.Form($"/alerts/{id}/closure").Fill("Action", "Called her. She is with her sister.").SubmitAsync();

        Assert.That(closed.Main, Does.Contain("Nothing is waiting"));
        var page = await (await ines.OpenAsync("/alerts?state=closed")).FollowAsync("Maren Lindqvist");
        Assert.That(page.Main, Does.Contain("Called her. She is with her sister."));
        Assert.That(await ActionsAsync(), Is.EquivalentTo(new[]
        {
            AuditAction.AlertViewed, AuditAction.AlertAcknowledged, AuditAction.AlertViewed, AuditAction.AlertClosed, AuditAction.AlertViewed,
        }));
    }

    [Test]
    public async Task Closing_without_words_is_refused_beside_the_field()
    {
        var id = await RaiseAsync(await Portal.EnrolClientAsync(), AlertKind.NotSafe);
        var ines = await Portal.SignInAsync();

        var page = await (await ines.OpenAsync($"/alerts/{id}")).Form($"/alerts/{id}/closure").Fill("Action", "   ").SubmitAsync();

        Assert.That(page.FieldErrors.Single(), Does.StartWith("Say what was done"));
        Assert.That((await ines.OpenAsync("/alerts")).Main, Does.Contain("Maren Lindqvist"));
    }

    [Test]
    public async Task Taking_on_and_closing_can_be_undone()
    {
        var id = await RaiseAsync(await Portal.EnrolClientAsync(), AlertKind.NotSafe);
        var ines = await Portal.SignInAsync();

        var mine = await (await ines.OpenAsync($"/alerts/{id}")).PressAsync("I am taking this on");
        var released = await mine.PressAsync("Undo");
        var closed = await released.Form($"/alerts/{id}/closure").Fill("Action", "Called.").SubmitAsync();
        var reopened = await closed.PressAsync("Undo");

        Assert.That(released.One("h1 + .chip"), Is.EqualTo("Open"));
        Assert.That(reopened.One("h1 + .chip"), Is.EqualTo("Acknowledged"));
        Assert.That(reopened.Main, Does.Contain("Called."), "what was done is not lost");
    }

    [Test]
    public async Task The_rail_counts_the_open_ones()
    {
        var maren = await Portal.EnrolClientAsync();
        await RaiseAsync(maren, AlertKind.NotSafe);
        await RaiseAsync(maren, AlertKind.SafetyAnswer);

        var page = await (await Portal.SignInAsync()).OpenAsync("/alerts");

        Assert.That(page.One(".rail .count"), Is.EqualTo("2 open"));
        Assert.That(page.All("tbody tr"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_colleague_sees_no_alert_of_anothers_client()
    {
        var id = await RaiseAsync(await Portal.EnrolClientAsync(), AlertKind.NotSafe);
        var tomas = await Portal.SignInAsync(Portal.Practice.Colleague.Email);

        Assert.That((await tomas.OpenAsync("/alerts")).Main, Does.Contain("Nothing is waiting").And.Not.Contain("Maren"));
        Assert.That((await tomas.OpenAsync($"/alerts/{id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        await tomas.OpenAsync("/alerts");
        Assert.That((await tomas.PostAsync($"/alerts/{id}/closure", ("Action", "Mine now"))).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_list_asks_the_database_as_often_for_twenty_as_for_one()
    {
        var ines = await Portal.SignInAsync();
        await RaiseAsync(await Portal.EnrolClientAsync("Client 0"), AlertKind.NotSafe);
        await ines.OpenAsync("/alerts");
        var one = await Portal.QueriesOf(() => ines.OpenAsync("/alerts"));
        for (var i = 1; i < 20; i++)
            await RaiseAsync(await Portal.EnrolClientAsync($"Client {i}"), AlertKind.NotSafe);

        var twenty = await Portal.QueriesOf(() => ines.OpenAsync("/alerts"));

        Assert.That(twenty, Has.Count.EqualTo(one.Count));
    }

    private async Task<Guid> RaiseAsync(EnrolledClient client, AlertKind kind, Guid? assignmentId = null)
    {
        var id = Guid.Empty;
        await Portal.ChangeAsync(async db => id = db.Alerts.Add(Alert.Raise(await db.Clients.SingleAsync(c => c.Id == client.Id), assignmentId, kind, Portal.Now)).Entity.Id);
        return id;
    }

    private Task<List<AuditAction>> ActionsAsync() => Portal.ReadAsync(async db =>
        (await db.AuditEntries.Select(e => e.Action).ToListAsync()).Where(a => a.ToString().StartsWith("Alert", StringComparison.Ordinal)).ToList());
}
