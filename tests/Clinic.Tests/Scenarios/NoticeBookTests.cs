using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Notices;
using Clinic.Practices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Clinic.Notices.NoticeKind;

namespace Clinic.Tests.Scenarios;

/// <summary>The mails of a homework follow what happens to it.</summary>
public sealed class NoticeBookTests(StorageProvider provider) : Scenario(provider)
{
    private EnrolledClient client = null!;
    private Guid homework;

    [SetUp]
    public async Task AssignForTenDays()
    {
        client = await Portal.EnrolClientAsync();
        homework = await Portal.AssignAsync(client, dueInDays: 10);
        await Portal.SweepAsync();
    }

    [Test]
    public async Task A_later_due_date_takes_the_waiting_reminders_along()
    {
        await ExtendAsync(dueInDays: 17);

        Assert.That(await WaitingAsync(), Is.EqualTo(new[] { (ReminderSoon, 3), (ReminderBeforeDue, 16), (ReminderOverdue, 19), (TherapistOverdue, 20) }));
    }

    [Test]
    public async Task An_earlier_due_date_drops_the_reminder_that_finds_no_room()
    {
        await ExtendAsync(dueInDays: 3);

        Assert.That(await WaitingAsync(), Is.EqualTo(new[] { (ReminderBeforeDue, 2), (ReminderOverdue, 5), (TherapistOverdue, 6) }));
        Assert.That((await Portal.NoticesAsync(homework)).Single(n => n.Kind == ReminderSoon).SkippedBecause, Is.EqualTo("the due date moved"));
    }

    [Test]
    public async Task There_and_back_again_is_as_before()
    {
        var before = await WaitingAsync();

        await ExtendAsync(dueInDays: 3);
        await ExtendAsync(dueInDays: 10);

        Assert.That(await WaitingAsync(), Is.EqualTo(before));
        Assert.That((await Portal.NoticesAsync(homework)).Select(n => n.OccurrenceKey), Is.Unique);
    }

    [Test]
    public async Task What_has_gone_already_does_not_go_again_for_a_new_date()
    {
        await Portal.PassAsync(TimeSpan.FromDays(9.5)); // invitation, +3 days and the day before are out
        var before = Portal.Mails.Count;

        await ExtendAsync(dueInDays: 10);
        await Portal.PassAsync(TimeSpan.FromDays(9));

        Assert.That(Portal.Mails.Skip(before).Select(m => m.Subject), Is.EqualTo(new[] { "A short reminder" }), "only the day before the new date");
    }

    [Test]
    public async Task An_undone_withdrawal_brings_back_what_still_lies_ahead()
    {
        var before = await WaitingAsync();
        await Portal.WithdrawAsync(homework);
        Assert.That(await WaitingAsync(), Is.Empty);

        await WithBookAsync(async (book, assignment, _, _) =>
        {
            assignment.UndoWithdraw();
            await book.ReopenAsync(assignment.Id, "withdrawn");
        });

        Assert.That(await WaitingAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_undone_withdrawal_does_not_catch_up_on_reminders_that_have_passed()
    {
        await Portal.WithdrawAsync(homework);
        Portal.Clock.Advance(TimeSpan.FromDays(5));

        await WithBookAsync(async (book, assignment, _, _) =>
        {
            assignment.UndoWithdraw();
            await book.ReopenAsync(assignment.Id, "withdrawn");
        });
        await Portal.SweepAsync();

        Assert.That(Portal.Mails, Has.Count.EqualTo(1), "the invitation of the first day");
    }

    [Test]
    public async Task Reminding_now_goes_at_once_and_counts_as_the_mail_of_the_day()
    {
        Portal.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromHours(1));
        await WithBookAsync((book, assignment, row, practice) =>
        {
            book.SendNow(RemindNow, assignment, row, practice);
            return Task.CompletedTask;
        });

        await Portal.SweepAsync();
        await Portal.PassAsync(TimeSpan.FromHours(12));

        Assert.That(Portal.Mails, Has.Count.EqualTo(2));
        Assert.That((await Portal.NoticesAsync(homework)).Single(n => n.Kind == ReminderSoon).SkippedBecause, Is.EqualTo("another mail went that day"));
    }

    [Test]
    public async Task Reminding_twice_by_hand_is_two_mails()
    {
        for (var i = 0; i < 2; i++)
        {
            await WithBookAsync((book, assignment, row, practice) =>
            {
                book.SendNow(RemindNow, assignment, row, practice);
                return Task.CompletedTask;
            });
        }

        await Portal.SweepAsync();

        Assert.That(Portal.Mails, Has.Count.EqualTo(3));
    }

    private Task ExtendAsync(int dueInDays) => WithBookAsync((book, assignment, row, practice) =>
    {
        assignment.Extend(Portal.Today.AddDays(dueInDays), Portal.Now);
        return book.RescheduleAsync(assignment, row, practice);
    });

    private Task WithBookAsync(Func<NoticeBook, Assignment, Client, Practice, Task> act) => Portal.InPracticeAsync(async services =>
    {
        var db = services.GetRequiredService<Clinic.Data.ClinicContext>();
        await act(services.GetRequiredService<NoticeBook>(), await db.Assignments.SingleAsync(a => a.Id == homework), await db.Clients.SingleAsync(), await db.Practices.SingleAsync(p => p.Id == db.PracticeId));
        return await db.SaveChangesAsync();
    });

    /// <summary>What still waits, and on which day from today.</summary>
    private async Task<IEnumerable<(NoticeKind, int)>> WaitingAsync() =>
        (await Portal.NoticesAsync(homework)).Where(n => n.State == NoticeState.Pending).Select(n => (n.Kind, n.LocalDate.DayNumber - Portal.Today.DayNumber));
}
