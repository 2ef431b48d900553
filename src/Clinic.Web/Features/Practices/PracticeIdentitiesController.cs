using Clinic.Audit;
using Clinic.Practices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Practices;

[Authorize(Policy = Policies.Owner)]
[Route("practice/identity")]
public sealed class PracticeIdentitiesController(SignedInTherapist me, AuditTrail audit) : Controller
{
    private const string Page = "/Features/Practices/Identity.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Edit()
    {
        var practice = await me.PracticeAsync();
        return Form(new PracticeIdentityForm
        {
            Name = practice.Name, SenderName = practice.SenderName, SenderAddress = practice.SenderAddress, TimeZone = practice.TimeZone, Language = practice.Language,
        });
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(PracticeIdentityForm form)
    {
        var practice = await me.PracticeAsync();
        if (Practice.TellingWordIn(form.SenderName ?? "") is { } word)
            ModelState.AddModelError(nameof(form.SenderName), $"“{word}” tells a stranger what the mail is about. Choose a name that says nothing.");
        if (!ModelState.IsValid || !this.Try(nameof(form.TimeZone), () => practice.ChangeIdentity(form.Name, form.SenderName!, form.SenderAddress, form.TimeZone)))
            return Form(form);
        practice.ChangeLanguage(form.Language);
        audit.Therapist(me.Id, AuditAction.PracticeChanged, objectId: practice.Id);
        await me.Caseload.SaveAsync();
        this.Flash("Name and sender saved.");
        return LocalRedirect("/practice");
    }

    private ViewResult Form(PracticeIdentityForm form)
    {
        ViewData["Zones"] = ZoneChoices.At(me.Now, form.TimeZone);
        return View(Page, form);
    }
}
