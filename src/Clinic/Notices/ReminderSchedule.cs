using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Practices;

namespace Clinic.Notices;

/// <summary>Which mails an assignment brings, and when: invitation, +3 days, 1 day before due, 2 days after due, then the therapist is told.</summary>
/// <param name="plan">The therapist's own, or null for the practice's.</param>
public sealed class ReminderSchedule(Practice practice, Client client, ReminderPlan? plan = null)
{
    private static readonly TimeOnly UsualTime = new(10, 0);

    private readonly ReminderPlan plan = plan ?? practice.Reminders;

    private TimeOnly From => client.Contact.SafeFrom ?? practice.QuietUntil;

    private TimeOnly Until => client.Contact.SafeUntil ?? practice.QuietFrom;

    public IReadOnlyList<PlannedNotice> Plan(Assignment assignment) => Plan(assignment.SendAt, assignment.DueOn);

    public IReadOnlyList<PlannedNotice> Plan(DateTime sendAt, DateOnly dueOn)
    {
        var invitation = new PlannedNotice(NoticeKind.Invitation, SentByHand(sendAt), default);
        var day0 = Zones.DateOf(invitation.DueAt, client.TimeZone);
        return [invitation with { LocalDate = day0 }, .. Reminders(day0, dueOn)];
    }

    /// <summary>The reminders between an invitation on <paramref name="day0"/> and the end. Each falls on its own day, none on a quiet one.</summary>
    public IEnumerable<PlannedNotice> Reminders(DateOnly day0, DateOnly dueOn)
    {
        var before = plan.BeforeDue > 0 ? plan.OnOrBefore(dueOn.AddDays(-plan.BeforeDue)) : dueOn;
        var soon = plan.OnOrAfter(day0.AddDays(plan.SoonAfter));
        var last = plan.AfterDue > 0 ? plan.OnOrAfter(dueOn.AddDays(plan.AfterDue)) : dueOn;
        if (plan.SoonAfter > 0 && soon < before)
            yield return On(NoticeKind.ReminderSoon, soon);
        if (plan.BeforeDue > 0 && before > day0)
            yield return On(NoticeKind.ReminderBeforeDue, before);
        if (plan.AfterDue > 0)
            yield return On(NoticeKind.ReminderOverdue, last);
        yield return On(NoticeKind.TherapistOverdue, last.AddDays(1));
    }

    /// <summary>The moment at which a reminder may go on that date.</summary>
    public DateTime At(DateOnly date)
    {
        var time = UsualTime < From ? From : UsualTime >= Until ? From : UsualTime;
        return Zones.ToUtc(date, time, client.TimeZone);
    }

    /// <summary>What a therapist sends by hand goes at once, unless the client has safe hours of their own.</summary>
    public DateTime SentByHand(DateTime wished) =>
        client.Contact.SafeFrom is null ? wished : WithinHours(wished);

    /// <summary>The first moment from <paramref name="wished"/> on that lies within the allowed hours, on no quiet day and after a snooze.</summary>
    public DateTime NextAllowed(DateTime wished)
    {
        if (client.Contact.SnoozedUntil is { } snooze && snooze > wished)
            wished = snooze;
        var at = WithinHours(wished);
        var date = Zones.DateOf(at, client.TimeZone);
        return plan.IsQuiet(date) ? Zones.ToUtc(plan.OnOrAfter(date), From, client.TimeZone) : at;
    }

    private DateTime WithinHours(DateTime wished)
    {
        var local = Zones.ToLocal(wished, client.TimeZone);
        var (date, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return time < From ? Zones.ToUtc(date, From, client.TimeZone)
            : time >= Until ? Zones.ToUtc(date.AddDays(1), From, client.TimeZone)
            : wished;
    }

    private PlannedNotice On(NoticeKind kind, DateOnly date) => new(kind, At(date), date);
}

public sealed record PlannedNotice(NoticeKind Kind, DateTime DueAt, DateOnly LocalDate)
{
    public bool IsForTherapist => Kind is NoticeKind.TherapistOverdue;

    public Notice For(Assignment assignment, DateTime now) =>
        IsForTherapist ? Notice.ToTherapist(assignment, Kind, DueAt, LocalDate, now) : Notice.ToClient(assignment, Kind, DueAt, LocalDate, now);
}
