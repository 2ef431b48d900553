using Clinic.Data;
using Clinic.Practices;
using Microsoft.AspNetCore.Identity;

namespace Clinic.Therapists;

/// <summary>A staff account.</summary>
public sealed class Therapist : IdentityUser<Guid>, IBelongsToPractice
{
    private Therapist() { }

    public Guid PracticeId { get; private set; }

    public string DisplayName { get; private set; } = "";

    public TherapistRole Role { get; private set; }

    public string TimeZone { get; private set; } = "";

    public DateTime? DisabledAt { get; private set; }

    /// <summary>The local time of one mail a day that tells all news; null: each piece of news has its own mail, at once.</summary>
    public TimeOnly? DigestAt { get; private set; }

    /// <summary>The reminders of what they assign; null: the practice's.</summary>
    public ReminderPlan? OwnReminders { get; private set; }

    public static Therapist Join(Guid practiceId, string displayName, string email, TherapistRole role, string timeZone, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            PracticeId = practiceId,
            DisplayName = displayName.Trim(),
            UserName = email.Trim(),
            Email = email.Trim(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            Role = role,
            TimeZone = timeZone,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };

    /// <summary>How clients call them on their page: without title and surname.</summary>
    public string FirstName => DisplayName.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .FirstOrDefault(word => !Titles.Contains(word.TrimEnd('.'), StringComparer.OrdinalIgnoreCase)) ?? DisplayName;

    private static readonly string[] Titles = ["Dr", "Dra", "Prof", "Profa", "Mr", "Mrs", "Ms", "Mx", "Sr", "Sra", "Lic", "Psic"];

    public void Rename(string displayName, string timeZone)
    {
        if (!Zones.Knows(timeZone))
            throw new RuleBroken("Choose a time zone from the list.");
        (DisplayName, TimeZone) = (displayName.Trim(), timeZone);
    }

    /// <summary>For what is assigned from now on and for due dates that move.</summary>
    public void ChangeReminders(ReminderPlan? plan)
    {
        plan?.Check();
        OwnReminders = plan;
    }

    public void ChangeDigest(TimeOnly? at) => DigestAt = at;

    /// <summary>The digest that tells of what happened at that moment.</summary>
    public DateTime NextDigest(DateTime happenedAt)
    {
        var day = Zones.DateOf(happenedAt, TimeZone);
        var today = Zones.ToUtc(day, DigestAt ?? default, TimeZone);
        return today >= happenedAt ? today : Zones.ToUtc(day.AddDays(1), DigestAt ?? default, TimeZone);
    }

    public void Disable(DateTime now)
    {
        if (DisabledAt is not null)
            return;
        DisabledAt = now;
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    /// <summary>The owner who does it stays, so that a practice never loses its last one.</summary>
    public void DisableBy(Therapist owner, DateTime now)
    {
        if (owner.Id == Id)
            throw new RuleBroken("You cannot disable your own account. Another owner can.");
        if (owner.DisabledAt is not null || owner.Role != TherapistRole.Owner)
            throw new RuleBroken("Only an owner whose account is in use can disable another account.");
        Disable(now);
    }

    public void Enable() => DisabledAt = null;
}

public enum TherapistRole { Owner, Therapist, Supervisor, Assistant }
