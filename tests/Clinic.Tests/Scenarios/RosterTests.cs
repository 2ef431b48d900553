using System.Net;
using Clinic.Clients;
using Clinic.Tests.Support;
using Clinic.Therapists;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>An assistant keeps the roster and the calendar and sees none of the work.</summary>
public sealed class RosterTests(StorageProvider provider) : Scenario(provider)
{
    private EnrolledClient maren = null!;
    private Browser assistant = null!;

    [SetUp]
    public async Task SignIn()
    {
        maren = await Portal.EnrolClientAsync("Maren Lindqvist");
        assistant = await Portal.SignInAsync((await Portal.AddStaffAsync("Kai Brandt", TherapistRole.Assistant)).Email);
    }

    [Test]
    public async Task The_roster_is_the_first_page_and_is_searched_by_name()
    {
        await Portal.EnrolClientAsync("Owen Pryce");

        var roster = await assistant.OpenAsync("/");
        var found = await assistant.OpenAsync("/roster?q=pryce");

        Assert.That(roster.Path, Is.EqualTo("/roster"));
        Assert.That(roster.Main, Does.Contain("Maren Lindqvist").And.Contain("Dr Ines Okafor").And.Contain("2 clients"));
        Assert.That(found.Main, Does.Contain("Owen Pryce").And.Not.Contain("Maren"));
    }

    [Test]
    public async Task Somebody_is_enrolled_for_a_therapist_who_then_says_what_brings_them()
    {
        var form = await assistant.OpenAsync("/roster/new");

        var missing = await form.SubmitAsync(("PreferredName", "Aino Salo"), ("LegalName", "Aino Salo"), ("BirthDate", "1990-02-03"), ("Email", "aino@mail.example"));
        var done = await missing.SubmitAsync(("TherapistId", Portal.Practice.Colleague.Id.ToString()), ("EmailConsent", "true"));

        Assert.That(missing.FieldErrors.Single(), Is.EqualTo("Choose a therapist"));
        Assert.That(missing.Html, Does.Not.Contain("PartnerWhoCausedHarm"), "no role to choose");
        Assert.That(done.Main, Does.Contain("Aino Salo enrolled."));
        Assert.That((await (await Portal.SignInAsync(Portal.Practice.Colleague.Email)).OpenAsync("/clients")).Main, Does.Contain("Aino Salo"));
    }

    [Test]
    public async Task Changing_an_address_keeps_what_only_the_therapist_says()
    {
        var page = await (await assistant.OpenAsync($"/roster/{maren.Id}/edit")).SubmitAsync(("Email", "maren.new@mail.example"));

        Assert.That(page.Main, Does.Contain("Maren Lindqvist saved.").And.Contain("maren.new@mail.example"));
        Assert.That(await Portal.ReadAsync(db => db.Clients.Where(c => c.Id == maren.Id).Select(c => c.Role).SingleAsync()), Is.EqualTo(ClientRole.BetrayedPartner));
    }

    [Test]
    public async Task A_session_is_planned_moved_and_cancelled_for_the_therapist()
    {
        var form = await (await assistant.OpenAsync("/roster")).FollowAsync("Plan a session with Maren Lindqvist");

        var planned = await form.SubmitAsync(("On", $"{Portal.Today.AddDays(2):yyyy-MM-dd}"), ("At", "10:00"), ("Place", "Room 2"));
        Assert.That(planned.Main, Does.Contain("Session planned").And.Contain("Maren Lindqvist Dr Ines Okafor Room 2"));
        Assert.That((await (await Portal.SignInAsync()).OpenAsync("/sessions?view=list")).Main, Does.Contain("Maren Lindqvist"));
        var id = await Portal.ReadAsync(db => db.Sessions.Select(s => s.Id).SingleAsync());
        var moved = await (await assistant.OpenAsync($"/roster/sessions/{id}/edit")).SubmitAsync(("At", "11:30"));
        var cancelled = await moved.PressAsync("Cancel it");
        var again = await cancelled.PressAsync("Undo");

        Assert.That(moved.Main, Does.Contain("11:30"));
        Assert.That(cancelled.Main, Does.Contain("No session is planned"));
        Assert.That(again.Main, Does.Contain("11:30"));
    }

    [Test]
    public async Task The_agenda_of_a_session_is_not_shown_and_survives_a_move()
    {
        var ines = await Portal.SignInAsync();
        await (await ines.OpenAsync($"/sessions/new?client={maren.Id}")).SubmitAsync(("On", $"{Portal.Today.AddDays(2):yyyy-MM-dd}"), ("At", "10:00"), ("Agenda", "Ask about the letters."));
        var id = await Portal.ReadAsync(db => db.Sessions.Select(s => s.Id).SingleAsync());

        var form = await assistant.OpenAsync($"/roster/sessions/{id}/edit");
        await form.SubmitAsync(("At", "14:00"));

        Assert.That(form.Html, Does.Not.Contain("letters"));
        Assert.That((await ines.OpenAsync($"/sessions/{id}/edit")).Html, Does.Contain("Ask about the letters."));
    }

    [Test]
    public async Task No_page_of_the_work_opens()
    {
        var homework = await Portal.AssignAsync(maren);
        foreach (var path in new[] { "/clients", $"/clients/{maren.Id}", $"/assignments/{homework}", "/alerts", "/couples", "/library", "/practice/people" })
            Assert.That((await assistant.OpenAsync(path)).Status, Is.EqualTo(HttpStatusCode.Forbidden), path);
    }
}
