using Clinic.Assignments;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>The second check.</summary>
[Authorize(Policy = Policies.Visitor)]
[Route("homework/pin")]
public sealed class PinsController(HomeworkPass pass, SecondCheck check, Cookies cookies) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New() => await PageAsync() is { IsAsked: true } page ? View("Pin", page) : this.SeeOther(HomeworkPaths.List);

    [HttpPost]
    public async Task<IActionResult> Create(PinForm form)
    {
        var outcome = await check.TryAsync(pass.Holder, form.Pin);
        this.RememberDevice(cookies, outcome.DeviceToken);
        if (Request.WantsJson())
            return outcome.HasPassed ? Ok(new { }) : StatusCode(StatusCodes.Status403Forbidden, new { again = HomeworkPaths.Pin, pin = true });
        if (outcome.HasPassed)
            return this.SeeOther(HomeworkPaths.List);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Pin", await PageAsync() with { WasWrong = true });
    }

    private async Task<PinPage> PageAsync()
    {
        var client = await pass.ClientAsync();
        var mustPass = client.NeedsPinFirst && !pass.Holder.IsInSession;
        return new PinPage(IsAsked: !pass.Holder.IsProven && (mustPass || client.Pin.IsSet), client.Pin.IsSet, MayGoOn: !mustPass, WasWrong: false);
    }
}

/// <param name="IsSet">False where the mailbox is shared and nothing was agreed yet.</param>
/// <param name="MayGoOn">Without it, and then without earlier words.</param>
public sealed record PinPage(bool IsAsked, bool IsSet, bool MayGoOn, bool WasWrong);

public sealed class PinForm
{
    public string? Pin { get; set; }

    /// <summary>Once more, where it is chosen.</summary>
    public string? Repeat { get; set; }
}
