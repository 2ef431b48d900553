using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Notices;
using Clinic.Tests.Support;

namespace Clinic.Tests.Domain;

[Category("Domain"), Parallelizable]
public sealed class NoticeTests
{
    private static readonly DateTime Now = Sample.Now;

    [Test]
    public void After_a_temporary_refusal_it_waits_1_5_15_60_and_then_240_minutes()
    {
        var notice = Reminder();
        var waits = new List<double>();
        var at = Now;
        for (var i = 0; i < 7; i++)
        {
            notice.MarkDelayed("451", at);
            waits.Add((notice.NextAttemptAt - at).TotalMinutes);
            at = notice.NextAttemptAt;
        }

        Assert.That(waits, Is.EqualTo(new[] { 1, 5, 15, 60, 240, 240, 240 }));
        Assert.That(notice.State, Is.EqualTo(NoticeState.Pending));
    }

    [Test]
    public void After_a_day_of_temporary_refusals_it_has_failed()
    {
        var notice = Reminder();
        for (var i = 0; notice.State == NoticeState.Pending && i < 50; i++)
            notice.MarkDelayed("451", notice.NextAttemptAt);

        Assert.That(notice.State, Is.EqualTo(NoticeState.Failed));
        Assert.That(notice.NextAttemptAt, Is.InRange(notice.DueAt.AddHours(24), notice.DueAt.AddHours(28)));
    }

    [Test]
    public void A_first_refusal_long_after_it_was_due_is_no_failure_yet()
    {
        var notice = Reminder();

        notice.MarkDelayed("451", Now.AddDays(3));

        Assert.That(notice.State, Is.EqualTo(NoticeState.Pending));
    }

    [Test]
    public void A_permanent_refusal_ends_it()
    {
        var notice = Reminder();

        notice.MarkRefused("550: the address was refused");

        Assert.That(notice.State, Is.EqualTo(NoticeState.Failed));
        Assert.That(notice.IsWaiting, Is.False);
    }

    [Test]
    public void What_was_sent_can_be_skipped_no_more()
    {
        var notice = Reminder();
        notice.MarkSent("250 accepted", Now);

        notice.Skip("submitted", Now);

        Assert.That(notice.State, Is.EqualTo(NoticeState.Sent));
        Assert.That(notice.SkippedBecause, Is.Null);
    }

    [Test]
    public void Undo_revives_only_what_was_skipped()
    {
        var (skipped, sent) = (Reminder(), Reminder());
        skipped.Skip("withdrawn", Now);
        sent.MarkSent(null, Now);

        skipped.Revive(Now.AddDays(1));
        sent.Revive(Now.AddDays(1));

        Assert.That(skipped.State, Is.EqualTo(NoticeState.Pending));
        Assert.That(skipped.NextAttemptAt, Is.EqualTo(Now.AddDays(1)));
        Assert.That(skipped.SkippedBecause, Is.Null);
        Assert.That(sent.State, Is.EqualTo(NoticeState.Sent));
    }

    [Test]
    public void A_mail_that_left_cannot_be_moved()
    {
        var notice = Reminder();
        notice.MarkSent(null, Now);

        Assert.That(() => notice.MoveTo(Now.AddDays(2), Sample.Today.AddDays(2)), Throws.TypeOf<RuleBroken>());
    }

    [Test]
    public void Moving_it_makes_it_the_notice_of_the_other_date()
    {
        var assignment = Sample.Assignment();
        var moved = Notice.ToClient(assignment, NoticeKind.ReminderSoon, Now, Sample.Today, Now);
        var there = Notice.ToClient(assignment, NoticeKind.ReminderSoon, Now.AddDays(2), Sample.Today.AddDays(2), Now);

        moved.MoveTo(Now.AddDays(2), Sample.Today.AddDays(2));

        Assert.That(moved.OccurrenceKey, Is.EqualTo(there.OccurrenceKey));
    }

    [Test]
    public void The_servers_words_are_kept_to_what_the_row_can_hold()
    {
        var notice = Reminder();

        notice.MarkSent(new string('x', 5000), Now);

        Assert.That(notice.LastReply, Has.Length.EqualTo(300));
    }

    [TestCase(AssignmentStatus.Submitted, "submitted")]
    [TestCase(AssignmentStatus.Reviewed, "submitted")]
    [TestCase(AssignmentStatus.Withdrawn, "withdrawn")]
    [TestCase(AssignmentStatus.Assigned, null)]
    [TestCase(AssignmentStatus.Started, null)]
    [TestCase(AssignmentStatus.Returned, null)]
    public void It_goes_only_while_the_homework_is_open(AssignmentStatus status, string? because) =>
        Assert.That(Reminder().UnwantedBecause(Sample.Assignment(status), Sample.Client(), Now), Is.EqualTo(because));

    private static readonly object[] Wishes =
    [
        new object[] { (Action<Client>)(c => c.Discharge(Now)), "discharged" },
        new object[] { (Action<Client>)(c => c.WithdrawEmailConsent()), "no consent to e-mail" },
        new object[] { (Action<Client>)(c => c.Contact.Hold(Now)), "safety hold" },
        new object[] { (Action<Client>)(c => c.Contact.Bounced(Now)), "the address refused mail" },
        new object[] { (Action<Client>)(c => c.Contact.StopReminders(Now)), "the client stopped reminders" },
    ];

    [TestCaseSource(nameof(Wishes))]
    public void It_does_not_go_against_a_wish_or_a_danger(Action<Client> wish, string because)
    {
        var client = Sample.Client();
        wish(client);

        Assert.That(Reminder().UnwantedBecause(Sample.Assignment(), client, Now), Is.EqualTo(because));
    }

    [Test]
    public void A_stop_of_reminders_does_not_stop_an_invitation()
    {
        var client = Sample.Client();
        client.Contact.StopReminders(Now);
        var invitation = Notice.ToClient(Sample.Assignment(), NoticeKind.Invitation, Now, Sample.Today, Now);

        Assert.That(invitation.UnwantedBecause(Sample.Assignment(), client, Now), Is.Null);
    }

    [Test]
    public void A_reminder_is_stale_after_twelve_hours_an_invitation_never()
    {
        var invitation = Notice.ToClient(Sample.Assignment(), NoticeKind.Invitation, Now, Sample.Today, Now);

        Assert.That(Reminder().UnwantedBecause(Sample.Assignment(), Sample.Client(), Now.AddHours(12)), Is.Null);
        Assert.That(Reminder().UnwantedBecause(Sample.Assignment(), Sample.Client(), Now.AddHours(12).AddSeconds(1)), Is.EqualTo("too late to be useful"));
        Assert.That(invitation.UnwantedBecause(Sample.Assignment(), Sample.Client(), Now.AddDays(3)), Is.Null);
    }

    [Test]
    public void The_therapist_hears_of_submissions_also_when_the_client_may_get_no_mail()
    {
        var client = Sample.Client(consent: false);
        var notice = Notice.ToTherapist(Sample.Assignment(), NoticeKind.TherapistSubmitted, Now, Sample.Today, Now);

        Assert.That(notice.UnwantedBecause(Sample.Assignment(AssignmentStatus.Submitted), client, Now), Is.Null);
    }

    [Test]
    public void Overdue_is_no_news_once_it_came_in() =>
        Assert.That(Notice.ToTherapist(Sample.Assignment(), NoticeKind.TherapistOverdue, Now, Sample.Today, Now).UnwantedBecause(Sample.Assignment(AssignmentStatus.Submitted), null, Now),
            Is.EqualTo("no longer overdue"));

    private static Notice Reminder() => Notice.ToClient(Sample.Assignment(), NoticeKind.ReminderSoon, Now, Sample.Today, Now);
}
