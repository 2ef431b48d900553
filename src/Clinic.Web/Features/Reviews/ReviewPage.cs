using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Library;

namespace Clinic.Web.Features.Reviews;

/// <param name="Next">Another submitted homework to read, or null.</param>
/// <param name="IsOwn">False where the file is shared: private notes are then its therapist's alone.</param>
public sealed record ReviewPage(Assignment Assignment, Client Client, string Heading, string Sent, IReadOnlyList<SetSection> Sections, IReadOnlyList<string> Read, NextReview? Next, bool IsOwn)
{
    public string Name => Client.PreferredName.Text;

    public string First => Client.FirstName;

    public int Shared => Lines.Count(l => l.State == LineState.Shared);

    public int Kept => Lines.Count(l => l.State == LineState.Kept);

    public int Skipped => Lines.Count(l => l.State == LineState.Skipped);

    public bool IsReviewed => Assignment.Status == AssignmentStatus.Reviewed;

    private IEnumerable<AnswerLine> Lines => Sections.SelectMany(s => s.Lines);
}

public sealed record NextReview(Guid Id, string Name);

public sealed record SetSection(Guid ItemId, string Title, IReadOnlyList<AnswerLine> Lines);

/// <param name="Key">Names the line on its page.</param>
/// <param name="Name">The client's, for the sentence about what was kept private.</param>
/// <param name="Answer">Only of a shared one: nothing else was read.</param>
/// <param name="IsOwn">Whether the notes may be shown.</param>
public sealed record AnswerLine(string Key, int Number, Question Question, QuestionText Words, LineState State, Answer? Answer, string Name, bool IsOwn)
{
    public bool IsVerbatim => Question.Kind is QuestionKind.LongText or QuestionKind.ShortText;

    /// <summary>Typed text is shown as it stands, so that a marked stretch is where it was marked. Anything else is said in words.</summary>
    public string Shown => Answer is null ? "" : IsVerbatim ? Answer.Value.Text : Words.Show(Question, Answer.Value.Text, "Yes", "No", English);

    private static readonly System.Globalization.CultureInfo English = System.Globalization.CultureInfo.GetCultureInfo("en-GB");

    public IEnumerable<TextPiece> Pieces =>
        IsVerbatim ? TextSpan.Cut(Shown, Answer!.Marked) : [new TextPiece(new TextSpan(0, Answer!.Value.Text.Length), Shown, Answer.Marked.Count > 0)];
}

public enum LineState { Shared, Kept, Skipped }
