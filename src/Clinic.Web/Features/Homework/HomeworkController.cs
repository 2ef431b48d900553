using Clinic.Assignments;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

[Authorize(Policy = Policies.Client)]
[Route("homework")]
public sealed class HomeworkController(HomeworkPass pass) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index() => View(await HomeworkPage.OfAsync(pass));
}
