using System.Net;
using Clinic.Sessions;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>A therapist keeps the calendar.</summary>
public sealed class SessionPlanningTests(StorageProvider provider) : Scenario(provider)
{
    private EnrolledClient maren = null!;
    private Browser ines = null!;

    [SetUp]
    public async Task EnrolMaren() => (maren, ines) = (await Portal.EnrolClientAsync("Maren Lindqvist"), await Portal.SignInAsync());

    [Test]
    public async Task A_planned_session_stands_in_its_week_at_the_therapists_hour()
    {
        var week = await PlanAsync("2026-12-03", "10:00", ("Agenda", "The walk."));

        Assert.That(week.Url.Query, Is.EqualTo("?week=2026-W49"));
        Assert.That(week.Main, Does.Contain("Session with Maren Lindqvist planned for Thu 3 Dec 10:00.").And.Contain("10:00 to 10:50"));
        var session = await Portal.ReadAsync(db => db.Sessions.SingleAsync());
        Assert.That(session.StartsAt, Is.EqualTo(new DateTime(2026, 12, 3, 9, 0, 0, DateTimeKind.Utc)));
        Assert.That(session.Agenda, Is.Not.Null);
    }

    [Test]
    public async Task The_same_hour_is_another_moment_in_summer()
    {
        await PlanAsync("2027-06-03", "10:00");

        Assert.That(await Portal.ReadAsync(db => db.Sessions.Select(s => s.StartsAt).SingleAsync()), Is.EqualTo(new DateTime(2027, 6, 3, 8, 0, 0, DateTimeKind.Utc)));
    }

    [TestCase("2026-11-20", "10:00", "is in the past")]
    [TestCase("2027-03-28", "02:30", "02:30 does not exist on that day, because the clocks go forward. It becomes 03:00.")]
    [TestCase("2027-10-31", "02:30", "02:30 comes twice on that day, because the clocks go back.")]
    public async Task What_is_odd_about_a_moment_is_said_and_can_be_confirmed(string day, string time, string words)
    {
        var warned = await PlanAsync(day, time);
        Assert.That(warned.One(".warn-panel"), Does.Contain(words));
        Assert.That(await Portal.ReadAsync(db => db.Sessions.AnyAsync()), Is.False);

        await warned.PressAsync("Plan anyway");

        Assert.That(await Portal.ReadAsync(db => db.Sessions.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task An_overlap_is_named_and_a_neighbour_is_none()
    {
        await Portal.PlanSessionAsync(await Portal.EnrolClientAsync("Tobias Kern"), 1, new(10, 0));

        Assert.That((await PlanAsync("2026-11-25", "10:49")).One(".warn-panel"), Does.Contain("It overlaps with Tobias Kern, 10:00 to 10:50."));
        Assert.That((await PlanAsync("2026-11-25", "10:50")).Path, Is.EqualTo("/sessions"));
    }

    [Test]
    public async Task A_client_elsewhere_is_shown_with_their_own_hour()
    {
        var far = await Portal.EnrolClientAsync(new Enrolment { Name = "Priya Nair", TimeZone = "America/New_York" });
        await Portal.PlanSessionAsync(far, 0, new(16, 0));

        Assert.That((await ines.OpenAsync("/sessions")).Main, Does.Contain("10:00 in New York"));
        Assert.That((await ines.OpenAsync("/sessions?view=list")).Main, Does.Contain("10:00 in New York"));
    }

    [Test]
    public async Task The_next_session_is_suggested_a_week_after_the_last()
    {
        await Portal.PlanSessionAsync(maren, -7, new(10, 0));

        var form = (await ines.OpenAsync($"/sessions/new?client={maren.Id}")).Form("/sessions");

        Assert.That((form.ValueOf("On"), form.ValueOf("At"), form.ValueOf("Place")), Is.EqualTo(("2026-11-24", "10:00", "Room 2")));
    }

    [TestCase("held", "held")]
    [TestCase("missed", "missed")]
    [TestCase("cancellation", "cancelled")]
    public async Task A_session_is_closed_and_that_can_be_undone(string act, string words)
    {
        var session = await Portal.PlanSessionAsync(maren, 0, new(9, 0));
        var week = await ines.OpenAsync("/sessions");

        var closed = await week.Form($"/sessions/{session}/{act}?to=%2Fsessions").SubmitAsync();
        Assert.That(closed.Main, Does.Contain($"Session with Maren Lindqvist {words}."));

        await closed.PressAsync("Undo");

        Assert.That(await Portal.ReadAsync(db => db.Sessions.Select(s => s.Status).SingleAsync()), Is.EqualTo(SessionStatus.Planned));
    }

    [Test]
    public async Task A_session_that_has_not_begun_cannot_have_been_held()
    {
        var session = await Portal.PlanSessionAsync(maren, 1, new(9, 0));
        await ines.OpenAsync("/sessions");

        var refused = await ines.PostAsync($"/sessions/{session}/held?to=https://elsewhere.example/");

        Assert.That(refused.Path, Is.EqualTo("/sessions"));
        Assert.That(refused.Main, Does.Contain("This session has not begun yet."));
    }

    [Test]
    public async Task A_moved_session_keeps_its_note_and_warns_only_of_what_is_new()
    {
        await PlanAsync("2026-12-03", "10:00", ("Agenda", "The walk."));
        var id = await Portal.ReadAsync(db => db.Sessions.Select(s => s.Id).SingleAsync());
        var form = (await ines.OpenAsync($"/sessions/{id}/edit")).Form($"/sessions/{id}");
        Assert.That(form.ValueOf("Agenda"), Is.EqualTo("The walk."));

        var moved = await form.Fill("At", "11:15").SubmitAsync();

        Assert.That(moved.Main, Does.Contain("Session with Maren Lindqvist is now on Thu 3 Dec 11:15."));
    }

    [TestCase("Minutes", "3", "A session lasts between 5 minutes and 8 hours")]
    [TestCase("On", "soon", "Date")]
    [TestCase("At", "25:00", "Time")]
    [TestCase("Who", "", "Choose who comes")]
    public async Task What_is_wrong_is_said_at_its_field(string field, string value, string words)
    {
        var page = await PlanAsync("2026-12-03", "10:00", (field, value));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Document.QuerySelector($".field.has-error:has([name={field}]) .field-error"), Is.Not.Null);
        Assert.That(page.One(".error-summary"), Does.Contain(words).IgnoreCase.Or.Contain(value));
    }

    [TestCase("?week=2026-W99")]
    [TestCase("?week=0000-W01")]
    [TestCase("?week=9999-W52&view=Month")]
    [TestCase("?view=list&when=never&page=-1")]
    public async Task Nonsense_in_the_address_shows_this_week_or_the_first_page(string query) =>
        Assert.That((await ines.OpenAsync("/sessions" + query)).Status, Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task A_colleagues_session_cannot_be_touched()
    {
        var noor = await Portal.EnrolClientAsync(new Enrolment { Name = "Noor van Dijk", TherapistId = Portal.Practice.Colleague.Id });
        var session = await Portal.PlanSessionAsync(noor, 0, new(9, 0));

        Assert.That((await ines.OpenAsync($"/sessions/{session}/edit")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        await ines.OpenAsync("/sessions");
        Assert.That((await ines.PostAsync($"/sessions/{session}/cancellation")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<Page> PlanAsync(string day, string time, params (string Name, string Value)[] changed)
    {
        var form = (await ines.OpenAsync("/sessions/new")).Form("/sessions").Fill("Who", $"client:{maren.Id}").Fill("On", day).Fill("At", time).Fill("Place", "Room 2");
        return await changed.Aggregate(form, (f, c) => f.Fill(c.Name, c.Value)).SubmitAsync();
    }
}
