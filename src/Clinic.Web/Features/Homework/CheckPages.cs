using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Library;
using Clinic.Web.Plumbing;
using Clinic.Web.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Homework;

/// <summary>Gathers the answers of one homework as the client checks them before sending, and reads them afterwards.</summary>
public sealed class CheckPages(HomeworkPass pass, IStringLocalizer<ClientTexts> say)
{
    public async Task<CheckPage> PageAsync(Assignment homework)
    {
        var client = await pass.ClientAsync();
        var clock = new ClientClock(client, pass.Now);
        var frozen = await pass.FrozenAsync(homework.Items);
        var answers = await pass.Answers.AsNoTracking().Where(a => a.AssignmentId == homework.Id && !a.IsEmpty).ToListAsync();
        var groups = homework.Items.Where(i => i.Kind == ItemKind.QuestionSet).Select(item => new CheckGroup(item.Id, frozen.TitleOf(item, client.Language),
            [.. frozen.SetOf(item).Questions.Select((q, i) => Row(homework, item, i + 1, q, frozen.SetOf(item).Texts.In(client.Language).Questions[q.Id], answers, clock))])).ToList();
        var unread = homework.Items.Where(i => i is { Kind: ItemKind.Module, DoneAt: null }).Select(i => (frozen.TitleOf(i, client.Language), HomeworkPaths.Item(homework.Id, i.Id))).ToList();
        return new CheckPage(homework.Id, groups, unread, (await pass.TherapistAsync(homework.TherapistId)).FirstName);
    }

    /// <summary>What stands against sending, each with the place where it is mended.</summary>
    public IEnumerable<(string Anchor, string Words)> MissingOf(CheckPage page) => page.Missing.Select(missing => (missing.Anchor, say["MissingAnswer", missing.Number].Value));

    private CheckRow Row(Assignment homework, AssignmentItem item, int number, Question question, QuestionText text, List<Answer> answers, ClientClock clock)
    {
        var answer = answers.FirstOrDefault(a => a.ItemId == item.Id && a.QuestionId == question.Id);
        var words = answer is null ? null : pass.WordsOf(answer);
        return new CheckRow(number, text.Text, question.Required, answer?.Id, words is null ? null : Shown(question, text, words, clock),
            answer?.IsPrivate ?? false, answer?.EnteredByTherapist ?? false, $"{HomeworkPaths.Question(homework.Id, item.Id, number)}?from=check", $"q{number}-{item.Id}");
    }

    private string Shown(Question question, QuestionText text, string words, ClientClock clock) =>
        question.Kind == QuestionKind.Date && DateOnly.TryParseExact(words, "yyyy-MM-dd", out var date) ? clock.Day(date)
        : question.Kind == QuestionKind.Scale ? say["OnScale", words, question.Max]
        : text.Show(question, words, say["Yes"], say["No"]);
}

public sealed record CheckPage(Guid Id, IReadOnlyList<CheckGroup> Groups, IReadOnlyList<(string Title, string Url)> Unread, string Therapist)
{
    private IEnumerable<CheckRow> Rows => Groups.SelectMany(g => g.Rows);

    public int Shared => Rows.Count(r => r is { HasAnswer: true, IsPrivate: false });

    public int Private => Rows.Count(r => r is { HasAnswer: true, IsPrivate: true });

    public int Skipped => Rows.Count(r => !r.HasAnswer);

    public bool HasAnswers => Rows.Any(r => r.HasAnswer);

    public IEnumerable<CheckRow> Missing => Rows.Where(r => r is { IsRequired: true, HasAnswer: false });
}

public sealed record CheckGroup(Guid ItemId, string Title, IReadOnlyList<CheckRow> Rows);

/// <param name="Words">Null where there are none, or where this visit may not see them.</param>
public sealed record CheckRow(
    int Number, string Question, bool IsRequired, Guid? AnswerId, string? Words, bool IsPrivate, bool IsFromPaper, string ChangeUrl, string Anchor)
{
    public bool HasAnswer => AnswerId is not null;
}
