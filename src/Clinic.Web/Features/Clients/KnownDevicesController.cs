using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Clients;

/// <summary>The browsers on which a client is known.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/known-devices")]
public sealed class KnownDevicesController(SignedInTherapist me, AuditTrail audit) : Controller
{
    [HttpPost("forget")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var client = await me.Caseload.ClientAsync(id);
        foreach (var device in await me.Caseload.KnownDevices.Where(d => d.ClientId == id).ToListAsync())
            device.Forget(me.Now);
        audit.Therapist(me.Id, AuditAction.DevicesForgotten, id);
        await me.Caseload.SaveAsync();
        this.Flash($"No device of {client.PreferredName.Text} is known any more.");
        return LocalRedirect($"/clients/{id}/contact");
    }
}
