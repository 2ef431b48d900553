using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Alerts;

/// <summary>Taking an alert on, with one's own name.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("alerts/{id:guid}/acknowledgement")]
public sealed class AcknowledgementsController(SignedInTherapist me, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var alert = await me.Caseload.AlertAsync(id);
        var client = await me.Caseload.ClientAsync(alert.ClientId);
        alert.Acknowledge(me.Id, me.Now);
        audit.Therapist(me.Id, AuditAction.AlertAcknowledged, alert.ClientId, id);
        await me.Caseload.SaveAsync();
        this.Flash($"You took on the alert about {client.PreferredName.Text}.", $"/alerts/{id}/acknowledgement/undo");
        return LocalRedirect($"/alerts/{id}");
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var alert = await me.Caseload.AlertAsync(id);
        if (this.Try(alert.Release))
        {
            audit.Therapist(me.Id, AuditAction.AlertReleased, alert.ClientId, id);
            await me.Caseload.SaveAsync();
            this.Flash("The alert is open again, with nobody's name on it.");
        }
        return LocalRedirect($"/alerts/{id}");
    }
}
