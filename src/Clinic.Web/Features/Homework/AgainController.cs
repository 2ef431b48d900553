using Clinic.Assignments;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>For whoever comes without an open visit. The page says the same to everyone; a page that still holds unsaved words may knock here.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
[Route("homework/again")]
public sealed class AgainController(LinkDoor door, SecondCheck check, Cookies cookies) : Controller
{
    [HttpGet, HttpHead]
    public IActionResult New() => View("Again", DoorPage.Of(null));

    [HttpPost, Throttled]
    public async Task<IActionResult> Create(PinForm? form)
    {
        if (!Request.WantsJson())
            return this.SeeOther(HomeworkPassScheme.AgainPath);
        if (Request.Cookies[cookies.Visit] is not { Length: 43 } token || await door.ReopenAsync(token) is not { } reopening)
            return Unauthorized(new { closed = true });
        Response.Cookies.Append(cookies.Visit, reopening.Token, cookies.ForVisit());
        if (string.IsNullOrEmpty(form?.Pin))
            return reopening.NeedsPin ? Knock() : Ok(new { });
        var outcome = await check.TryAsync(reopening.Holder, form.Pin);
        this.RememberDevice(cookies, outcome.DeviceToken);
        return outcome.HasPassed ? Ok(new { }) : Knock();
    }

    private ObjectResult Knock() => StatusCode(StatusCodes.Status403Forbidden, new { again = HomeworkPaths.Pin, pin = true });
}
