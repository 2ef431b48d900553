using Clinic.Assignments;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>Leave now: ends the visit and goes to an everyday page. It must work at any age of the page, so it asks for no token.</summary>
[Authorize(Policy = Policies.Passer), IgnoreAntiforgeryToken]
public sealed class LeaveController(Cookies cookies, ClientShell page) : Controller
{
    [HttpPost("/leave")]
    public async Task<IActionResult> Create()
    {
        if (User.HasClaim(c => c.Type == HomeworkPassScheme.ClientClaim))
            await this.EndVisitAsync(HttpContext.RequestServices.GetRequiredService<HomeworkPass>(), cookies);
        Response.Cookies.Delete(cookies.Visit, cookies.ForVisit());
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        // Not a redirect: browsers hold the redirect of a form to the form-action of the page, which knows this site only.
        Response.Headers["Refresh"] = $"0; url={page.ExitUrl}";
        return Content("<!doctype html><meta charset=\"utf-8\"><title></title>", "text/html");
    }
}
