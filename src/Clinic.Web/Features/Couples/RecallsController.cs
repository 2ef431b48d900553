using Clinic.Audit;
using Clinic.Couples;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

/// <summary>Takes the agreement back, as long as the partner has not opened it.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/releases/{releaseId:guid}/recall")]
public sealed class RecallsController(CoupleDesk desk, ReleaseBook book, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, Guid releaseId)
    {
        var release = await desk.File.ReleaseAsync(id, releaseId);
        if (release.State == ReleaseState.Opened)
            TempData["Problem"] = "It has been opened in the meantime, and what was read cannot be unread.";
        else
        {
            await book.EndAsync(release, r => r.Recall());
            audit.Therapist(desk.Me.Id, AuditAction.ReleaseRevoked, release.ClientId, releaseId);
            await desk.File.SaveAsync();
            this.Flash("No longer shown. The author’s offer stands, and waits for you.");
        }
        return LocalRedirect($"/couples/{id}/releases");
    }
}
