using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Library;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.PaperAnswers;

/// <summary>Lays out what can be entered for a client. Where the client has written on the page, nothing can: those words are not read before they are handed in.</summary>
public sealed class PaperDesk(SignedInTherapist me, Caseload caseload, Shelf shelf, AlertBook alerts)
{
    private readonly Dictionary<string, Answer> entered = [];

    /// <param name="typed">What was posted; null shows what was entered before.</param>
    public async Task<PaperPage> PageAsync(Assignment assignment, IFormCollection? typed)
    {
        var client = await caseload.ClientAsync(assignment.ClientId);
        foreach (var answer in await caseload.EnteredAnswers(assignment.Id).ToListAsync())
            entered[FieldOf(answer.ItemId, answer.QuestionId)] = answer;
        var own = (await caseload.AnswerMarksAsync(assignment.Id)).Where(m => !entered.ContainsKey(FieldOf(m.ItemId, m.QuestionId)) && !m.IsEmpty)
            .Select(m => FieldOf(m.ItemId, m.QuestionId)).ToHashSet();
        var sections = new List<PaperSection>();
        foreach (var item in assignment.Items.Where(i => i.Kind == ItemKind.QuestionSet))
        {
            var set = (await shelf.FindQuestionSetAsync(item.VersionId))!;
            var words = set.Texts.In(client.Language);
            sections.Add(new PaperSection(words.Title, [.. set.Questions.Select((q, at) => LineOf(at, q, words.Questions[q.Id], item.Id, own, typed))]));
        }
        return new PaperPage(assignment, client, sections);
    }

    /// <summary>An answer that would alarm on the client's page alarms here too: it must not be forgotten because it came on paper.</summary>
    public async Task KeepAsync(Assignment assignment, PaperPage page)
    {
        foreach (var line in page.Lines.Where(l => !l.IsOwn && (l.Value.Length > 0 || entered.ContainsKey(l.Field))))
        {
            if (!entered.TryGetValue(line.Field, out var answer))
                caseload.Add(answer = Answer.To(assignment, line.ItemId, line.Question.Id, me.Now));
            if (line.Value == answer.Value.Text)
                continue;
            caseload.Add(answer.Save(line.Value, answer.Revision, Guid.CreateVersion7(me.Now), me.Now));
            answer.EnterForClient();
            if (line.Question.IsAlarmedBy(line.Value))
                await alerts.RaiseAsync(page.Client, assignment, AlertKind.SafetyAnswer);
        }
    }

    private PaperLine LineOf(int at, Question question, QuestionText words, Guid itemId, HashSet<string> own, IFormCollection? typed)
    {
        var field = FieldOf(itemId, question.Id);
        var value = typed is null ? entered.GetValueOrDefault(field)?.Value.Text ?? ""
            : string.Join(',', typed[field].Where(v => !string.IsNullOrEmpty(v))).ReplaceLineEndings("\n");
        return new PaperLine(at + 1, field, itemId, question, words, own.Contains(field) ? "" : value, own.Contains(field), typed is null ? null : Words(question.ProblemOf(value), question));
    }

    private static string? Words(AnswerProblem? problem, Question question) => problem switch
    {
        null => null,
        AnswerProblem.TooLong => $"This can have at most {question.MaxLength} characters",
        AnswerProblem.NotOnScale => $"Choose a number from {question.Min} to {question.Max}",
        AnswerProblem.NotAChoice => "Choose one of those that are offered",
        AnswerProblem.NotADate => "Give a date",
        _ => throw new InvalidOperationException($"Unknown problem {problem}."),
    };

    private static string FieldOf(Guid itemId, string questionId) => $"a-{itemId:N}-{questionId}";
}

public sealed record PaperPage(Assignment Assignment, Clinic.Clients.Client Client, IReadOnlyList<PaperSection> Sections)
{
    public string Name => Client.PreferredName.Text;

    public string First => Client.FirstName;

    public IEnumerable<PaperLine> Lines => Sections.SelectMany(s => s.Lines);

    /// <summary>The client has written something on the page, which nobody else may hand in.</summary>
    public bool HasOwn => Lines.Any(l => l.IsOwn);
}

public sealed record PaperSection(string Title, IReadOnlyList<PaperLine> Lines);

/// <param name="IsOwn">The client's own words stand here and stay unread.</param>
public sealed record PaperLine(int Number, string Field, Guid ItemId, Question Question, QuestionText Words, string Value, bool IsOwn, string? Problem)
{
    public IEnumerable<(string Value, string Words)> Choices => Question.Kind switch
    {
        QuestionKind.Scale => Enumerable.Range(Question.Min, Question.Max - Question.Min + 1).Select(n => (n.ToString(System.Globalization.CultureInfo.InvariantCulture), ScaleWords(n))),
        QuestionKind.YesNo => [("yes", "Yes"), ("no", "No")],
        _ => Question.Choices.Select(id => (id, Words.Show(Question, id, "Yes", "No"))),
    };

    private string ScaleWords(int n) => n == Question.Min && Words.Low is { } low ? $"{n}, {low}" : n == Question.Max && Words.High is { } high ? $"{n}, {high}" : $"{n}";
}
