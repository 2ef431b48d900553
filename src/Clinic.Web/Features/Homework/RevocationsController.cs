using Clinic.Audit;
using Clinic.Couples;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Homework;

/// <summary>The author takes a release back, as long as the partner has not opened it.</summary>
[Authorize(Policy = Policies.VerifiedClient)]
[Route("homework/releases/{releaseId:guid}/revocation")]
public sealed class RevocationsController(Clinic.Assignments.HomeworkPass pass, CouplePass couple, ReleaseBook book, AuditTrail audit) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid releaseId)
    {
        var release = await couple.OwnReleaseAsync(releaseId);
        var page = HomeworkPaths.Releases(release.AssignmentId);
        if (release.State == ReleaseState.Opened)
            return this.SeeOther($"{page}?late=true");
        try
        {
            await book.EndAsync(release, r => r.Revoke(pass.Now));
            audit.Client(release.ClientId, AuditAction.ReleaseRevoked, releaseId);
            await couple.SaveAsync();
            return this.SeeOther(page);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.SeeOther($"{page}?late=true"); // opened at this very moment
        }
    }
}
