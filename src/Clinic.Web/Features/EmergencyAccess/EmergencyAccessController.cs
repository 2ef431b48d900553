using Clinic.Audit;
using Clinic.Notices;
using Clinic.Sharing;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.EmergencyAccess;

/// <summary>Opens a colleague's file when its therapist cannot be asked. It takes a reason, lasts a day, and is told to the therapist and the owners at once.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("emergency-access")]
public sealed class EmergencyAccessController(SignedInTherapist me, EmergencyDoor door, NoticeBook notices, AuditTrail audit) : Controller
{
    [HttpGet("new")]
    public IActionResult New() => View(new EmergencyForm());

    [HttpPost("")]
    public async Task<IActionResult> Create(EmergencyForm form)
    {
        var client = ModelState.IsValid ? await door.FindAsync(form.Who!) : null;
        if (ModelState.IsValid && client is null)
        {
            audit.Therapist(me.Id, AuditAction.EmergencyAccessRefused);
            await me.Caseload.SaveAsync();
            ModelState.AddModelError(nameof(form.Who), "No client of a colleague has exactly this address or name");
        }
        Share? share = null;
        var account = await me.AccountAsync();
        if (!ModelState.IsValid || !this.Try(nameof(form.Reason), () => share = Share.InEmergency(client!, account, form.Reason!, me.Now)))
            return View(nameof(New), form);
        me.Caseload.Add(share!);
        audit.Therapist(me.Id, AuditAction.EmergencyAccessTaken, client!.Id, share!.Id);
        await notices.TellOfEmergencyAsync(client, me.Id);
        await me.Caseload.SaveAsync();
        return LocalRedirect($"/clients/{client.Id}");
    }

    [HttpPost("{id:guid}/ending")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var share = await door.OwnAsync(id);
        share.End(me.Now);
        audit.Therapist(me.Id, AuditAction.ShareEnded, share.ClientId, share.TherapistId);
        await me.Caseload.SaveAsync();
        this.Flash("Emergency access ended. The file is closed again.");
        return LocalRedirect("/clients");
    }
}
