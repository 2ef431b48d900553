using Clinic.Practices;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Clinic.Web.Features.SetUp;

/// <summary>The first page of all, once: the practice and its owner. Gone as soon as there is a practice.</summary>
[AllowAnonymous]
[Route("setup")]
public sealed class SetUpController(Founding founding, SetUpToken token, StaffDoor door, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> New() =>
        await founding.IsDoneAsync() ? NotFound() : Page(new SetUpForm { TimeZone = ZoneChoices.Guess });

    [HttpPost(""), EnableRateLimiting(Throttles.Doors)]
    public async Task<IActionResult> Create(SetUpForm form)
    {
        if (await founding.IsDoneAsync())
            return NotFound();
        if (!string.IsNullOrWhiteSpace(form.Token) && !token.Accepts(form.Token))
            ModelState.AddModelError(nameof(form.Token), "This is not the token that the console shows. It is made anew at each start.");
        if (Practice.TellingWordIn(form.SenderName ?? "") is { } word)
            ModelState.AddModelError(nameof(form.SenderName), $"“{word}” tells a stranger what the mail is about. Choose a name that says nothing.");
        return ModelState.IsValid && await FoundAsync(form) ? LocalRedirect("/") : Page(form);
    }

    private async Task<bool> FoundAsync(SetUpForm form)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Practice? practice = null;
        if (!this.Try(nameof(form.TimeZone), () => practice = Practice.SetUp(form.PracticeName, form.SenderName, form.SenderAddress, form.TimeZone, form.Language, now)))
            return false;
        var owner = Therapist.Join(practice!.Id, form.OwnerName, form.Email, TherapistRole.Owner, form.TimeZone, now);
        var problems = await founding.FoundAsync(practice, owner, form.Password);
        foreach (var problem in problems)
            ModelState.AddModelError(nameof(form.Password), problem);
        if (problems.Count > 0)
            return false;
        await door.EnterAsync(owner);
        this.Flash($"{practice.Name} is set up. Now add your first client, or look at the library.");
        return true;
    }

    private ViewResult Page(SetUpForm form)
    {
        ViewData["Zones"] = ZoneChoices.At(clock.GetUtcNow().UtcDateTime, form.TimeZone);
        return View(nameof(New), form);
    }
}
