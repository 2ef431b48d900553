using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Practices;

/// <summary>What every client page offers for bad moments: two numbers and a way out.</summary>
[Authorize(Policy = Policies.Owner)]
[Route("practice/care")]
public sealed class PracticeCareController(SignedInTherapist me, AuditTrail audit) : Controller
{
    private const string Page = "/Features/Practices/Care.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Edit()
    {
        var practice = await me.PracticeAsync();
        return View(Page, new PracticeCareForm { DangerNumber = practice.DangerNumber, TalkNumber = practice.TalkNumber, ExitUrl = practice.ExitUrl });
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(PracticeCareForm form)
    {
        var practice = await me.PracticeAsync();
        if (!ModelState.IsValid || !this.Try(nameof(form.ExitUrl), () => practice.ChangeCare(form.DangerNumber, form.TalkNumber ?? "", form.ExitUrl)))
            return View(Page, form);
        audit.Therapist(me.Id, AuditAction.PracticeChanged, objectId: practice.Id);
        await me.Caseload.SaveAsync();
        this.Flash("Numbers and the way out saved. Every client page shows them from now on.");
        return LocalRedirect("/practice");
    }
}
