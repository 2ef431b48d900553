using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Library;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Homework;

/// <summary>Gathers what the pages of one question set show.</summary>
public sealed class QuestionPages(HomeworkPass pass)
{
    public async Task<QuestionSheet> SheetAsync(Guid assignmentId, Guid itemId)
    {
        var homework = await pass.AssignmentAsync(assignmentId);
        var item = homework.ItemOf(itemId);
        if (item.Kind != ItemKind.QuestionSet)
            throw new NotInPass();
        var set = await pass.QuestionSetAsync(item);
        var client = await pass.ClientAsync();
        var answers = await pass.Answers.AsNoTracking().Where(a => a.ItemId == itemId).ToDictionaryAsync(a => a.QuestionId);
        var therapist = await pass.TherapistAsync(homework.TherapistId);
        return new QuestionSheet(homework, item, set, set.Texts.In(client.Language), new ClientClock(client, pass.Now), therapist.FirstName,
            answers, await pass.LatestKeysAsync(assignmentId), pass);
    }
}

/// <summary>One question set of one homework, with what has been answered.</summary>
public sealed record QuestionSheet(
    Assignment Homework, AssignmentItem Item, QuestionSetVersion Set, QuestionSetText Text, ClientClock Clock, string Therapist,
    IReadOnlyDictionary<string, Answer> Answers, IReadOnlyDictionary<Guid, Guid> Keys, HomeworkPass Pass)
{
    public int Count => Set.Questions.Count;

    /// <param name="number">From 1.</param>
    public Question QuestionAt(int number) => number >= 1 && number <= Count ? Set.Questions[number - 1] : throw new NotInPass();

    public IEnumerable<AnswerField> Fields => Enumerable.Range(1, Count).Select(number => FieldAt(number));

    public AnswerField FieldAt(int number)
    {
        var question = QuestionAt(number);
        var answer = Answers.GetValueOrDefault(question.Id);
        var words = answer is null or { IsEmpty: true } ? "" : Pass.WordsOf(answer);
        return new AnswerField(Homework.Id, Item.Id, number, question, Text.Questions[question.Id], words ?? "", IsKept: words is null,
            answer?.Revision ?? 0, words is not null && answer is not null && Keys.TryGetValue(answer.Id, out var key) ? key : null,
            answer is null or { IsEmpty: true } ? null : Clock.Time(answer.SavedAt), Therapist, Problem: null);
    }

    public AnswerDraft DraftOf(int number, AnswerForm form, string value) => new(
        Homework.Id, Item.Id, QuestionAt(number), value, form.Base ?? 0, form.SaveKey ?? Guid.CreateVersion7(Pass.Now), form.After, form.Known);
}

/// <summary>One question with the control that suits it.</summary>
/// <param name="IsKept">There are earlier words that this visit may not see.</param>
/// <param name="Base">The revision shown.</param>
/// <param name="Key">The save key of the words shown.</param>
public sealed record AnswerField(
    Guid AssignmentId, Guid ItemId, int Number, Question Question, QuestionText Text, string Value, bool IsKept, int Base, Guid? Key, string? SavedAt,
    string Therapist, string? Problem)
{
    public string Id => $"a{Number}";

    public bool Has(string choice) => Question.Kind == QuestionKind.SeveralChoices ? Value.Split(',').Contains(choice) : Value == choice;

    public bool IsGroup => Question.Kind is not (QuestionKind.LongText or QuestionKind.ShortText or QuestionKind.Date);

    public string SaveUrl => HomeworkPaths.Answer(AssignmentId, ItemId, Number);

    public string PostUrl => HomeworkPaths.Question(AssignmentId, ItemId, Number);

    public string DescribedBy => string.Join(' ', new[] { Problem is null ? null : $"{Id}-error", Text.Help is null && !Question.Required ? null : $"{Id}-help", $"{Id}-saved" }.OfType<string>());
}

/// <param name="From">"check" where the page was reached from check-your-answers and leads back there.</param>
public sealed record QuestionPage(AnswerField Field, int Count, string SetTitle, string? Introduction, bool FromCheck)
{
    private (Guid, Guid) Place => (Field.AssignmentId, Field.ItemId);

    public string BackUrl => FromCheck ? HomeworkPaths.Check(Place.Item1) : Field.Number == 1 ? HomeworkPaths.List : HomeworkPaths.Question(Place.Item1, Place.Item2, Field.Number - 1);

    public string NextUrl => FromCheck ? HomeworkPaths.Check(Place.Item1) : HomeworkPaths.Question(Place.Item1, Place.Item2, Field.Number + 1);

    public bool IsLast => Field.Number == Count;

    public static QuestionPage Of(QuestionSheet sheet, AnswerField field, bool fromCheck) =>
        new(field, sheet.Count, sheet.Text.Title, field.Number == 1 ? sheet.Text.Introduction : null, fromCheck);
}

/// <summary>Two versions of one answer, side by side; nothing is chosen for the person.</summary>
public sealed record ConflictPage(AnswerField Field, string Mine, string Theirs, int Revision, Guid? Key, bool FromCheck)
{
    public string Both => $"{Mine}\n\n{Theirs}";

    public bool CanJoin => !Field.IsGroup && Field.Question.Kind != QuestionKind.Date && Both.Length <= Field.Question.MaxLength;
}
