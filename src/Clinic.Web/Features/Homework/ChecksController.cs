using Clinic.Assignments;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>Check your answers.</summary>
[Authorize(Policy = Policies.Client)]
[Route("homework/{id:guid}/check")]
public sealed class ChecksController(HomeworkPass pass, CheckPages pages) : Controller
{
    /// <param name="rated">How the person feels afterwards was asked already, whatever they said.</param>
    [HttpGet]
    public async Task<IActionResult> Details(Guid id, bool rated)
    {
        var homework = await pass.AssignmentAsync(id);
        if (!homework.IsOpen)
            return Redirect(HomeworkPaths.Receipt(id));
        return rated || homework.DistressAfter is not null ? View("Check", await pages.PageAsync(homework)) : Redirect(HomeworkPaths.After(id));
    }
}
