using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Repairs;

/// <summary>What to do with answers that were set aside: how many there are, and the two ways on.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("assignments/{id:guid}/repair")]
public sealed class RepairsController(RepairDesk desk) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Details(Guid id)
    {
        var it = await desk.FindAsync(id);
        return it.IsDecided ? LocalRedirect(it.Url) : View("Details", it);
    }
}
