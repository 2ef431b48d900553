using Clinic.Assignments;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>After work that was hard: something to hold on to, before the answers are checked.</summary>
[Authorize(Policy = Policies.Client)]
[Route("homework/{id:guid}/pause")]
public sealed class PausesController(HomeworkPass pass) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid id) => View("Pause", (await pass.AssignmentAsync(id)).Id);
}
