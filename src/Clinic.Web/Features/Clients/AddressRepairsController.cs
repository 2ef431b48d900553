using Clinic.Audit;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Clients;

/// <summary>An address that refused mail is in use again: what it refused goes once more.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/address-repair")]
public sealed class AddressRepairsController(SignedInTherapist me, NoticeBook notices, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var client = await me.Caseload.ClientAsync(id);
        await AddressMove.MendAsync(client, me, notices);
        audit.Therapist(me.Id, AuditAction.AddressMended, id);
        await me.Caseload.SaveAsync();
        this.Flash($"Mail is tried at {client.PreferredName.Text}’s address again.");
        return LocalRedirect($"/clients/{id}/contact");
    }
}
