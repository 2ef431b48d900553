using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>What was sent, to read again; never through a bare link.</summary>
[Authorize(Policy = Policies.VerifiedClient)]
public sealed class OwnAnswersController(HomeworkPass pass, CheckPages pages) : Controller
{
    [HttpGet("/homework/{id:guid}/words")]
    public async Task<IActionResult> Index(Guid id)
    {
        var homework = await pass.AssignmentAsync(id);
        if (pass.Holder.IsInSession)
            return NotFound();
        if (homework.IsOpen)
            return Redirect(HomeworkPaths.Check(id));
        pass.Note(AuditAction.OwnWordsViewed, id);
        await pass.SaveAsync();
        return View("OwnAnswers", await pages.PageAsync(homework));
    }
}
