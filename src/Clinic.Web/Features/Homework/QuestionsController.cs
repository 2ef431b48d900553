using Clinic.Assignments;
using Clinic.Web.Plumbing;
using Clinic.Web.Resources;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Homework;

/// <summary>The questions, one on a screen or all on one page.</summary>
[Authorize(Policy = Policies.Client)]
[Route("homework/{id:guid}/questions/{itemId:guid}")]
public sealed class QuestionsController(QuestionPages pages, AnswerBook book, Cookies cookies, IStringLocalizer<ClientTexts> say) : Controller
{
    [HttpGet]
    public Task<IActionResult> New(Guid id, Guid itemId) => ShowAsync(id, itemId, "QuestionsStart");

    [HttpGet("all")]
    public Task<IActionResult> Index(Guid id, Guid itemId) => ShowAsync(id, itemId, "AllQuestions");

    [HttpGet("{number:int}")]
    public async Task<IActionResult> Details(Guid id, Guid itemId, int number, string? from)
    {
        var sheet = await pages.SheetAsync(id, itemId);
        return sheet.Homework.IsOpen ? View("Question", QuestionPage.Of(sheet, sheet.FieldAt(number), from == "check")) : Redirect(HomeworkPaths.Receipt(id));
    }

    /// <summary>Continue and Stop for today. Whatever stands against it, what was typed stays on the page.</summary>
    [HttpPost("{number:int}")]
    public async Task<IActionResult> Update(Guid id, Guid itemId, int number, AnswerForm form)
    {
        var sheet = await pages.SheetAsync(id, itemId);
        var question = sheet.QuestionAt(number);
        var value = form.ValueFor(question);
        if (sheet.ProblemWith(number, value, isLeaving: form.Stop is not null) is { } problem)
            return ShowAgain(sheet, number, form, value, say["Problem" + problem, question.MaxLength, sheet.Therapist]);
        var outcome = await book.SaveAsync(sheet.DraftOf(number, form, value));
        if (outcome is SaveOutcome.Saved saved)
            this.RememberDevice(cookies, saved.DeviceToken);
        return outcome switch
        {
            SaveOutcome.Conflict other => ShowBoth(sheet, number, form, value, other),
            SaveOutcome.Closed => this.SeeOther(HomeworkPaths.Receipt(id)),
            SaveOutcome.Kept or SaveOutcome.Saved => await GoOnAsync(sheet, number, form),
            _ => throw new InvalidOperationException(outcome.ToString()),
        };
    }

    private async Task<IActionResult> ShowAsync(Guid id, Guid itemId, string view)
    {
        var sheet = await pages.SheetAsync(id, itemId);
        return sheet.Homework.IsOpen ? View(view, sheet) : Redirect(HomeworkPaths.Receipt(id));
    }

    private ViewResult ShowAgain(QuestionSheet sheet, int number, AnswerForm form, string value, string problem)
    {
        var field = sheet.FieldAt(number) with { Value = value, Problem = problem, IsKept = false };
        if (form.Base is { } seen)
            field = field with { Base = seen, Key = form.Known };
        ModelState.Clear();
        ModelState.AddModelError(field.Id, problem);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Question", QuestionPage.Of(sheet, field, form.From == "check"));
    }

    private ViewResult ShowBoth(QuestionSheet sheet, int number, AnswerForm form, string value, SaveOutcome.Conflict other)
    {
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Conflict", new ConflictPage(sheet.FieldAt(number), value, other.Theirs, other.Revision, other.Key, form.From == "check"));
    }

    private async Task<IActionResult> GoOnAsync(QuestionSheet sheet, int number, AnswerForm form)
    {
        var (id, itemId) = (sheet.Homework.Id, sheet.Item.Id);
        if (form.Stop is not null)
            return this.SeeOther(await this.EndVisitAsync(sheet.Pass, cookies));
        if (form.From == "check")
            return this.SeeOther($"{HomeworkPaths.Check(id)}?rated=true#q{number}-{itemId}");
        if (form.From == "all")
            return this.SeeOther($"{HomeworkPaths.AllQuestions(id, itemId)}#q{number}");
        if (number < sheet.Count)
            return this.SeeOther(HomeworkPaths.Question(id, itemId, number + 1));
        var homework = await sheet.Pass.AssignmentAsync(id);
        homework.ItemOf(itemId).Done(sheet.Pass.Now);
        await sheet.Pass.SaveAsync();
        return this.SeeOther(HomeworkPaths.AfterItem(homework, homework.ItemOf(itemId)));
    }
}

internal static class QuestionProblems
{
    /// <summary>The name of the sentence to show, or null. Who stops for today may leave a required question empty.</summary>
    public static string? ProblemWith(this QuestionSheet sheet, int number, string value, bool isLeaving) =>
        sheet.QuestionAt(number).ProblemOf(value) is { } problem ? problem.ToString()
        : value.Length == 0 && sheet.QuestionAt(number).Required && !isLeaving && !sheet.FieldAt(number).IsKept ? "Required"
        : null;
}
