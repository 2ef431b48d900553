using Clinic.Clients;
using Clinic.Data;
using Clinic.Security;

namespace Clinic.Couples;

/// <summary>Words in the couple's own file. A note is the therapist's; a point of the agenda is shown to both partners once both have signed.</summary>
public sealed class CoupleNote : IBelongsToCouple
{
    public const int Longest = 10_000;

    private CoupleNote() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid CoupleId { get; private set; }

    public Guid TherapistId { get; private set; }

    public CoupleNoteKind Kind { get; private set; }

    public SealedText Words { get; private set; } = null!;

    public DateTime WrittenAt { get; private set; }

    public DateTime? ChangedAt { get; private set; }

    /// <summary>Talked about: it leaves the agenda and stays in the file.</summary>
    public DateTime? DoneAt { get; private set; }

    public static CoupleNote Write(Couple couple, Guid therapistId, CoupleNoteKind kind, string? words, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(now), PracticeId = couple.PracticeId, CoupleId = couple.Id, TherapistId = therapistId, Kind = kind, Words = Checked(words), WrittenAt = now,
    };

    public void Change(string? words, DateTime now) => (Words, ChangedAt) = (Checked(words), now);

    public void Done(DateTime now) => DoneAt ??= now;

    public void NotDone() => DoneAt = null;

    private static SealedText Checked(string? words) =>
        string.IsNullOrWhiteSpace(words) ? throw new RuleBroken("Write something first.")
        : words.Length > Longest ? throw new RuleBroken("A note can have at most 10,000 characters.")
        : SealedText.Of(words.Trim());
}

/// <summary>Note: for the therapist alone. Agenda: for both partners too.</summary>
public enum CoupleNoteKind { Note, Agenda }
