using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>"I am not safe." Works on a page that is hours old too: then only the numbers can be shown, and the page says so.</summary>
[Authorize(Policy = Policies.Passer), IgnoreAntiforgeryToken]
[Route("homework/not-safe")]
public sealed class NotSafeController(AlertBook alerts) : Controller
{
    [HttpGet]
    public IActionResult Details(bool told) => View("NotSafe", new NotSafePage(told && IsVisitor));

    [HttpPost]
    public async Task<IActionResult> Create()
    {
        if (!IsVisitor)
            return this.SeeOther("/homework/not-safe");
        var pass = HttpContext.RequestServices.GetRequiredService<HomeworkPass>();
        await alerts.RaiseAsync(await pass.ClientAsync(), await pass.OfLinkAsync(), AlertKind.NotSafe);
        await pass.SaveAsync();
        return this.SeeOther("/homework/not-safe?told=true");
    }

    private bool IsVisitor => User.HasClaim(c => c.Type == HomeworkPassScheme.ClientClaim);
}

/// <param name="WasTold">The practice was told.</param>
public sealed record NotSafePage(bool WasTold);
