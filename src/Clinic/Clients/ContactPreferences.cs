using Clinic.Audit;

namespace Clinic.Clients;

/// <summary>When and whether mail may reach a client. All of it can only make mail rarer.</summary>
public sealed class ContactPreferences
{
    /// <summary>Local hours agreed for safety; null means the practice's hours for reminders and any hour for what the therapist sends by hand.</summary>
    public TimeOnly? SafeFrom { get; private set; }

    public TimeOnly? SafeUntil { get; private set; }

    /// <summary>The client stopped reminders.</summary>
    public DateTime? RemindersStoppedAt { get; private set; }

    /// <summary>No reminder before this moment.</summary>
    public DateTime? SnoozedUntil { get; private set; }

    /// <summary>Safety hold: no mail of any kind.</summary>
    public DateTime? HeldAt { get; private set; }

    public DateTime? BouncedAt { get; private set; }

    public void SetSafeHours(TimeOnly? from, TimeOnly? until)
    {
        if (from is null != until is null)
            throw new RuleBroken("Give both safe hours, or neither.");
        if (until <= from)
            throw new RuleBroken("The later safe hour must come after the earlier one.");
        (SafeFrom, SafeUntil) = (from, until);
    }

    public void StopReminders(DateTime now) => RemindersStoppedAt ??= now;

    public void ResumeReminders() => (RemindersStoppedAt, SnoozedUntil) = (null, null);

    public void Snooze(DateTime until) => SnoozedUntil = until;

    /// <summary>The client's own wish, and how the audit trail calls it.</summary>
    public AuditAction Choose(ReminderChoice choice, DateTime now)
    {
        ResumeReminders();
        if (choice == ReminderChoice.Stop)
            StopReminders(now);
        else if (choice is ReminderChoice.PauseThreeDays or ReminderChoice.PauseWeek)
            Snooze(now.AddDays(choice == ReminderChoice.PauseWeek ? 7 : 3));
        return choice switch
        {
            ReminderChoice.Stop => AuditAction.RemindersStopped,
            ReminderChoice.Resume => AuditAction.RemindersResumed,
            _ => AuditAction.RemindersPaused,
        };
    }

    public void Hold(DateTime now) => HeldAt ??= now;

    public void LiftHold() => HeldAt = null;

    public void Bounced(DateTime now) => BouncedAt ??= now;

    public void AddressMended() => BouncedAt = null;
}

/// <summary>What a client may wish about reminders, from each mail's page.</summary>
public enum ReminderChoice { Stop, PauseThreeDays, PauseWeek, Resume }
