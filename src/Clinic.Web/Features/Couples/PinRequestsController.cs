using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

/// <summary>Both share a mailbox: from now on a PIN comes before anything is shown to either.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/pins")]
public sealed class PinRequestsController(CoupleDesk desk, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var head = await desk.HeadAsync(id);
        foreach (var partner in head.Partners)
        {
            partner.ShareMailbox();
            audit.Therapist(desk.Me.Id, AuditAction.ClientChanged, partner.Id, id);
        }
        await desk.File.SaveAsync();
        this.Flash("Nothing is shown to either of them before a PIN. Agree on one with each of them alone.");
        return LocalRedirect(head.Url);
    }
}
