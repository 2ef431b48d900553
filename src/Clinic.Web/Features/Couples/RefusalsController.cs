using Clinic.Audit;
using Clinic.Couples;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

/// <summary>The therapist does not agree; the author is told so on their own page, the partner nothing.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/releases/{releaseId:guid}/refusal")]
public sealed class RefusalsController(CoupleDesk desk, ReleaseBook book, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, Guid releaseId)
    {
        var release = await desk.File.ReleaseAsync(id, releaseId);
        if (release.State == ReleaseState.Offered)
        {
            await book.EndAsync(release, r => r.Decline(desk.Me.Now));
            audit.Therapist(desk.Me.Id, AuditAction.ReleaseDeclined, release.ClientId, releaseId);
            await desk.File.SaveAsync();
            this.Flash("Not shown. Talk with the author about it; the partner learns nothing.");
        }
        return LocalRedirect($"/couples/{id}/releases");
    }
}
