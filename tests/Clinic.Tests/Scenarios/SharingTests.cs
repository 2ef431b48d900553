using System.Net;
using Clinic.Alerts;
using Clinic.Audit;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Therapists;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>A therapist lets a colleague cover, or a supervisor read, for a time.</summary>
public sealed class SharingTests(StorageProvider provider) : Scenario(provider)
{
    private EnrolledClient maren = null!;
    private Guid homework;
    private Browser ines = null!;

    [SetUp]
    public async Task HandSomethingIn()
    {
        maren = await Portal.EnrolClientAsync("Maren Lindqvist");
        homework = await Portal.AssignAsync(maren);
        await Portal.AnswerAsync(homework, ("what-i-fear", "That there is more to find."));
        await Portal.SubmitAsync(homework, distressBefore: 4, distressAfter: 5);
        ines = await Portal.SignInAsync();
        var review = await ines.OpenAsync($"/assignments/{homework}/review");
        await review.Form($"/assignments/{homework}/private-note").Fill("Words", "My own suspicion.").SubmitAsync();
    }

    [Test]
    public async Task A_colleague_who_covers_works_in_the_file_until_the_last_day_is_over()
    {
        await ShareAsync(Portal.Practice.Colleague.Id, days: 2);
        var tomas = await Portal.SignInAsync(Portal.Practice.Colleague.Email);

        var file = await (await tomas.OpenAsync("/clients")).FollowAsync("Maren Lindqvist");
        var review = await tomas.OpenAsync($"/assignments/{homework}/review");
        var read = await review.PressAsync("Mark as read");

        Assert.That(file.Main, Does.Contain("You cover for Dr Ines Okafor until").And.Contain("Individual file of Dr Ines Okafor"));
        Assert.That(review.Main, Does.Contain("That there is more to find."));
        Assert.That(read.Main, Does.Contain("Homework of Maren Lindqvist marked as read."));
        Portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.That((await (await Portal.SignInAsync(Portal.Practice.Colleague.Email)).OpenAsync($"/clients/{maren.Id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Whoever_covers_sees_no_private_note_and_keeps_none()
    {
        await ShareAsync(Portal.Practice.Colleague.Id);
        var tomas = await Portal.SignInAsync(Portal.Practice.Colleague.Email);

        var review = await tomas.OpenAsync($"/assignments/{homework}/review");
        var refused = await tomas.PostAsync($"/assignments/{homework}/private-note", ("Words", "Mine now."));

        Assert.That(review.Html, Does.Not.Contain("My own suspicion"));
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await ines.OpenAsync($"/assignments/{homework}/review")).Html, Does.Contain("My own suspicion."));
    }

    [TestCase("shares")]
    [TestCase("disclosures")]
    [TestCase("discharge")]
    public async Task What_is_the_therapists_alone_stays_closed_to_whoever_covers(string page)
    {
        await ShareAsync(Portal.Practice.Colleague.Id);
        var tomas = await Portal.SignInAsync(Portal.Practice.Colleague.Email);

        Assert.That((await tomas.OpenAsync($"/clients/{maren.Id}")).Html, Does.Not.Contain($"/clients/{maren.Id}/{page}"));
        Assert.That((await tomas.OpenAsync($"/clients/{maren.Id}/{page}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Ending_a_share_closes_the_file_at_once_and_both_acts_stand_in_the_trail()
    {
        await ShareAsync(Portal.Practice.Colleague.Id);
        var tomas = await Portal.SignInAsync(Portal.Practice.Colleague.Email);
        await tomas.OpenAsync($"/clients/{maren.Id}");

        var ended = await (await ines.OpenAsync($"/clients/{maren.Id}/shares")).PressAsync("End sharing with Tomas Berg");

        Assert.That(ended.Main, Does.Contain("Tomas Berg can no longer open this file.").And.Contain("Nobody. Only you see this file."));
        Assert.That((await tomas.OpenAsync($"/clients/{maren.Id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await ines.OpenAsync($"/clients/{maren.Id}/trail")).Main, Does.Contain("Tomas Berg File opened").And.Contain("File shared").And.Contain("Sharing ended"));
    }

    [Test]
    public async Task A_share_that_begins_later_opens_nothing_yet()
    {
        await ShareAsync(Portal.Practice.Colleague.Id, from: 3, days: 5);
        Assert.That((await (await Portal.SignInAsync(Portal.Practice.Colleague.Email)).OpenAsync($"/clients/{maren.Id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));

        Portal.Clock.Advance(TimeSpan.FromDays(3));

        Assert.That((await (await Portal.SignInAsync(Portal.Practice.Colleague.Email)).OpenAsync($"/clients/{maren.Id}")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_alert_reaches_whoever_covers_too()
    {
        await ShareAsync(Portal.Practice.Colleague.Id);
        var open = await Portal.AssignAsync(maren);
        await Portal.SweepAsync();
        var client = Portal.NewBrowser();
        var page = await client.FollowMailAsync(Portal.MailsTo(maren.Email).Last());
        await client.OpenAsync("/homework/not-safe");
        await client.PostAsync("/homework/not-safe");
        await Portal.SweepAsync();

        Assert.That(Portal.MailsTo(Portal.Practice.Colleague.Email).Select(m => m.Subject), Is.EqualTo(new[] { "Something needs you soon" }), page.Path + open);
        Assert.That((await (await Portal.SignInAsync(Portal.Practice.Colleague.Email)).OpenAsync("/alerts")).Main, Does.Contain("Maren Lindqvist"));
    }

    [Test]
    public async Task A_supervisor_reads_with_the_clients_consent_and_changes_nothing()
    {
        var vera = await Portal.AddStaffAsync("Vera Holt", TherapistRole.Supervisor);
        var without = await ShareAsync(vera.Id);
        Assert.That(without.FieldErrors.Single(), Does.Contain("only with the client's consent"));
        await ShareAsync(vera.Id, agreed: true);
        var supervisor = await Portal.SignInAsync(vera.Email);

        var list = await supervisor.OpenAsync("/");
        var file = await list.FollowAsync("Maren Lindqvist");
        var answers = await supervisor.OpenAsync($"/supervision/{maren.Id}/homework/{homework}");

        Assert.That(list.Path, Is.EqualTo("/supervision"));
        Assert.That(file.Main, Does.Contain("a client of Dr Ines Okafor").And.Contain("the client agreed"));
        Assert.That(answers.Main, Does.Contain("That there is more to find.").And.Not.Contain("My own suspicion"));
        Assert.That(answers.Document.QuerySelectorAll("main form"), Is.Empty);
        Assert.That((await supervisor.OpenAsync($"/clients/{maren.Id}")).Html, Does.Not.Contain("Maren"));
        Assert.That((await supervisor.PostAsync($"/assignments/{homework}/review")).Html, Does.Not.Contain("marked as read"));
    }

    [Test]
    public async Task A_supervisor_with_whom_nothing_is_shared_sees_nothing()
    {
        var vera = await Portal.AddStaffAsync("Vera Holt", TherapistRole.Supervisor);
        var supervisor = await Portal.SignInAsync(vera.Email);

        Assert.That((await supervisor.OpenAsync("/supervision")).Main, Does.Contain("No file is shared with you now"));
        Assert.That((await supervisor.OpenAsync($"/supervision/{maren.Id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await supervisor.OpenAsync($"/supervision/{maren.Id}/homework/{homework}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Emergency_access_takes_a_reason_lasts_a_day_and_is_told_at_once()
    {
        var tomas = await Portal.SignInAsync(Portal.Practice.Colleague.Email);
        var form = await tomas.OpenAsync("/emergency-access/new");

        var terse = await form.SubmitAsync(("Who", maren.Email), ("Reason", "urgent"));
        var nobody = await terse.SubmitAsync(("Who", "Maren"), ("Reason", "She called me from the station."));
        var file = await nobody.SubmitAsync(("Who", maren.Email.ToUpperInvariant()), ("Reason", "She called me from the station."));
        await Portal.SweepAsync();

        Assert.That(terse.FieldErrors.Single(), Does.Contain("why this cannot wait"));
        Assert.That(nobody.FieldErrors.Single(), Does.Contain("No client of a colleague"));
        Assert.That(file.Main, Does.Contain("Emergency access until").And.Contain("Maren Lindqvist"));
        var mail = Portal.MailsTo(Portal.Practice.Owner.Email).Single(m => m.Subject == "A file was opened in an emergency");
        Assert.That(mail.Text, Does.Not.Contain("Maren").And.Not.Contain("station"));
        Assert.That((await ines.OpenAsync($"/clients/{maren.Id}/shares")).Main, Does.Contain("Tomas Berg").And.Contain("She called me from the station."));
        Assert.That((await ines.OpenAsync("/practice/shares")).Main, Does.Contain("Tomas Berg").And.Contain("She called me from the station.").And.Not.Contain("Maren"));
        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.EmergencyAccessTaken || e.Action == AuditAction.EmergencyAccessRefused)), Is.EqualTo(2));
        Portal.Clock.Advance(TimeSpan.FromHours(25));
        Assert.That((await (await Portal.SignInAsync(Portal.Practice.Colleague.Email)).OpenAsync($"/clients/{maren.Id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_owner_ends_a_colleagues_emergency_access()
    {
        var tomas = await Portal.SignInAsync(Portal.Practice.Colleague.Email);
        await (await tomas.OpenAsync("/emergency-access/new")).SubmitAsync(("Who", "maren lindqvist"), ("Reason", "She called me from the station."));

        await (await ines.OpenAsync("/practice/shares")).PressAsync("End access of Tomas Berg");

        Assert.That((await tomas.OpenAsync($"/clients/{maren.Id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<Page> ShareAsync(Guid with, int from = 0, int days = 7, bool agreed = false)
    {
        var form = (await ines.OpenAsync($"/clients/{maren.Id}/shares")).Form($"/clients/{maren.Id}/shares")
            .Fill("Form.With", with.ToString()).Fill("Form.From", $"{Portal.Today.AddDays(from):yyyy-MM-dd}").Fill("Form.Until", $"{Portal.Today.AddDays(days):yyyy-MM-dd}");
        return await (agreed ? form.Fill("Form.AgreedOn", $"{Portal.Today:yyyy-MM-dd}") : form).SubmitAsync();
    }
}
