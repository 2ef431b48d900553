using Clinic.Audit;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Repairs;

/// <summary>What to do with answers that were set aside: how many there are, and the two ways on.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("assignments/{id:guid}/repair")]
public sealed class RepairsController(RepairDesk desk, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Details(Guid id)
    {
        var it = await desk.FindAsync(id);
        audit.Therapist(desk.Me.Id, AuditAction.HomeworkViewed, it.Client.Id, id);
        await desk.Me.Caseload.SaveAsync();
        return it.IsDecided ? LocalRedirect(it.Url) : View("Details", it);
    }
}
