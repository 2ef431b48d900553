using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Clients;

/// <summary>All links of one client at once; pages that are open through them end with the next press.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/links")]
public sealed class LinksController(SignedInTherapist me, AuditTrail audit) : Controller
{
    [HttpPost("revocation")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var client = await me.Caseload.ClientAsync(id);
        foreach (var link in await me.Caseload.Links.Where(l => l.ClientId == id && l.RevokedAt == null).ToListAsync())
            link.Revoke(me.Now);
        audit.Therapist(me.Id, AuditAction.LinksRevoked, id);
        await me.Caseload.SaveAsync();
        this.Flash($"No link of {client.PreferredName.Text} opens any more. The next mail carries a new one.");
        return LocalRedirect($"/clients/{id}/contact");
    }
}
