using Clinic.Data;
using Clinic.Security;

namespace Clinic.Assignments;

/// <summary>The client's words to one question. Each save is a numbered revision, so that two open pages can never overwrite each other unseen.</summary>
public sealed class Answer : IBelongsToClient
{
    /// <summary>In characters, of <see cref="Highlights"/>.</summary>
    public const int LongestHighlights = 2000;

    private Answer() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid ClientId { get; private set; }

    public Guid AssignmentId { get; private set; }

    public Guid ItemId { get; private set; }

    /// <summary>The question's id within its set.</summary>
    public string QuestionId { get; private set; } = "";

    /// <summary>The latest words, in the question's own form (text, number, choice ids with commas, yes/no, yyyy-MM-dd).</summary>
    public SealedText Value { get; private set; } = null!;

    public bool IsEmpty { get; private set; }

    /// <summary>Kept private: the therapist sees only that it exists.</summary>
    public bool IsPrivate { get; private set; }

    /// <summary>Number of the latest revision, from 1. Concurrency token.</summary>
    public int Revision { get; private set; }

    public DateTime SavedAt { get; private set; }

    /// <summary>Entered by the therapist from paper or by word of mouth.</summary>
    public bool EnteredByTherapist { get; private set; }

    /// <summary>Therapist's highlights: pairs "start-length" of UTF-16 units joined by commas, within <see cref="Value"/> at submission.</summary>
    public string Highlights { get; private set; } = "";

    public SealedText? PrivateNote { get; private set; }

    public static Answer To(Assignment assignment, Guid itemId, string questionId, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(now), PracticeId = assignment.PracticeId, ClientId = assignment.ClientId, AssignmentId = assignment.Id,
            ItemId = itemId, QuestionId = questionId, Value = SealedText.Of(""), IsEmpty = true,
        };

    /// <summary>Whether a page that last saw <paramref name="baseRevision"/> may save.</summary>
    public bool IsStale(int baseRevision) => baseRevision != Revision;

    public AnswerRevision Save(string value, int baseRevision, Guid saveKey, DateTime now)
    {
        if (IsStale(baseRevision))
            throw new RuleBroken("These words were changed on another page.");
        Revision++;
        (Value, IsEmpty, SavedAt, Highlights, EnteredByTherapist) = (SealedText.Of(value), string.IsNullOrWhiteSpace(value), now, "", false);
        return AnswerRevision.Of(this, value, saveKey, now);
    }

    public void KeepPrivate(bool isPrivate) => IsPrivate = isPrivate;

    /// <summary>Said after each save by the therapist; a save by the client makes the words the client's own again.</summary>
    public void EnterForClient() => EnteredByTherapist = true;

    public void Mark(IEnumerable<TextSpan> spans)
    {
        var written = TextSpan.Write(spans.Where(s => s.Start >= 0 && s.Length > 0 && s.End <= Value.Text.Length));
        Highlights = written.Length <= LongestHighlights ? written : throw new RuleBroken("This answer has no room for another highlight.");
    }

    /// <summary>Null marks the whole answer.</summary>
    public void Highlight(TextSpan? span) => Mark([.. Marked, (span ?? Whole).Within(Value.Text)]);

    /// <summary>Takes away every highlight that the stretch touches; null takes away all.</summary>
    public void Unhighlight(TextSpan? span) => Mark(Marked.Where(kept => span is { } gone && (kept.End <= gone.Start || kept.Start >= gone.End)));

    public IReadOnlyList<TextSpan> Marked => TextSpan.Read(Highlights);

    private TextSpan Whole => new(0, Value.Text.Length);

    public void KeepNote(string? words) => PrivateNote = SealedText.OfOptional(words);
}

/// <summary>One acknowledged save, kept until submission.</summary>
public sealed class AnswerRevision : IBelongsToClient
{
    private AnswerRevision() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid ClientId { get; private set; }

    public Guid AnswerId { get; private set; }

    public int Number { get; private set; }

    /// <summary>Made by the page for each save, so that a repeated request is not a second revision.</summary>
    public Guid SaveKey { get; private set; }

    public SealedText Value { get; private set; } = null!;

    public DateTime SavedAt { get; private set; }

    internal static AnswerRevision Of(Answer answer, string value, Guid saveKey, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(now), PracticeId = answer.PracticeId, ClientId = answer.ClientId, AnswerId = answer.Id,
            Number = answer.Revision, SaveKey = saveKey, Value = SealedText.Of(value), SavedAt = now,
        };
}
