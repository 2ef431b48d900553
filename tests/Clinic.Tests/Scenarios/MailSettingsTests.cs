using System.Net;
using Clinic.Mail;
using Clinic.Notices;
using Clinic.Practices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>What the owner and a therapist decide about mail, and the list of mails.</summary>
public sealed class MailSettingsTests(StorageProvider provider) : Scenario(provider)
{
    private readonly ScriptedMailer mailer = new();

    protected override PortalOptions Options => new() { Mailer = mailer };

    [Test]
    public async Task Steps_quiet_days_and_the_choice_in_doubt_are_kept()
    {
        var owner = await Portal.SignInAsync();
        var page = await owner.OpenAsync("/practice/mail");

        await page.Form("/practice/mail").Fill("Form.SoonAfter", "2").Fill("Form.AfterDue", "0").Fill("Form.MostPerWeek", "3").Choose("Form.Quiet", "Saturday", "Sunday").Choose("Form.WhenInDoubt", "AssumeSent").SubmitAsync();

        var practice = await Portal.ReadAsync(db => db.Practices.SingleAsync(p => p.Id == db.PracticeId));
        Assert.That(practice.Reminders, Is.EqualTo(new ReminderPlan(2, 1, 0, 3, WeekDays.Saturday | WeekDays.Sunday)));
        Assert.That(practice.WhenInDoubt, Is.EqualTo(InDoubtChoice.AssumeSent));
        Assert.That((await owner.OpenAsync("/practice/mail")).Form("/practice/mail").ValueOf("Form.SoonAfter"), Is.EqualTo("2"));
    }

    [Test]
    public async Task Seven_quiet_days_are_refused_beside_the_field()
    {
        var page = await (await Portal.SignInAsync()).OpenAsync("/practice/mail");

        page = await page.Form("/practice/mail").Choose("Form.Quiet", [.. Enum.GetNames<DayOfWeek>()]).SubmitAsync();

        Assert.That(page.FieldErrors, Has.Some.Contains("Leave at least one day"));
    }

    [TestCase("Form.SoonAfter", "")]
    [TestCase("Form.SoonAfter", "-1")]
    [TestCase("Form.BeforeDue", "15")]
    [TestCase("Form.AfterDue", "two")]
    [TestCase("Form.MostPerWeek", "0")]
    public async Task A_number_that_makes_no_sense_is_refused_and_kept_as_typed(string field, string typed)
    {
        var page = await (await Portal.SignInAsync()).OpenAsync("/practice/mail");

        page = await page.Form("/practice/mail").Fill(field, typed).SubmitAsync();

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.FieldErrors, Has.Count.EqualTo(1));
        Assert.That(page.Form("/practice/mail").ValueOf(field), Is.EqualTo(typed));
    }

    [Test]
    public async Task Reminders_keep_off_quiet_days()
    {
        await Portal.ChangeAsync(async db => (await db.Practices.SingleAsync(p => p.Id == db.PracticeId)).ChangeReminders(ReminderPlan.Usual with { QuietDays = WeekDays.Friday | WeekDays.Saturday | WeekDays.Sunday }));
        await Portal.AssignAsync(await Portal.EnrolClientAsync(), dueInDays: 12); // a Tuesday: +3 is a Friday, due on a Sunday

        await Portal.SweepAsync();
        await Portal.PassAsync(TimeSpan.FromDays(20));

        var days = mailer.Letters.Where(l => l.ToAddress == "maren@mail.example").Select(l => Zones.ToLocal(l.Date, Portal.Zone).DayOfWeek);
        Assert.That(days, Is.EqualTo(new[] { DayOfWeek.Tuesday, DayOfWeek.Monday, DayOfWeek.Thursday, DayOfWeek.Tuesday }));
    }

    [Test]
    public async Task A_step_that_is_switched_off_sends_nothing()
    {
        await Portal.ChangeAsync(async db => (await db.Practices.SingleAsync(p => p.Id == db.PracticeId)).ChangeReminders(ReminderPlan.Usual with { SoonAfter = 0, BeforeDue = 0, AfterDue = 0 }));
        await Portal.AssignAsync(await Portal.EnrolClientAsync());

        await Portal.SweepAsync();
        await Portal.PassAsync(TimeSpan.FromDays(20));

        Assert.That(mailer.Letters.Select(l => l.Subject), Is.EqualTo(new[] { "Something for this week", "Something is overdue" }));
    }

    [Test]
    public async Task Never_more_reminders_in_a_week_than_the_practice_wishes()
    {
        await Portal.ChangeAsync(async db => (await db.Practices.SingleAsync(p => p.Id == db.PracticeId)).ChangeReminders(ReminderPlan.Usual with { MostPerWeek = 1 }));
        var client = await Portal.EnrolClientAsync();
        for (var due = 5; due < 12; due++)
            await Portal.AssignAsync(client, dueInDays: due);

        await Portal.PassAsync(TimeSpan.FromDays(25));

        var reminders = (await Portal.NoticesAsync()).Where(n => n.IsReminder && n.SentAt is not null).Select(n => n.SentAt!.Value).Order().ToList();
        Assert.That(reminders, Has.Count.GreaterThan(1));
        Assert.That(reminders.Zip(reminders.Skip(1), (a, b) => (b - a).TotalDays), Is.All.GreaterThanOrEqualTo(7));
    }

    [Test]
    public async Task A_test_mail_says_what_the_server_answered()
    {
        var owner = await Portal.SignInAsync();
        var page = await (await owner.OpenAsync("/practice/mail")).PressAsync("Send a test mail");
        Assert.That(page.Text, Does.Contain("The mail server took the test mail to " + Portal.Practice.Owner.Email));

        mailer.Answer = _ => throw new MailRefused("554: the message was refused");
        Assert.That((await page.PressAsync("Send a test mail")).Text, Does.Contain("The mail server refused the test mail: 554: the message was refused."));

        mailer.IsAway = true;
        Assert.That((await owner.Page!.PressAsync("Send a test mail")).Text, Does.Contain("Nothing answers at the mail server's address and port."));
    }

    [Test]
    public async Task A_colleague_who_is_no_owner_changes_nothing() =>
        Assert.That((await (await Portal.SignInAsync(Portal.Practice.Colleague.Email)).OpenAsync("/practice/mail")).Status, Is.Not.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task A_mail_in_doubt_is_listed_and_can_be_sent_again_or_laid_aside()
    {
        await Portal.ChangeAsync(async db => (await db.Practices.SingleAsync(p => p.Id == db.PracticeId)).ChangeWhenInDoubt(InDoubtChoice.AssumeSent));
        mailer.Answer = letter => letter.ToAddress == "maren@mail.example" ? throw new MailInDoubt("No answer came after the mail was handed over.") : "250";
        await Portal.AssignAsync(await Portal.EnrolClientAsync());
        await Portal.SweepAsync();
        var therapist = await Portal.SignInAsync();

        Assert.That((await therapist.OpenAsync("/")).Text, Does.Contain("In doubt").And.Contains("The mail server had it and never answered. It may have arrived."));
        var page = await therapist.OpenAsync("/notices?state=in-doubt");
        Assert.That(page.Main, Does.Contain("Maren Lindqvist").And.Contains("It may have arrived."));
        page = await page.PressAsync("It arrived");
        Assert.That(page.Main, Does.Contain("Of every mail it is known what became of it."));
        page = await page.PressAsync("Undo");
        mailer.Answer = _ => "250";
        page = await page.PressAsync("Send again");
        await Portal.SweepAsync();

        Assert.That(mailer.Letters.Where(l => l.ToAddress == "maren@mail.example").Select(l => l.MessageId).Distinct().Count(), Is.EqualTo(1));
        Assert.That((await therapist.OpenAsync("/notices?state=sent")).Main, Does.Contain("The mail server took it."));
    }

    [Test]
    public async Task A_mail_to_a_refused_address_is_not_sent_again_before_the_address_is_mended()
    {
        mailer.Answer = letter => letter.ToAddress == "maren@mail.example" ? throw new MailRefused("550: the address was refused") { IsAddress = true } : "250";
        await Portal.AssignAsync(await Portal.EnrolClientAsync());
        await Portal.SweepAsync();

        var page = await (await (await Portal.SignInAsync()).OpenAsync("/notices?state=failed")).PressAsync("Send again");

        Assert.That(page.Text, Does.Contain("No mail goes to this client now: the address refused mail."));
    }

    [TestCase("nonsense")]
    [TestCase("")]
    [TestCase("<script>")]
    public async Task An_unknown_list_shows_what_is_coming(string state)
    {
        var page = await (await Portal.SignInAsync()).OpenAsync("/notices?state=" + Uri.EscapeDataString(state) + "&page=99");

        Assert.That(page.Main, Does.Contain("No mail is planned."));
    }

    [Test]
    public async Task Another_therapists_mails_are_not_shown_and_cannot_be_sent()
    {
        mailer.Answer = _ => throw new MailRefused("550: the address was refused");
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());
        await Portal.SweepAsync();
        var failed = (await Portal.NoticesAsync(homework)).First(n => n.State == NoticeState.Failed && n.IsForClient);
        var colleague = await Portal.SignInAsync(Portal.Practice.Colleague.Email);

        Assert.That((await colleague.OpenAsync("/notices?state=failed")).Main, Does.Contain("Every mail was taken."));
        Assert.That((await colleague.PostAsync($"/notices/{failed.Id}/resending")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        await colleague.OpenAsync("/notices");
        Assert.That((await colleague.PostAsync($"/notices/{failed.Id}/closing")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task News_once_a_day_comes_in_one_mail_that_names_nobody()
    {
        var therapist = await Portal.SignInAsync();
        await (await therapist.OpenAsync("/account/mails")).Form("/account/mails").Choose("Daily", "true").Fill("At", "08:00").SubmitAsync();
        foreach (var name in new[] { "Maren Lindqvist", "Jonas Berg", "Ada Holm" })
            await Portal.SubmitAsync(await Portal.AssignAsync(await Portal.EnrolClientAsync(name)));

        await Portal.SweepAsync();
        Assert.That(mailer.Letters.Where(l => l.ToAddress == Portal.Practice.Owner.Email), Is.Empty);
        await Portal.PassAsync(TimeSpan.FromDays(1), TimeSpan.FromMinutes(10));

        var mail = mailer.Letters.Single(l => l.ToAddress == Portal.Practice.Owner.Email);
        Assert.That(mail.Text, Does.Contain("Handed in: 3"));
        Assert.That(Zones.ToLocal(mail.Date, Portal.Zone).TimeOfDay, Is.InRange(new TimeSpan(8, 0, 0), new TimeSpan(8, 10, 0)));
        Assert.That(mail.Text, Does.Not.Contain("Maren").And.Not.Contains("Jonas").And.Not.Contains("Ada"));
    }

    [Test]
    public async Task After_a_stop_of_the_portal_old_reminders_are_skipped_and_the_rest_comes_one_by_one()
    {
        var client = await Portal.EnrolClientAsync();
        for (var i = 0; i < 3; i++)
            await Portal.AssignAsync(client, dueInDays: 14, sendInDays: 1);
        await Portal.AssignAsync(client, dueInDays: 9);
        await Portal.SweepAsync();

        Portal.Clock.Advance(TimeSpan.FromHours(72.5)); // the portal was off: three invitations and a reminder fell into it
        await Portal.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromMinutes(15));

        var sent = (await Portal.NoticesAsync()).Where(n => n is { IsForClient: true, SentAt: not null }).Select(n => n.SentAt!.Value).Order().ToList();
        Assert.That(sent.Zip(sent.Skip(1), (a, b) => (b - a).TotalHours), Is.All.GreaterThanOrEqualTo(6));
        Assert.That((await Portal.NoticesAsync()).Count(n => n.Kind == NoticeKind.Invitation && n.State == NoticeState.Sent), Is.EqualTo(4));
    }
}
