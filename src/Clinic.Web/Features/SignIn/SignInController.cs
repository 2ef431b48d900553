using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Clinic.Web.Features.SignIn;

[AllowAnonymous]
[Route("sign-in")]
public sealed class SignInController(StaffDoor door, Founding founding) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> New(string? to)
    {
        if (User.Identity is { IsAuthenticated: true })
            return LocalRedirect(Url.Onward(to));
        return await founding.IsDoneAsync(HttpContext.RequestAborted) ? View(new SignInForm { To = to }) : LocalRedirect("/setup");
    }

    [HttpPost(""), EnableRateLimiting(Throttles.Doors)]
    public async Task<IActionResult> Create(SignInForm form)
    {
        if (!ModelState.IsValid)
            return View(nameof(New), form);
        var answer = await door.KnockAsync(form.Email.Trim(), form.Password);
        if (answer == DoorAnswer.In)
            return LocalRedirect(Url.Onward(form.To));
        if (answer == DoorAnswer.SecondStep)
            return RedirectToAction(nameof(SecondStepController.New), "SecondStep", new { to = form.To });
        ModelState.AddModelError("", SignInForm.Refusal);
        return View(nameof(New), form);
    }
}
