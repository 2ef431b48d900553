using System.Globalization;
using Clinic.Assignments;
using Clinic.Disclosures;
using Clinic.Library;
using SavedAnswer = Clinic.Assignments.Answer;

namespace Clinic.Reports;

/// <summary>Papers other than the session-prep report: a blank worksheet for people who prefer paper, a client's own copy of what they handed in.</summary>
/// <param name="language">Of the paper and of the questions on it.</param>
/// <param name="zone">Whose clock the paper shows.</param>
public sealed class Papers(string language, string zone, PaperSize paper, DateTime now)
{
    private readonly ReportTexts words = new(language);

    public ReportDocument Worksheet(QuestionSetVersion set)
    {
        var texts = set.Texts.In(language);
        var lines = set.Questions.Select((q, i) => Lines(q, texts.Questions[q.Id], i + 1));
        return Blank(texts.Title, "worksheet") with { Sections = [new("questions", "", [new Paragraph(texts.Introduction, ParagraphStyle.Quiet), .. lines])] };
    }

    /// <param name="sets">Each question set of the homework with the client's answers to it, private ones too: they are the client's own.</param>
    public ReportDocument OwnCopy(Assignment homework, IEnumerable<(QuestionSetVersion Set, IReadOnlyList<SavedAnswer> Answers)> sets) =>
        Blank(Say("OwnCopy"), "copy") with
        {
            Facts = homework.SubmittedAt is { } at ? [new(Say("HandedIn"), Zones.ToLocal(at, zone).ToString("d MMM yyyy, HH:mm", words.Culture))] : [],
            Sections = [.. sets.Select((s, i) => new ReportSection($"set-{i + 1}", s.Set.Texts.In(language).Title, Answered(s.Set, s.Answers)))],
        };

    /// <summary>That a disclosure draft existed and was destroyed. It names no client: the number of the draft stands in the practice's records.</summary>
    public ReportDocument DestructionCertificate(DisclosureDraft draft, string practice, string therapist) =>
        Blank(Say("DestructionCertificate"), "certificate") with
        {
            Facts =
            [
                new(Say("Practice"), practice), new(Say("Therapist"), therapist), new(Say("DraftNumber"), draft.Id.ToString("N")),
                new(Say("DraftBegun"), Moment(draft.CreatedAt)), new(Say("DraftDestroyed"), Moment(draft.DestroyedAt!.Value)),
                new(Say("DraftHow"), Say(draft.DestroyedByDate ? "DraftByDate" : "DraftByHand")),
            ],
            Sections = [new("what", "", [new Paragraph(Say("DestructionSaid"), ParagraphStyle.Normal)])],
            Footer = [practice],
        };

    private string Moment(DateTime utc) => Zones.ToLocal(utc, zone).ToString("d MMM yyyy, HH:mm", words.Culture);

    private ReportDocument Blank(string title, string kind) => new()
    {
        Title = title,
        Language = language,
        Paper = paper,
        GeneratedAt = now,
        GeneratedText = Say("Made", Zones.DateOf(now, zone).ToString("d MMM yyyy", words.Culture), Zones.ToLocal(now, zone).ToString("HH:mm", words.Culture)),
        Footer = [Say("YourPaper")],
        FileName = string.Create(CultureInfo.InvariantCulture, $"{kind}-{Zones.DateOf(now, zone):yyyy-MM-dd}"),
    };

    private WorksheetLines Lines(Question question, QuestionText asked, int number)
    {
        var (lines, hint) = question.Kind switch
        {
            QuestionKind.LongText => (8, asked.Help),
            QuestionKind.ShortText => (2, asked.Help),
            QuestionKind.Scale => (1, $"{question.Min} {asked.Low} … {question.Max} {asked.High}"),
            QuestionKind.YesNo => (1, $"{Say("Yes")} / {Say("No")}"),
            QuestionKind.SingleChoice or QuestionKind.SeveralChoices => (1, string.Join("   ", question.Choices.Select(c => "☐ " + (asked.Choices?.GetValueOrDefault(c) ?? c)))),
            QuestionKind.Date => (1, asked.Help),
            _ => throw new InvalidOperationException($"Unknown question kind {question.Kind}."),
        };
        return new WorksheetLines($"{number}. {asked.Text}", lines, hint ?? "");
    }

    private List<ReportBlock> Answered(QuestionSetVersion set, IReadOnlyList<SavedAnswer> answers)
    {
        var texts = set.Texts.In(language);
        var blocks = new List<ReportBlock>();
        foreach (var (question, number) in set.Questions.Select((q, i) => (q, i + 1)))
        {
            var asked = texts.Questions[question.Id];
            var saved = answers.FirstOrDefault(a => a.QuestionId == question.Id && !a.IsEmpty);
            blocks.Add(new Answer($"{number}. {asked.Text}", saved is null ? "" : asked.Show(question, saved.Value.Text, Say("Yes"), Say("No"), words.Culture))
            {
                Caption = saved is null ? Say("Skipped") : saved.IsPrivate ? Say("KeptPrivate") : "",
            });
        }
        return blocks;
    }

    private string Say(string name, params object[] values) => words.Say(name, values);
}
