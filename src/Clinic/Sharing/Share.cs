using Clinic.Clients;
using Clinic.Data;
using Clinic.Security;
using Clinic.Therapists;

namespace Clinic.Sharing;

/// <summary>Somebody other than a client's own therapist may open the file, for a period and a reason. It can be ended at any time.</summary>
public sealed class Share : IBelongsToClient
{
    /// <summary>In days.</summary>
    public const int LongestCover = 92;

    /// <summary>In days.</summary>
    public const int LongestSupervision = 366;

    /// <summary>Characters that a reason for emergency access has at least.</summary>
    public const int ShortestReason = 15;

    /// <summary>How long emergency access lasts.</summary>
    public static readonly TimeSpan EmergencyLasts = TimeSpan.FromHours(24);

    private Share() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid ClientId { get; private set; }

    /// <summary>Who may open the file.</summary>
    public Guid TherapistId { get; private set; }

    /// <summary>Who allowed it; in an emergency the same as <see cref="TherapistId"/>.</summary>
    public Guid GivenById { get; private set; }

    public ShareKind Kind { get; private set; }

    public DateTime StartsAt { get; private set; }

    public DateTime EndsAt { get; private set; }

    /// <summary>When it was ended before its time.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Supervision: the day on which the client agreed.</summary>
    public DateOnly? AgreedOn { get; private set; }

    public SealedText? Reason { get; private set; }

    /// <summary>A colleague works in the file as the therapist does, while the therapist is away.</summary>
    /// <exception cref="RuleBroken">The colleague, the client or the period does not allow it.</exception>
    public static Share Cover(Client client, Therapist colleague, SharePeriod period, string? reason, DateTime now)
    {
        if (colleague.Role is not (TherapistRole.Therapist or TherapistRole.Owner))
            throw new RuleBroken("Only a therapist can cover for you.");
        return Of(ShareKind.Cover, client, colleague, client.TherapistId, period.Checked(now, LongestCover), reason, now);
    }

    /// <summary>A supervisor reads the file; the client has agreed.</summary>
    /// <exception cref="RuleBroken">The supervisor, the consent or the period does not allow it.</exception>
    public static Share Supervise(Client client, Therapist supervisor, SharePeriod period, DateOnly agreedOn, DateTime now)
    {
        if (supervisor.Role != TherapistRole.Supervisor)
            throw new RuleBroken("Only a supervisor can be given a file to read.");
        if (agreedOn > Zones.DateOf(now, client.TimeZone).AddDays(1))
            throw new RuleBroken("Consent cannot lie in the future.");
        var share = Of(ShareKind.Supervision, client, supervisor, client.TherapistId, period.Checked(now, LongestSupervision), null, now);
        share.AgreedOn = agreedOn;
        return share;
    }

    /// <summary>Somebody needs the file at once and its therapist cannot be asked.</summary>
    /// <exception cref="RuleBroken">It says too little why, or this person has clients of their own only by role.</exception>
    public static Share InEmergency(Client client, Therapist who, string reason, DateTime now)
    {
        if (who.Role is not (TherapistRole.Therapist or TherapistRole.Owner))
            throw new RuleBroken("Emergency access is for therapists.");
        if (reason.Trim().Length < ShortestReason)
            throw new RuleBroken("Say in a sentence why this cannot wait.");
        return Of(ShareKind.Emergency, client, who, who.Id, new SharePeriod(now, now + EmergencyLasts), reason, now);
    }

    public bool IsOpen(DateTime now) => EndedAt is null && now < EndsAt;

    public void End(DateTime now)
    {
        if (IsOpen(now))
            EndedAt = now;
    }

    private static Share Of(ShareKind kind, Client client, Therapist who, Guid givenById, SharePeriod period, string? reason, DateTime now)
    {
        if (who.Id == client.TherapistId)
            throw new RuleBroken("This is their own client.");
        if (who.DisabledAt is not null)
            throw new RuleBroken("This account is closed.");
        return new Share
        {
            Id = Guid.CreateVersion7(now), PracticeId = client.PracticeId, ClientId = client.Id, TherapistId = who.Id, GivenById = givenById,
            Kind = kind, StartsAt = period.From, EndsAt = period.Until, Reason = SealedText.OfOptional(reason),
        };
    }
}

/// <summary>Cover: works in it like the therapist. Supervision: reads. Emergency: like cover, taken and not given.</summary>
public enum ShareKind { Cover, Supervision, Emergency }

/// <summary>Both in UTC; the end is not part of it.</summary>
public sealed record SharePeriod(DateTime From, DateTime Until)
{
    internal SharePeriod Checked(DateTime now, int longestDays) =>
        Until <= now ? throw new RuleBroken("The last day lies behind us.")
        : Until <= From ? throw new RuleBroken("The last day comes before the first.")
        : Until > From.AddDays(longestDays + 1) ? throw new RuleBroken($"A file is shared for {longestDays} days at most.")
        : this;
}
