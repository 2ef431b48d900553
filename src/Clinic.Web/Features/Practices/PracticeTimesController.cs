using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Practices;

/// <summary>How long links open, and between which hours reminders go out.</summary>
[Authorize(Policy = Policies.Owner)]
[Route("practice/times")]
public sealed class PracticeTimesController(SignedInTherapist me, AuditTrail audit) : Controller
{
    private const string Page = "/Features/Practices/Times.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Edit()
    {
        var practice = await me.PracticeAsync();
        return View(Page, new PracticeTimesForm { LinkValidityDays = practice.LinkValidityDays, From = practice.QuietUntil, Until = practice.QuietFrom });
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(PracticeTimesForm form)
    {
        var practice = await me.PracticeAsync();
        if (!ModelState.IsValid
            || !this.Try(nameof(form.LinkValidityDays), () => practice.ChangeLinks(form.LinkValidityDays!.Value))
            || !this.Try(nameof(form.Until), () => practice.ChangeReminderHours(form.From!.Value, form.Until!.Value)))
            return View(Page, form);
        audit.Therapist(me.Id, AuditAction.PracticeChanged, objectId: practice.Id);
        await me.Caseload.SaveAsync();
        this.Flash("Saved. It holds for homework that you assign from now on.");
        return LocalRedirect("/practice");
    }
}
