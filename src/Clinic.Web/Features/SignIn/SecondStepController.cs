using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Clinic.Web.Features.SignIn;

[AllowAnonymous]
[Route("sign-in/code")]
public sealed class SecondStepController(StaffDoor door) : Controller
{
    private const string Page = "/Features/SignIn/SecondStep.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> New(string? to) =>
        await door.IsExpectedAsync() ? View(Page, new SecondStepForm { To = to }) : LocalRedirect("/sign-in");

    [HttpPost(""), EnableRateLimiting(Throttles.Doors)]
    public async Task<IActionResult> Create(SecondStepForm form)
    {
        if (!await door.IsExpectedAsync())
        {
            TempData["Problem"] = "That took longer than five minutes. Please begin again.";
            return LocalRedirect("/sign-in");
        }
        if (ModelState.IsValid && await door.ConfirmAsync(form.Code) == DoorAnswer.In)
            return LocalRedirect(Url.Onward(form.To));
        if (ModelState.IsValid)
            ModelState.AddModelError(nameof(form.Code), "This code does not open the account. Wait for the next one and type that; each code works once.");
        return View(Page, form);
    }
}
