using Clinic.Assignments;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using static Clinic.Notices.NoticeKind;

namespace Clinic.Tests.Scenarios;

/// <summary>What arrives in a client's mailbox, and when, as the weeks go by.</summary>
public sealed class RemindersTests(StorageProvider provider) : Scenario(provider)
{
    /// <summary>Hour by hour through both changes of the clocks, in three parts of the world.</summary>
    [Test]
    public async Task Through_a_year_each_planned_mail_comes_once_on_its_day_and_by_daylight()
    {
        EnrolledClient[] clients =
        [
            await Portal.EnrolClientAsync(new Enrolment { Name = "Maren", TimeZone = "Europe/Stockholm" }),
            await Portal.EnrolClientAsync(new Enrolment { Name = "Nina", TimeZone = "America/New_York" }),
            await Portal.EnrolClientAsync(new Enrolment { Name = "Aroha", TimeZone = "Pacific/Auckland" }),
        ];
        for (var round = 0; round < 26; round++)
        {
            foreach (var client in clients)
                await Portal.AssignAsync(client, dueInDays: 9);
            await Portal.PassAsync(TimeSpan.FromDays(14));
        }

        var notices = await Portal.NoticesAsync();
        Assert.That(notices.Select(n => n.State), Is.All.EqualTo(NoticeState.Sent));
        Assert.That(notices, Has.Count.EqualTo(26 * 3 * 5));
        Assert.That(Portal.Mails.Select(m => m.MessageId), Is.Unique.And.Exactly(notices.Count).Items);
        foreach (var client in clients)
        {
            var zone = await Portal.ReadAsync(db => db.Clients.Where(c => c.Id == client.Id).Select(c => c.TimeZone).SingleAsync());
            var sent = notices.Where(n => n.ClientId == client.Id && n.IsForClient).ToList();
            Assert.That(sent.Select(n => Zones.DateOf(n.SentAt!.Value, zone)), Is.Unique, $"one mail a day in {zone}");
            Assert.That(sent.Where(n => n.IsReminder).Select(n => Zones.DateOf(n.SentAt!.Value, zone)), Is.EqualTo(sent.Where(n => n.IsReminder).Select(n => n.LocalDate)), "on its day");
            Assert.That(sent.Where(n => n.IsReminder).Select(n => Zones.ToLocal(n.SentAt!.Value, zone).Hour), Is.All.InRange(9, 18), $"by daylight in {zone}");
            Assert.That(sent.Where(n => n.IsReminder), Has.All.Matches<Notice>(n => n.SentAt >= n.DueAt && n.SentAt < n.DueAt.AddHours(1)), "never early, within the hour");
        }
    }

    [Test]
    public async Task What_was_handed_in_brings_no_more_mail()
    {
        var client = await Portal.EnrolClientAsync();
        var homework = await Portal.AssignAsync(client, dueInDays: 9);
        await Portal.PassAsync(TimeSpan.FromDays(2));

        await Portal.SubmitAsync(homework);
        await Portal.PassAsync(TimeSpan.FromDays(20));

        Assert.That(Portal.MailsTo(client.Email).Select(m => m.Subject), Is.EqualTo(new[] { "Something for this week" }));
        Assert.That(Portal.MailsTo(Portal.Practice.Owner.Email).Select(m => m.Subject), Is.EqualTo(new[] { "Something new came in" }));
    }

    [Test]
    public async Task What_was_withdrawn_brings_no_more_mail()
    {
        var client = await Portal.EnrolClientAsync();
        var homework = await Portal.AssignAsync(client, dueInDays: 9);
        await Portal.PassAsync(TimeSpan.FromDays(4));

        await Portal.WithdrawAsync(homework);
        await Portal.PassAsync(TimeSpan.FromDays(20));

        Assert.That(Portal.Mails, Has.Count.EqualTo(2), "the invitation and one reminder, from before");
    }

    [Test]
    public async Task A_discharged_client_gets_no_more_mail_though_nobody_touched_the_homework()
    {
        var client = await Portal.EnrolClientAsync();
        var homework = await Portal.AssignAsync(client, dueInDays: 9);
        await Portal.SweepAsync();

        await Portal.DischargeAsync(client);
        await Portal.PassAsync(TimeSpan.FromDays(20));

        Assert.That(Portal.MailsTo(client.Email).Count(), Is.EqualTo(1));
        Assert.That((await Portal.NoticesAsync(homework)).Where(n => n.IsReminder).Select(n => n.SkippedBecause), Is.All.EqualTo("discharged"));
    }

    [Test]
    public async Task Between_two_sweeps_the_wish_to_stop_is_kept()
    {
        var client = await Portal.EnrolClientAsync();
        await Portal.AssignAsync(client, dueInDays: 9);
        await Portal.SweepAsync();
        Portal.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromHours(1)); // the first reminder is due, no sweep has seen it yet

        await Portal.ChangeAsync(async db => (await db.Clients.SingleAsync()).Contact.StopReminders(Portal.Now));
        await Portal.SweepAsync();

        Assert.That(Portal.Mails, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Several_open_homeworks_bring_one_reminder_a_day()
    {
        var client = await Portal.EnrolClientAsync();
        Guid[] homeworks = [await Portal.AssignAsync(client, dueInDays: 9), await Portal.AssignAsync(client, dueInDays: 9), await Portal.AssignAsync(client, dueInDays: 12)];
        await Portal.SweepAsync();
        Assert.That(Portal.Mails, Has.Count.EqualTo(3), "what the therapist assigns by hand goes out");

        await Portal.PassAsync(TimeSpan.FromDays(20));

        var sent = (await Portal.NoticesAsync()).Where(n => n.IsReminder && n.State == NoticeState.Sent).ToList();
        Assert.That(sent.Select(n => Zones.DateOf(n.SentAt!.Value, Portal.Zone)), Is.Unique);
        Assert.That((await Portal.NoticesAsync()).Where(n => n.State == NoticeState.Skipped).Select(n => n.SkippedBecause), Is.Not.Empty.And.All.EqualTo("another mail went that day"));
        Assert.That(homeworks, Has.Length.EqualTo(3));
    }

    [Test]
    public async Task After_three_days_of_silence_there_is_no_burst()
    {
        var client = await Portal.EnrolClientAsync();
        var (first, second) = (await Portal.AssignAsync(client, dueInDays: 9), await Portal.AssignAsync(client, dueInDays: 7));
        await Portal.PassAsync(TimeSpan.FromDays(2));
        var before = Portal.Mails.Count;

        Portal.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromHours(2)); // nothing runs: two reminders fall due and grow old
        await Portal.SweepAsync();
        await Portal.SweepAsync();

        Assert.That(Portal.Mails.Count - before, Is.LessThanOrEqualTo(1));
        var missed = (await Portal.NoticesAsync()).Where(n => n.IsReminder && n.DueAt < Portal.Now - Notice.StaleAfter).ToList();
        Assert.That(missed, Is.Not.Empty);
        Assert.That(missed.Select(n => (n.State, n.SkippedBecause)), Is.All.EqualTo((NoticeState.Skipped, "too late to be useful")));
        Assert.That(first, Is.Not.EqualTo(second));
    }

    [Test]
    public async Task An_invitation_that_waited_out_the_silence_still_goes()
    {
        var client = await Portal.EnrolClientAsync();
        await Portal.AssignAsync(client, dueInDays: 9);

        Portal.Clock.Advance(TimeSpan.FromDays(3));
        await Portal.SweepAsync();

        Assert.That(Portal.MailsTo(client.Email).Select(m => m.Subject), Is.EqualTo(new[] { "Something for this week" }));
    }

    [Test]
    public async Task New_homework_and_a_reminder_of_older_homework_due_at_once_are_one_mail_and_it_is_the_invitation()
    {
        var client = await Portal.EnrolClientAsync();
        await Portal.AssignAsync(client, dueInDays: 9);
        await Portal.SweepAsync();
        Portal.Clock.Advance(TimeSpan.FromDays(3));

        await Portal.AssignAsync(client, dueInDays: 9, items: Portal.WeeklyCheckIn);
        await Portal.SweepAsync();

        Assert.That(Portal.MailsTo(client.Email).Select(m => m.Subject), Is.EqualTo(new[] { "Something for this week", "Something for this week" }));
    }

    [Test]
    public async Task When_nothing_comes_the_therapist_is_told_once_and_the_client_left_alone()
    {
        var client = await Portal.EnrolClientAsync();
        await Portal.AssignAsync(client, dueInDays: 9);

        await Portal.PassAsync(TimeSpan.FromDays(40));

        Assert.That(Portal.MailsTo(client.Email).Select(m => m.Subject), Is.EqualTo(new[] { "Something for this week", "A short reminder", "A short reminder", "Still open, if you want it" }));
        Assert.That(Portal.MailsTo(Portal.Practice.Owner.Email).Select(m => m.Subject), Is.EqualTo(new[] { "Something is overdue" }));
    }

    [Test]
    public async Task Somebody_who_has_begun_is_reminded_in_other_words()
    {
        var client = await Portal.EnrolClientAsync();
        var homework = await Portal.AssignAsync(client, dueInDays: 9);
        await Portal.SweepAsync();
        await Portal.AnswerAsync(homework, ("what-i-fear", "That there is more."));

        await Portal.PassAsync(TimeSpan.FromDays(4));

        Assert.That(Portal.MailsTo(client.Email).Last().Subject, Is.EqualTo("You can pick up where you stopped"));
    }

    [Test]
    public async Task Without_consent_no_mail_goes_and_the_row_says_why()
    {
        var client = await Portal.EnrolClientAsync(new Enrolment { Name = "Priya Nair", EmailConsent = false });
        var homework = await Portal.AssignAsync(client);

        await Portal.SweepAsync();

        Assert.That(Portal.Mails, Is.Empty);
        Assert.That((await Portal.NoticesAsync(homework)).Single(n => n.Kind == Invitation).SkippedBecause, Is.EqualTo("no consent to e-mail"));
    }

    [Test]
    public async Task Homework_for_later_is_announced_on_its_day()
    {
        var client = await Portal.EnrolClientAsync();
        await Portal.AssignAsync(client, dueInDays: 14, sendInDays: 5);

        await Portal.PassAsync(TimeSpan.FromDays(5) - TimeSpan.FromMinutes(1));
        Assert.That(Portal.Mails, Is.Empty);
        await Portal.PassAsync(TimeSpan.FromMinutes(1));

        Assert.That(Portal.Mails, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_mails_of_one_homework_carry_the_same_link()
    {
        var client = await Portal.EnrolClientAsync();
        await Portal.AssignAsync(client, dueInDays: 9);

        await Portal.PassAsync(TimeSpan.FromDays(10));

        Assert.That(Portal.MailsTo(client.Email).Select(m => m.Link).Distinct().Count(), Is.EqualTo(1));
        Assert.That(await Portal.ReadAsync(db => db.AccessLinks.CountAsync()), Is.EqualTo(1));
    }
}
