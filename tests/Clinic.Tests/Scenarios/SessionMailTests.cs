using Clinic.Practices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Clinic.Tests.Scenarios;

/// <summary>A client is told when, where the practice wants it, and nothing else.</summary>
public sealed class SessionMailTests(StorageProvider provider) : Scenario(provider)
{
    private EnrolledClient maren = null!;
    private Browser ines = null!;

    [SetUp]
    public async Task EnrolMaren() => (maren, ines) = (await Portal.EnrolClientAsync("Maren Lindqvist"), await Portal.SignInAsync());

    [Test]
    public async Task Nothing_goes_unless_the_practice_turns_it_on()
    {
        await PlanAsync("2026-12-03", "10:00");
        await Portal.SweepAsync();

        Assert.That(Portal.Mails, Is.Empty);
    }

    [Test]
    public async Task The_owner_turns_it_on_and_a_planned_session_is_told_by_the_clients_clock()
    {
        await (await ines.OpenAsync("/practice/mail")).Form("/practice/mail").Choose("Form.SessionMails", "Words").SubmitAsync();
        var far = await Portal.EnrolClientAsync(new Enrolment { Name = "Priya Nair", TimeZone = "America/New_York" });

        var planned = await PlanAsync("2026-12-03", "16:00", far);
        await Portal.SweepAsync();

        Assert.That(planned.Main, Does.Contain("A mail tells them."));
        var mail = Portal.Mails.Single();
        Assert.That((mail.To, mail.Subject), Is.EqualTo((far.Email, "Your appointment")));
        Assert.That(mail.Text, Does.Contain("Your appointment is on Thursday 3 December at 10:00, by your clock.").And.Not.Contain("://").And.Not.Contain("Priya").And.Not.Contain("Room"));
        Assert.That(CalendarOf(mail), Is.Null);
    }

    [Test]
    public async Task Its_calendar_file_follows_when_the_session_moves_and_when_it_is_cancelled()
    {
        await TurnOnAsync(SessionMails.WordsAndCalendar);
        await PlanAsync("2026-12-03", "10:00");
        await Portal.SweepAsync();
        var id = await Portal.ReadAsync(db => db.Sessions.Select(s => s.Id).SingleAsync());

        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await ines.OpenAsync($"/sessions/{id}/edit")).Form($"/sessions/{id}").Fill("At", "11:15").SubmitAsync();
        await Portal.SweepAsync();
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await ines.OpenAsync("/sessions?week=2026-W49")).Form($"/sessions/{id}/cancellation?to=%2Fsessions%3Fweek%3D2026-W49").SubmitAsync();
        await Portal.SweepAsync();

        var mails = Portal.MailsTo(maren.Email).ToList();
        Assert.That(mails.Select(m => m.Subject), Is.EqualTo(new[] { "Your appointment", "Your appointment has changed", "Your appointment is cancelled" }));
        var files = mails.Select(m => CalendarOf(m)!).ToList();
        Assert.That(files.Select(f => f.Method), Is.EqualTo(new[] { "REQUEST", "REQUEST", "CANCEL" }));
        var events = files.Select(f => f.Events.Single()).ToList();
        Assert.That(events.Select(e => e.Uid).Distinct().ToList(), Has.Count.EqualTo(1));
        Assert.That(events.Select(e => e.Sequence), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(events.Select(e => e.Start!.AsUtc.TimeOfDay), Is.EqualTo(new TimeSpan[] { new(9, 0, 0), new(10, 15, 0), new(10, 15, 0) }), "Stockholm is an hour ahead in December");
        Assert.That(events.Select(e => (e.Summary, e.Location, e.Description)), Is.All.EqualTo(("Appointment", (string?)null, (string?)null)));
        Assert.That(mails.Select(m => m.Message.ToString()), Has.None.Contains("Maren").And.None.Contains("Room 2").And.None.Contains("Okafor"));
    }

    [Test]
    public async Task A_session_that_is_cancelled_before_its_mail_has_gone_brings_none()
    {
        await TurnOnAsync(SessionMails.Words);
        await Portal.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == maren.Id)).Contact.SetSafeHours(new(20, 0), new(21, 0)));
        await PlanAsync("2026-12-03", "10:00");
        await Portal.SweepAsync();
        var id = await Portal.ReadAsync(db => db.Sessions.Select(s => s.Id).SingleAsync());

        await (await ines.OpenAsync("/sessions?week=2026-W49")).Form($"/sessions/{id}/cancellation?to=%2Fsessions%3Fweek%3D2026-W49").SubmitAsync();
        await Portal.PassAsync(TimeSpan.FromDays(2));

        Assert.That(Portal.Mails, Is.Empty);
        Assert.That((await Portal.NoticesAsync()).Single().SkippedBecause, Is.EqualTo("the session was cancelled"));
    }

    [Test]
    public async Task A_session_that_is_planned_again_is_told_as_if_new()
    {
        await TurnOnAsync(SessionMails.Words);
        await PlanAsync("2026-12-03", "10:00");
        await Portal.SweepAsync();
        var id = await Portal.ReadAsync(db => db.Sessions.Select(s => s.Id).SingleAsync());
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var cancelled = await (await ines.OpenAsync("/sessions?week=2026-W49")).Form($"/sessions/{id}/cancellation?to=%2Fsessions%3Fweek%3D2026-W49").SubmitAsync();
        await Portal.SweepAsync();
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));

        await cancelled.PressAsync("Undo");
        await Portal.SweepAsync();

        Assert.That(Portal.Mails.Select(m => m.Subject), Is.EqualTo(new[] { "Your appointment", "Your appointment is cancelled", "Your appointment" }));
    }

    [Test]
    public async Task Both_partners_are_told_and_whoever_has_not_agreed_to_mail_is_not()
    {
        await TurnOnAsync(SessionMails.Words);
        var daniel = await Portal.EnrolClientAsync(new Enrolment { Name = "Daniel Mora", Language = "es" });
        var couple = await Portal.LinkCoupleAsync(maren, daniel);

        await (await ines.OpenAsync("/sessions/new")).Form("/sessions").Fill("Who", $"couple:{couple}").Fill("On", "2026-12-03").Fill("At", "10:00").SubmitAsync();
        await Portal.SweepAsync();
        Assert.That(Portal.Mails.Select(m => m.Subject), Is.EquivalentTo(new[] { "Your appointment", "Tu cita" }));

        var silent = await Portal.EnrolClientAsync(new Enrolment { Name = "Tobias Kern", EmailConsent = false });
        Assert.That((await PlanAsync("2026-12-04", "10:00", silent)).Main, Does.Not.Contain("A mail tells them."));
    }

    [Test]
    public async Task The_mail_stands_on_the_lists_and_leads_to_its_session()
    {
        await TurnOnAsync(SessionMails.Words);
        await PlanAsync("2026-12-03", "10:00");
        var id = await Portal.ReadAsync(db => db.Sessions.Select(s => s.Id).SingleAsync());

        Assert.That((await ines.OpenAsync("/notices")).Main, Does.Contain("You planned a session."));
        await Portal.SweepAsync();
        var file = await ines.OpenAsync($"/clients/{maren.Id}/mail");
        Assert.That((await file.FollowAsync("Appointment")).Path, Is.EqualTo($"/sessions/{id}/edit"));
    }

    private static Calendar? CalendarOf(Support.Mail mail) =>
        mail.Message.Attachments.OfType<TextPart>().SingleOrDefault(part => part.ContentType.IsMimeType("text", "calendar")) is { } file ? Calendar.Load(file.Text) : null;

    private Task TurnOnAsync(SessionMails choice) => Portal.ChangeAsync(async db => (await db.Practices.SingleAsync(p => p.Id == db.PracticeId)).ChangeSessionMails(choice));

    private async Task<Page> PlanAsync(string day, string time, EnrolledClient? who = null) =>
        await (await ines.OpenAsync("/sessions/new")).Form("/sessions").Fill("Who", $"client:{(who ?? maren).Id}").Fill("On", day).Fill("At", time).Fill("Place", "Room 2").SubmitAsync();
}
