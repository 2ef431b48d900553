using Clinic.Assignments;
using Clinic.Web.Plumbing;
using Clinic.Web.Resources;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Homework;

/// <summary>Autosave: speaks with client.js. "Saved" is said after the words are on disk, never before.</summary>
[Authorize(Policy = Policies.Client)]
public sealed class AnswersController(QuestionPages pages, AnswerBook book, Cookies cookies, IStringLocalizer<ClientTexts> say) : Controller
{
    [HttpPost("homework/{id:guid}/answers/{itemId:guid}/{number:int}"), AnswersStaleForm]
    public async Task<IActionResult> Update(Guid id, Guid itemId, int number, AnswerForm form)
    {
        if (form.Base is null || form.SaveKey is null)
            return StatusCode(StatusCodes.Status428PreconditionRequired, new { message = say["Failed"].Value });
        var sheet = await pages.SheetAsync(id, itemId);
        var question = sheet.QuestionAt(number);
        var value = form.ValueFor(question);
        if (question.ProblemOf(value) is { } problem)
            return UnprocessableEntity(new { message = say["Problem" + problem, question.MaxLength, sheet.Therapist].Value });
        return Tell(await book.SaveAsync(sheet.DraftOf(number, form, value)), sheet, await sheet.Pass.ClientAsync());
    }

    private ObjectResult Tell(SaveOutcome outcome, QuestionSheet sheet, Clinic.Clients.Client client)
    {
        if (outcome is SaveOutcome.Saved { DeviceToken: { } token })
            this.RememberDevice(cookies, token);
        return outcome switch
        {
            SaveOutcome.Saved saved => Ok(new { revision = saved.Revision, savedAt = sheet.Clock.Time(saved.At), key = saved.Key }),
            SaveOutcome.Conflict other => Conflict(new { revision = other.Revision, theirs = other.Theirs, key = other.Key }),
            SaveOutcome.Kept when client.Pin.IsSet => StatusCode(StatusCodes.Status403Forbidden, new { again = HomeworkPaths.Pin, pin = true }),
            SaveOutcome.Kept => StatusCode(StatusCodes.Status410Gone, new { message = say["KeptStatus"].Value }),
            SaveOutcome.Closed => StatusCode(StatusCodes.Status410Gone, new { message = say["SentMeanwhile"].Value }),
            _ => throw new InvalidOperationException(outcome.ToString()),
        };
    }
}
