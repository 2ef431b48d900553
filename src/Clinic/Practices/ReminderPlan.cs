namespace Clinic.Practices;

/// <summary>Which reminders a practice sends for a piece of homework. A step of 0 days is switched off.</summary>
/// <param name="SoonAfter">Days after the invitation, 0 to 30.</param>
/// <param name="BeforeDue">Days before the due date, 0 to 14.</param>
/// <param name="AfterDue">Days after the due date, 0 to 30; the last one.</param>
/// <param name="MostPerWeek">How many reminders a client gets in any seven days at most, for all open work together: 1 to 7.</param>
/// <param name="QuietDays">Days of the week on which none goes.</param>
public sealed record ReminderPlan(int SoonAfter, int BeforeDue, int AfterDue, int MostPerWeek, WeekDays QuietDays)
{
    public static ReminderPlan Usual { get; } = new(3, 1, 2, 7, WeekDays.None);

    public bool IsQuiet(DateOnly date) => QuietDays.HasFlag((WeekDays)(1 << (int)date.DayOfWeek));

    /// <summary>That day, or the next on which reminders go.</summary>
    public DateOnly OnOrAfter(DateOnly date) => IsQuiet(date) ? OnOrAfter(date.AddDays(1)) : date;

    /// <summary>That day, or the last before it on which reminders go.</summary>
    public DateOnly OnOrBefore(DateOnly date) => IsQuiet(date) ? OnOrBefore(date.AddDays(-1)) : date;

    internal void Check()
    {
        if (SoonAfter is < 0 or > 30 || AfterDue is < 0 or > 30 || BeforeDue is < 0 or > 14)
            throw new RuleBroken("A reminder goes up to 30 days after the first mail or the due date, and up to 14 days before it.");
        if (MostPerWeek is < 1 or > 7)
            throw new RuleBroken("Between 1 and 7 reminders can go in a week.");
        if (QuietDays is < WeekDays.None or >= WeekDays.All)
            throw new RuleBroken("Leave at least one day of the week on which reminders go.");
    }
}

[Flags]
public enum WeekDays
{
    None = 0, Sunday = 1, Monday = 2, Tuesday = 4, Wednesday = 8, Thursday = 16, Friday = 32, Saturday = 64,
    All = Sunday | Monday | Tuesday | Wednesday | Thursday | Friday | Saturday,
}

/// <summary>What a client gets when a session is planned, moved or cancelled.</summary>
public enum SessionMails
{
    None,
    /// <summary>A mail that says when.</summary>
    Words,
    /// <summary>The same with a calendar file.</summary>
    WordsAndCalendar,
}

/// <summary>After a reply that was lost (RFC 1047).</summary>
public enum InDoubtChoice
{
    /// <summary>The same mail under the same Message-ID goes again: none is lost, and most mailboxes show it once.</summary>
    ResendSameId,
    /// <summary>It counts as sent and is listed for the therapist, who decides.</summary>
    AssumeSent,
}
