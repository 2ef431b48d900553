using System.Globalization;
using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>After sending: where it stands, what went, what comes, and what a therapist can still change.</summary>
public sealed class FollowingHomeworkTests(StorageProvider provider) : Scenario(provider)
{
    [Test]
    public async Task The_page_says_how_far_each_item_is_without_a_word_of_the_answers()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());
        var browser = await Portal.SignInAsync();
        var untouched = await browser.OpenAsync($"/assignments/{homework}");
        await Portal.AnswerAsync(homework, ("how-i-see-myself", "I check everything twice."), ("what-i-fear", "That there is more."), ("steps-for-myself", ""));
        await Portal.KeepPrivateAsync(homework, "what-i-fear");

        var begun = await browser.OpenAsync($"/assignments/{homework}");

        Assert.That(untouched.All(".work-list li"), Is.All.EndsWith("Not opened"));
        Assert.That(begun.All(".work-list li")[0], Does.EndWith("Page opened, not begun"));
        Assert.That(begun.All(".work-list li")[1], Does.EndWith("Started, 2 of 10 answered"));
        Assert.That(begun.Text, Does.Not.Contain("check everything").And.Not.Contain("there is more"));
    }

    [Test]
    public async Task Mails_that_went_and_mails_to_come_are_listed_with_the_reason()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());
        await Portal.SweepAsync();

        var page = await (await Portal.SignInAsync()).OpenAsync($"/assignments/{homework}");

        Assert.That(page.All("main tbody tr"), Is.EqualTo(new[]
        {
            "Today 10:22 Invitation Sent. The mail server took it.",
            "Fri 27 Nov 10:00 First reminder Goes only if something is still open.",
            "Mon 30 Nov 10:00 Before it is due Goes only if something is still open.",
            "Thu 3 Dec 10:00 Last reminder Goes only if it is late; then no more.",
            "Fri 4 Dec 10:00 To you: overdue Goes only if it has not come in by then.",
        }));
    }

    [Test]
    public async Task A_reminder_by_hand_goes_at_once_and_a_second_one_within_the_hour_is_asked_about()
    {
        var client = await Portal.EnrolClientAsync();
        var homework = await Portal.AssignAsync(client);
        await Portal.PassAsync(TimeSpan.FromHours(2));
        var page = await (await Portal.SignInAsync()).OpenAsync($"/assignments/{homework}");

        var reminded = await page.PressAsync("Remind now");
        await Portal.SweepAsync();
        var asked = await reminded.PressAsync("Remind now");
        await Portal.SweepAsync();
        var before = Portal.MailsTo(client.Email).Count();
        var sent = await asked.PressAsync("Send it");
        await Portal.SweepAsync();

        Assert.That(reminded.One(".flash"), Is.EqualTo("Reminder to Maren Lindqvist goes at once."));
        Assert.That(asked.Heading, Is.EqualTo("Send Maren another reminder?"));
        Assert.That(before, Is.EqualTo(2));
        Assert.That(sent.One(".flash"), Does.Contain("goes at once"));
        Assert.That(Portal.MailsTo(client.Email).Count(), Is.EqualTo(3));
    }

    [Test]
    public async Task Nobody_who_stopped_reminders_is_reminded_by_hand()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());
        await Portal.ChangeAsync(async db => (await db.Clients.SingleAsync()).Contact.StopReminders(Portal.Now));
        var page = await (await Portal.SignInAsync()).OpenAsync($"/assignments/{homework}");

        var refused = await page.PressAsync("Remind now");

        Assert.That(refused.All(".flash-warn")[0], Does.StartWith("This client has stopped reminders."));
        Assert.That((await Portal.NoticesAsync()).Select(n => n.Kind), Does.Not.Contain(NoticeKind.RemindNow));
    }

    [Test]
    public async Task A_later_due_date_moves_the_mails_and_keeps_the_link_open_longer()
    {
        var client = await Portal.EnrolClientAsync();
        var homework = await Portal.AssignAsync(client);
        await Portal.SweepAsync();
        var before = await LinkEndAsync();
        var page = await (await Portal.SignInAsync()).OpenAsync($"/assignments/{homework}");

        var moved = await page.Form($"/assignments/{homework}/extension").Fill("DueOn", "2026-12-10").SubmitAsync();

        Assert.That(moved.One(".flash"), Is.EqualTo("Homework of Maren Lindqvist is now due Thu 10 Dec."));
        Assert.That(moved.All("main tbody tr"), Does.Contain("Wed 9 Dec 10:00 Before it is due Goes only if something is still open."));
        Assert.That(moved.All("main tbody tr"), Does.Contain("Sat 12 Dec 10:00 Last reminder Goes only if it is late; then no more."));
        Assert.That(await LinkEndAsync() - before, Is.EqualTo(TimeSpan.FromDays(9)));
    }

    [TestCase("2026-11-01", "This day has passed")]
    [TestCase("9999-12-31", "Choose a day within the next year")]
    [TestCase("", "Choose a due date")]
    public async Task A_new_due_date_that_cannot_be_is_said_at_the_field(string day, string words)
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());
        var page = await (await Portal.SignInAsync()).OpenAsync($"/assignments/{homework}");

        var again = await page.Form($"/assignments/{homework}/extension").Fill("DueOn", day).SubmitAsync();

        Assert.That(again.FieldErrors, Is.EqualTo(new[] { words }));
        Assert.That(again.Form($"/assignments/{homework}/extension").ValueOf("DueOn"), Is.EqualTo(day));
    }

    [Test]
    public async Task Withdrawn_homework_sends_nothing_more_until_it_is_opened_again()
    {
        var client = await Portal.EnrolClientAsync();
        var homework = await Portal.AssignAsync(client);
        var page = await (await Portal.SignInAsync()).OpenAsync($"/assignments/{homework}");

        var withdrawn = await page.PressAsync("Withdraw");
        await Portal.SweepAsync();
        var quiet = Portal.Mails.Count;
        var undone = await withdrawn.PressAsync("Undo");
        await Portal.SweepAsync();

        Assert.That(withdrawn.One(".flash"), Does.StartWith("Homework of Maren Lindqvist withdrawn."));
        Assert.That(withdrawn.All("main tbody tr"), Is.All.EndsWith("Not sent: withdrawn."));
        Assert.That(quiet, Is.Zero);
        Assert.That(undone.One(".lede .chip"), Is.EqualTo("Not opened"));
        Assert.That(Portal.MailsTo(client.Email).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Returned_homework_is_open_again_with_a_mail_and_new_reminders()
    {
        var client = await Portal.EnrolClientAsync();
        var homework = await Portal.AssignAsync(client, dueInDays: 3);
        await Portal.SweepAsync();
        await Portal.AnswerAsync(homework, ("how-i-see-myself", "I check everything twice."));
        await Portal.SubmitAsync(homework);
        await Portal.PassAsync(TimeSpan.FromDays(5), TimeSpan.FromHours(12));
        var page = await (await Portal.SignInAsync()).OpenAsync($"/assignments/{homework}");

        var returned = await page.Form($"/assignments/{homework}/return").Fill("ReturnNote", "Say more about the second half.").Fill("ReturnDueOn", "2026-12-08").SubmitAsync();
        await Portal.SweepAsync();

        Assert.That(returned.One(".flash"), Is.EqualTo("Homework returned to Maren Lindqvist, due Tue 8 Dec."));
        Assert.That(returned.One(".lede .chip"), Is.EqualTo("Returned for more"));
        Assert.That(returned.Main, Does.Contain("Say more about the second half.").And.Contain("Started, 1 of 10 answered").Or.Contain("1 of 10 answered"));
        Assert.That(Portal.MailsTo(client.Email).Last().Subject, Is.EqualTo("Something to look at again"));
        Assert.That((await Portal.NoticesAsync(homework)).Where(n => n.State == NoticeState.Pending).Select(n => n.Kind),
            Is.EquivalentTo(new[] { NoticeKind.ReminderSoon, NoticeKind.ReminderBeforeDue, NoticeKind.ReminderOverdue, NoticeKind.TherapistOverdue }));
    }

    [Test]
    public async Task The_list_shows_what_is_in_what_is_late_and_whose()
    {
        var (maren, owen) = (await Portal.EnrolClientAsync("Maren Lindqvist"), await Portal.EnrolClientAsync("Owen Castellane"));
        var far = await Portal.EnrolClientAsync(new Enrolment { Name = "Kiri Waaka", TimeZone = "Pacific/Auckland" });
        await Portal.AssignAsync(maren, dueInDays: 1, items: Portal.WeeklyCheckIn);
        var handedIn = await Portal.AssignAsync(owen, dueInDays: 1, items: Portal.WeeklyCheckIn);
        await Portal.AssignAsync(far, dueInDays: 1, items: Portal.Reading);
        await Portal.SubmitAsync(handedIn);
        Portal.Clock.Advance(TimeSpan.FromHours(26)); // Wednesday noon here, the first minutes of Thursday in Auckland
        var browser = await Portal.SignInAsync();

        var late = await browser.OpenAsync("/assignments?state=overdue");
        var submitted = await browser.OpenAsync("/assignments?state=submitted");
        var hers = await browser.OpenAsync($"/assignments?client={maren.Id}&sort=-due");
        var junk = await browser.OpenAsync("/assignments?state=whatever&page=-3&sort=name&client=nobody");

        Assert.That(late.All("tbody th"), Is.EqualTo(new[] { "Kiri Waaka" }));
        Assert.That(submitted.All("tbody th"), Is.EqualTo(new[] { "Owen Castellane" }));
        Assert.That((await submitted.FollowAsync("Owen Castellane")).Path, Does.EndWith("/review"));
        Assert.That(hers.All("tbody th"), Is.EqualTo(new[] { "Maren Lindqvist" }));
        Assert.That(junk.All("tbody th"), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_long_list_costs_no_query_per_row()
    {
        var browser = await Portal.SignInAsync();
        var client = await Portal.EnrolClientAsync("Maren Lindqvist");
        await Portal.AssignAsync(client);
        await browser.OpenAsync("/assignments");
        var few = (await Portal.QueriesOf(() => browser.OpenAsync("/assignments"))).Count;
        foreach (var nth in Enumerable.Range(1, 30))
            await Portal.AssignAsync(await Portal.EnrolClientAsync($"Client {nth.ToString(CultureInfo.InvariantCulture)}", $"c{nth}@mail.example"));

        var many = (await Portal.QueriesOf(() => browser.OpenAsync("/assignments"))).Count;

        Assert.That(many, Is.EqualTo(few));
        Assert.That(browser.Page!.All("tbody tr"), Has.Count.EqualTo(25));
        Assert.That(browser.Page!.One(".pager"), Does.Contain("1 to 25 of 31"));
    }

    [Test]
    public async Task Acts_and_views_are_in_the_audit_trail()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());
        var page = await (await Portal.SignInAsync()).OpenAsync($"/assignments/{homework}");
        await (await page.PressAsync("Withdraw")).PressAsync("Undo");

        var actions = await Portal.ReadAsync(db => db.AuditEntries.Where(e => e.ObjectId == homework).OrderBy(e => e.At).Select(e => e.Action).ToListAsync());

        Assert.That(actions, Does.Contain(AuditAction.HomeworkViewed).And.Contain(AuditAction.HomeworkWithdrawn).And.Contain(AuditAction.HomeworkRestored));
    }

    private Task<DateTime> LinkEndAsync() => Portal.ReadAsync(db => db.AccessLinks.Select(l => l.ExpiresAt).SingleAsync());
}
