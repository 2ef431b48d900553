using Clinic.Assignments;
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
        return homework.IsOpen ? Redirect(HomeworkPaths.Check(id)) : View("OwnAnswers", await pages.PageAsync(homework));
    }
}
