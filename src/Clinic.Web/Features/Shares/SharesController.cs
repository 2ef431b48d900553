using Clinic.Audit;
using Clinic.Sharing;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Shares;

/// <summary>Who else may open a client's file. Only the client's own therapist shares it.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/shares")]
public sealed class SharesController(SignedInTherapist me, Colleagues colleagues, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id)
    {
        var page = await SharesPage.ReadAsync(me, colleagues, id, new ShareForm { From = (await me.ClockAsync()).Today });
        audit.Therapist(me.Id, AuditAction.ClientViewed, id);
        await me.Caseload.SaveAsync();
        return View(page);
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, [Bind(Prefix = "Form")] ShareForm form)
    {
        var client = await me.Caseload.OwnClientAsync(id);
        var with = form.With is { } chosen ? await colleagues.FindAsync(chosen) : null;
        if (with?.Role == TherapistRole.Supervisor && form.AgreedOn is null)
            ModelState.AddModelError("Form.AgreedOn", "A supervisor reads only with the client's consent: on which day did they agree?");
        Share? share = null;
        var zone = (await me.ClockAsync()).Zone;
        if (!ModelState.IsValid || !this.Try("Form.Until", () => share = form.Share(client, with!, zone, me.Now)))
            return View(nameof(Index), await SharesPage.ReadAsync(me, colleagues, id, form));
        me.Caseload.Add(share!);
        audit.Therapist(me.Id, AuditAction.FileShared, id, share!.TherapistId);
        await me.Caseload.SaveAsync();
        this.Flash($"{with!.DisplayName} can open this file.", $"/clients/{id}/shares/{share.Id}/ending");
        return LocalRedirect($"/clients/{id}/shares");
    }
}

/// <summary>The file closes for the other person at once.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/shares/{shareId:guid}/ending")]
public sealed class ShareEndingsController(SignedInTherapist me, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, Guid shareId)
    {
        var share = await me.Caseload.ShareGivenAsync(id, shareId);
        share.End(me.Now);
        audit.Therapist(me.Id, AuditAction.ShareEnded, id, share.TherapistId);
        await me.Caseload.SaveAsync();
        this.Flash($"{await me.ColleagueAsync(share.TherapistId)} can no longer open this file.");
        return LocalRedirect($"/clients/{id}/shares");
    }
}
