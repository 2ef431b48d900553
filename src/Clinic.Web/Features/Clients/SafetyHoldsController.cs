using Clinic.Audit;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Clients;

/// <summary>No mail of any kind, at once, until it is lifted.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/safety-hold")]
public sealed class SafetyHoldsController(SignedInTherapist me, NoticeBook notices, AuditTrail audit) : Controller
{
    private const string Held = "safety hold";

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var client = await me.Caseload.ClientAsync(id);
        client.Contact.Hold(me.Now);
        audit.Therapist(me.Id, AuditAction.SafetyHoldSet, id);
        await me.Caseload.SaveAsync();
        this.Flash($"No mail goes to {client.PreferredName.Text} any more.", $"/clients/{id}/safety-hold/undo");
        return LocalRedirect($"/clients/{id}/contact");
    }

    /// <summary>Invitations that fell into the hold go now; reminders that did are not sent late.</summary>
    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var client = await me.Caseload.ClientAsync(id);
        client.Contact.LiftHold();
        await notices.ReopenAllAsync(id, Held);
        audit.Therapist(me.Id, AuditAction.SafetyHoldLifted, id);
        await me.Caseload.SaveAsync();
        this.Flash($"Mail may go to {client.PreferredName.Text} again.", $"/clients/{id}/safety-hold");
        return LocalRedirect($"/clients/{id}/contact");
    }
}
