using Clinic.Audit;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

/// <summary>The ledger: what was released between the two, by whom, when, and what became of it.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/releases")]
public sealed class ReleasesController(CoupleDesk desk, LedgerReader ledger, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id)
    {
        var page = await ledger.PageAsync(await desk.HeadAsync(id));
        foreach (var author in page.Lines.Select(l => l.Release.ClientId).Distinct())
            audit.Therapist(desk.Me.Id, AuditAction.AnswersViewed, author, id);
        await desk.File.SaveAsync();
        return View("Releases", page);
    }
}
