using Clinic.Audit;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Notices;

/// <summary>A mail problem that needs nothing more.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("notices/{id:guid}/closing")]
public sealed class ClosingsController(SignedInTherapist me, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var notice = await me.Caseload.NoticeAsync(id);
        var tab = notice.State == NoticeState.InDoubt ? "in-doubt" : "failed";
        notice.LayAside(Notice.ByHand, me.Now);
        audit.Therapist(me.Id, AuditAction.MailLaidAside, notice.ClientId, notice.Id);
        await me.Caseload.SaveAsync();
        this.Flash("The mail is off the list.", $"/notices/{id}/closing/undo");
        return LocalRedirect($"/notices?state={tab}");
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var notice = await me.Caseload.NoticeAsync(id);
        notice.TakeUp();
        audit.Therapist(me.Id, AuditAction.MailTakenUp, notice.ClientId, notice.Id);
        await me.Caseload.SaveAsync();
        return LocalRedirect(notice.State == NoticeState.InDoubt ? "/notices?state=in-doubt" : "/notices?state=failed");
    }
}
