using Clinic.Assignments;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>Stop for today.</summary>
public sealed class StopsController(Cookies cookies) : Controller
{
    [Authorize(Policy = Policies.Visitor)]
    [HttpPost("/homework/stop")]
    public async Task<IActionResult> Create() =>
        this.SeeOther(await this.EndVisitAsync(HttpContext.RequestServices.GetRequiredService<HomeworkPass>(), cookies));

    [AllowAnonymous]
    [HttpGet("/homework/stopped")]
    public IActionResult Details(bool back, bool sent) => View("Stopped", new StoppedPage(back, sent));
}

/// <param name="IsTheirDevice">It is the therapist's, and goes back to them.</param>
public sealed record StoppedPage(bool IsTheirDevice, bool WasSent);

public static class VisitEnds
{
    /// <summary>Ends the visit; the address of the page that says so, in the client's language.</summary>
    public static async Task<string> EndVisitAsync(this ControllerBase controller, HomeworkPass pass, Cookies cookies)
    {
        (await pass.VisitAsync()).End(pass.Now);
        await pass.SaveAsync();
        controller.Response.Cookies.Delete(cookies.Visit, cookies.ForVisit());
        return $"{HomeworkPaths.Stopped}?l={(await pass.ClientAsync()).Language}{(pass.Holder.IsInSession ? "&back=true" : "")}";
    }

    public static void RememberDevice(this ControllerBase controller, Cookies cookies, string? token)
    {
        if (token is not null)
            controller.Response.Cookies.Append(cookies.Device, token, cookies.ForDevice());
    }
}
