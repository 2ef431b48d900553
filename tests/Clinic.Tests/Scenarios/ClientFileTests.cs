using System.Net;
using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>A therapist looks into a client's file and changes how that client is reached.</summary>
public sealed class ClientFileTests(StorageProvider provider) : Scenario(provider)
{
    private EnrolledClient maren = null!;
    private Browser ines = null!;

    [SetUp]
    public async Task EnrolMaren() => (maren, ines) = (await Portal.EnrolClientAsync("Maren Lindqvist"), await Portal.SignInAsync());

    [TestCase("")]
    [TestCase("/homework")]
    [TestCase("/mail")]
    [TestCase("/contact")]
    [TestCase("/trail")]
    [TestCase("/edit")]
    public async Task Every_look_into_a_file_is_noted_and_no_title_names_the_client(string tab)
    {
        var page = await ines.OpenAsync($"/clients/{maren.Id}{tab}");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Title, Does.Not.Contain("Maren"));
        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.ClientId == maren.Id && e.Action == AuditAction.ClientViewed && e.ActorId == Portal.Practice.Owner.Id)), Is.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("/contact")]
    [TestCase("/pin")]
    [TestCase("/discharge")]
    public async Task A_colleagues_client_does_not_exist(string tab)
    {
        var noor = await Portal.EnrolClientAsync(new Enrolment { Name = "Noor van Dijk", TherapistId = Portal.Practice.Colleague.Id });

        Assert.That((await ines.OpenAsync($"/clients/{noor.Id}{tab}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_file_shows_homework_distress_and_what_happened()
    {
        var homework = await Portal.AssignAsync(maren);
        await Portal.SweepAsync();
        await Portal.SubmitAsync(homework, 4, 7);

        var file = await ines.OpenAsync($"/clients/{maren.Id}");

        Assert.That(file.All("section tbody tr")[1], Does.Contain("4").And.Contain("7").Or.Contain("In, not read"));
        Assert.That(file.Main, Does.Contain("In, not read").And.Contain("up 3").And.Contain("Handed in").And.Contain("Mail: invitation").And.Contain("Homework assigned"));
        Assert.That(file.Document.QuerySelectorAll("svg [fill], svg [style]"), Is.Empty);
    }

    [Test]
    public async Task The_mail_page_says_what_goes_next_and_why()
    {
        await Portal.AssignAsync(maren, dueInDays: 7);
        await Portal.SweepAsync();

        var mail = await ines.OpenAsync($"/clients/{maren.Id}/mail");

        Assert.That(mail.Main, Does.Contain("Some days after the invitation, if it is not handed in").And.Contain("Fri 27 Nov 10:00").And.Contain("Sent"));
    }

    [Test]
    public async Task A_safety_hold_stops_all_mail_at_once_and_lifting_it_sends_the_invitation()
    {
        var contact = await ines.OpenAsync($"/clients/{maren.Id}/contact");
        var held = await contact.PressAsync("Stop all mail now");
        await Portal.AssignAsync(maren);
        await Portal.SweepAsync();
        Assert.That(held.Main, Does.Contain("No mail goes to Maren Lindqvist any more.").And.Contain("Safety hold"));
        Assert.That(Portal.Mails, Is.Empty);

        await held.PressAsync("Undo");
        await Portal.SweepAsync();

        Assert.That(Portal.MailsTo(maren.Email).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Nothing_goes_out_before_consent_is_recorded()
    {
        var priya = await Portal.EnrolClientAsync(new Enrolment { Name = "Priya Nair", EmailConsent = false });
        await Portal.AssignAsync(priya);
        await Portal.SweepAsync();
        Assert.That(Portal.Mails, Is.Empty);

        var given = await (await ines.OpenAsync($"/clients/{priya.Id}/contact")).Form($"/clients/{priya.Id}/email-consent").Fill("Consent.On", "2026-11-20").SubmitAsync();
        await Portal.SweepAsync();

        Assert.That(given.Main, Does.Contain("Given Fri 20 Nov."));
        Assert.That(Portal.MailsTo(priya.Email).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Consent_in_the_future_is_refused_at_its_field()
    {
        var priya = await Portal.EnrolClientAsync(new Enrolment { Name = "Priya Nair", EmailConsent = false });

        var page = await (await ines.OpenAsync($"/clients/{priya.Id}/contact")).Form($"/clients/{priya.Id}/email-consent").Fill("Consent.On", "2027-01-01").SubmitAsync();

        Assert.That(page.All(".field-error"), Is.EqualTo(new[] { "Consent cannot lie in the future" }));
    }

    [Test]
    public async Task A_mended_address_gets_the_mail_that_the_old_one_refused_and_old_links_end()
    {
        var homework = await Portal.AssignAsync(maren);
        await Portal.SweepAsync();
        await Portal.ChangeAsync(async db =>
        {
            (await db.Clients.SingleAsync()).Contact.Bounced(Portal.Now);
            var invitation = await db.Notices.SingleAsync(n => n.AssignmentId == homework && n.Kind == NoticeKind.Invitation);
            invitation.MarkRefused("550: the address was refused");
        });

        var saved = await (await ines.OpenAsync($"/clients/{maren.Id}/edit")).Form("form:has([name=PreferredName])").Fill("Email", "new@mail.example").SubmitAsync();
        await Portal.SweepAsync();

        Assert.That(saved.Main, Does.Contain("Links that went to the old address no longer open."));
        Assert.That(Portal.MailsTo("new@mail.example").Count(), Is.EqualTo(1));
        Assert.That(await Portal.ReadAsync(db => db.AccessLinks.CountAsync(l => l.RevokedAt == null)), Is.EqualTo(1));
        Assert.That((await ines.OpenAsync("/")).Main, Does.Not.Contain("Mail not delivered"));
    }

    [Test]
    public async Task Six_digits_are_shown_once_and_only_their_hash_is_kept()
    {
        var shown = await (await ines.OpenAsync($"/clients/{maren.Id}/pin")).Form("form:has([name='Pin.IsOwn'])").SubmitAsync();
        var digits = shown.One(".pin").Replace(" ", "", StringComparison.Ordinal);

        Assert.That(digits, Does.Match(@"^\d{6}$"));
        var client = await Portal.ReadAsync(db => db.Clients.SingleAsync());
        Assert.That(client.Pin.Hash, Is.Not.Empty.And.Not.Contain(digits));
        Assert.That((await ines.OpenAsync($"/clients/{maren.Id}/pin/once")).Heading, Is.EqualTo("Maren Lindqvist"));
    }

    [TestCase("short", "Choose 6 digits, or words of at least 8 characters.")]
    [TestCase("Maren Lindqvist", "A name is too easy to guess. Choose something else.")]
    [TestCase("120486", "A birth date is too easy to guess. Choose something else.")]
    public async Task A_word_that_is_too_easy_is_refused_at_its_field(string word, string complaint)
    {
        var page = await SetWordAsync(word);

        Assert.That(page.All(".field-error"), Is.EqualTo(new[] { complaint }));
        Assert.That(await Portal.ReadAsync(db => db.Clients.AllAsync(c => c.Pin.Hash == null)), Is.True);
    }

    [Test]
    public async Task An_agreed_word_is_set_and_can_be_removed()
    {
        var page = await SetWordAsync("the old boathouse");
        Assert.That(page.Main, Does.Contain("The word agreed with Maren Lindqvist is set."));

        await page.PressAsync("Remove the PIN");

        Assert.That(await Portal.ReadAsync(db => db.Clients.AllAsync(c => c.Pin.Hash == null)), Is.True);
        Assert.That(await ActionsAsync(), Is.SupersetOf(new[] { AuditAction.PinSet, AuditAction.PinReset }));
    }

    [Test]
    public async Task Ending_all_links_and_forgetting_all_devices_is_one_press_each()
    {
        await Portal.AssignAsync(maren);
        await Portal.SweepAsync();
        await Portal.ChangeAsync(async db => db.KnownDevices.Add(KnownDevice.Remember(await db.Clients.SingleAsync(), out _, Portal.Now)));
        var contact = await ines.OpenAsync($"/clients/{maren.Id}/contact");
        Assert.That(contact.Main, Does.Contain("1 browser").And.Contain("1 link opens now."));

        contact = await contact.PressAsync("End all links");
        contact = await contact.PressAsync("Forget all devices");

        Assert.That(contact.Main, Does.Contain("No link opens now.").And.Contain("None."));
        Assert.That(await Portal.ReadAsync(db => db.AccessLinks.AllAsync(l => l.RevokedAt != null)), Is.True);
    }

    [Test]
    public async Task Reminders_that_a_client_stopped_can_be_resumed_and_stopped_again()
    {
        await Portal.ChangeAsync(async db => (await db.Clients.SingleAsync()).Contact.StopReminders(Portal.Now));

        var resumed = await (await ines.OpenAsync($"/clients/{maren.Id}/contact")).PressAsync("Resume reminders");
        Assert.That(resumed.Main, Does.Contain("They go as planned."));

        Assert.That((await resumed.PressAsync("Undo")).Main, Does.Contain("Resume only if Maren wishes it."));
    }

    [Test]
    public async Task Safe_hours_move_the_reminders_and_half_of_them_is_refused()
    {
        await Portal.AssignAsync(maren, dueInDays: 7);
        var contact = await ines.OpenAsync($"/clients/{maren.Id}/contact");
        var refused = await contact.Form($"/clients/{maren.Id}/safe-hours").Fill("SafeHours.From", "13:00").SubmitAsync();
        Assert.That(refused.All(".field-error"), Is.EqualTo(new[] { "Give both safe hours, or neither." }));
        Assert.That(refused.Form($"/clients/{maren.Id}/safe-hours").ValueOf("SafeHours.From"), Is.EqualTo("13:00"));

        await refused.Form($"/clients/{maren.Id}/safe-hours").Fill("SafeHours.Until", "14:30").SubmitAsync();

        Assert.That((await ines.OpenAsync($"/clients/{maren.Id}/mail")).Main, Does.Contain("Fri 27 Nov 13:00").And.Contain("13:00 to 14:30").And.Contain("Today 13:00 Invitation"));
        await Portal.SweepAsync();
        Assert.That(Portal.Mails, Is.Empty);
        await Portal.PassAsync(TimeSpan.FromHours(3));
        Assert.That(Portal.MailsTo(maren.Email).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_discharge_tells_what_follows_stops_the_mail_and_can_be_undone()
    {
        var homework = await Portal.AssignAsync(maren, dueInDays: 7);
        await Portal.SweepAsync();
        var question = await ines.OpenAsync($"/clients/{maren.Id}/discharge");
        Assert.That(question.Main, Does.Contain("planned mails do not go out").And.Contain("1 piece of open homework stays as it is"));

        var discharged = await question.Form($"/clients/{maren.Id}/discharge").SubmitAsync();
        Assert.That(discharged.Main, Does.Contain("Maren Lindqvist discharged.").And.Contain("Readmit"));
        Assert.That(await StatesAsync(homework), Has.None.EqualTo(NoticeState.Pending));

        var readmitted = await discharged.PressAsync("Undo");

        Assert.That(readmitted.Main, Does.Contain("Maren Lindqvist readmitted."));
        Assert.That(await StatesAsync(homework), Has.Some.EqualTo(NoticeState.Pending));
        Assert.That(await Portal.ReadAsync(db => db.Clients.Select(c => c.Status).SingleAsync()), Is.EqualTo(ClientStatus.Active));
    }

    private async Task<Page> SetWordAsync(string word) =>
        await (await ines.OpenAsync($"/clients/{maren.Id}/pin")).Form("form:has([name='Pin.IsOwn'])").Fill("Pin.IsOwn", "true").Fill("Pin.Words", word).SubmitAsync();

    private async Task<IEnumerable<NoticeState>> StatesAsync(Guid homework) => (await Portal.NoticesAsync(homework)).Select(n => n.State);

    private Task<List<AuditAction>> ActionsAsync() => Portal.ReadAsync(db => db.AuditEntries.Where(e => e.ClientId == maren.Id).Select(e => e.Action).ToListAsync());
}
