using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

/// <summary>Ends the link between two files; both files stay as they are.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/unlinking")]
public sealed class UnlinkingsController(SignedInTherapist me, CouplePages pages, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var couple = await me.Caseload.PresentOrFormerCoupleAsync(id);
        var names = await me.Caseload.NamesAsync();
        couple.Unlink(me.Now);
        audit.Therapist(me.Id, AuditAction.CoupleUnlinked, couple.FirstClientId, id);
        audit.Therapist(me.Id, AuditAction.CoupleUnlinked, couple.SecondClientId, id);
        await me.Caseload.SaveAsync();
        this.Flash($"{names[couple.FirstClientId]} and {names[couple.SecondClientId]} are no longer linked. Both files are as they were.", $"/couples/{id}/unlinking/undo");
        return LocalRedirect("/couples");
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var couple = await me.Caseload.PresentOrFormerCoupleAsync(id);
        if (couple.UnlinkedAt is not null && await pages.AreCoupledAsync(couple.FirstClientId, couple.SecondClientId))
        {
            TempData["Problem"] = "One of them has been linked to somebody else in the meantime.";
            return LocalRedirect("/couples");
        }
        var names = await me.Caseload.NamesAsync();
        couple.LinkAgain();
        audit.Therapist(me.Id, AuditAction.CoupleLinked, couple.FirstClientId, id);
        audit.Therapist(me.Id, AuditAction.CoupleLinked, couple.SecondClientId, id);
        await me.Caseload.SaveAsync();
        this.Flash($"{names[couple.FirstClientId]} and {names[couple.SecondClientId]} are linked again.");
        return LocalRedirect($"/couples/{id}");
    }
}
