using Clinic.Assignments;
using Clinic.Library;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>The grounding page: one press away on every screen.</summary>
[Authorize(Policy = Policies.Visitor)]
[Route("homework/steady")]
public sealed class SteadyController(Shelf shelf, HomeworkPass pass) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details() =>
        await shelf.SteadyPageAsync() is { } module ? View("Steady", module.Texts.In((await pass.ClientAsync()).Language)) : NotFound();
}
