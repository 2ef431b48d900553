using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Clients;

/// <summary>Five wrong tries locked it; the therapist has spoken with the client.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/pin/lock")]
public sealed class PinLocksController(SignedInTherapist me, AuditTrail audit) : Controller
{
    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var client = await me.Caseload.ClientAsync(id);
        client.Pin.Unlock();
        audit.Therapist(me.Id, AuditAction.PinUnlocked, id);
        await me.Caseload.SaveAsync();
        this.Flash($"The PIN of {client.PreferredName.Text} opens again.");
        return LocalRedirect($"/clients/{id}/contact");
    }
}
