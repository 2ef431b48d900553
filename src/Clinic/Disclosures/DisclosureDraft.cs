using Clinic.Clients;
using Clinic.Data;
using Clinic.Security;

namespace Clinic.Disclosures;

/// <summary>
/// What a therapist drafts with a client who prepares a disclosure. Only that therapist reads it; it is in no release, report or export, and it
/// is destroyed on its day.
/// </summary>
public sealed class DisclosureDraft : IBelongsToClient
{
    /// <summary>In days from today; the day of destruction lies no further away.</summary>
    public const int LongestKept = 366;

    private DisclosureDraft() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid ClientId { get; private set; }

    /// <summary>Whose it is; nobody else opens it, whatever file is shared with them.</summary>
    public Guid TherapistId { get; private set; }

    /// <summary>Null once destroyed.</summary>
    public SealedText? Title { get; private set; }

    /// <summary>Null once destroyed.</summary>
    public SealedText? Words { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ChangedAt { get; private set; }

    /// <summary>By the therapist's calendar; destroyed as that day begins.</summary>
    public DateOnly DestroyOn { get; private set; }

    public DateTime? DestroyedAt { get; private set; }

    /// <summary>True where the day came; false where the therapist did it by hand.</summary>
    public bool DestroyedByDate { get; private set; }

    /// <summary>Counts changes: a page that is behind is refused, so that two windows do not overwrite each other.</summary>
    public int Version { get; private set; }

    /// <summary>Destroyed, or its day has come and the next sweep destroys it: it is shown no more.</summary>
    /// <param name="today">The therapist's date.</param>
    public bool IsGone(DateOnly today) => DestroyedAt is not null || DestroyOn <= today;

    public static DisclosureDraft Begin(Client client, Guid therapistId, string title, string words, DateOnly destroyOn, DateOnly today, DateTime now)
    {
        var draft = new DisclosureDraft { Id = Guid.CreateVersion7(now), PracticeId = client.PracticeId, ClientId = client.Id, TherapistId = therapistId, CreatedAt = now };
        draft.Write(title, words, destroyOn, today, now);
        return draft;
    }

    /// <param name="today">The therapist's date.</param>
    /// <exception cref="RuleBroken">It is destroyed, has no title, or the day is out of range.</exception>
    public void Write(string title, string words, DateOnly destroyOn, DateOnly today, DateTime now)
    {
        if (DestroyedAt is not null)
            throw new RuleBroken("This draft has been destroyed.");
        if (string.IsNullOrWhiteSpace(title))
            throw new RuleBroken("Give the draft a title.");
        if (destroyOn <= today || destroyOn > today.AddDays(LongestKept))
            throw new RuleBroken($"Choose a day after today and within {LongestKept} days.");
        (Title, Words, DestroyOn, ChangedAt) = (SealedText.Of(title.Trim()), SealedText.Of(words), destroyOn, now);
        Version++;
    }

    /// <summary>The words are gone for good. That there was a draft, and when it went, stays for the certificate.</summary>
    public void Destroy(DateTime now, bool byDate)
    {
        if (DestroyedAt is not null)
            return;
        (Title, Words, DestroyedAt, DestroyedByDate) = (null, null, now, byDate);
        Version++;
    }
}
