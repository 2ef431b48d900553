using Clinic.Assignments;
using Clinic.Couples;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

[Authorize(Policy = Policies.Client)]
[Route("homework")]
public sealed class HomeworkController(HomeworkPass pass, CouplePass couple) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index() => View(await HomeworkPage.OfAsync(pass, couple));
}
