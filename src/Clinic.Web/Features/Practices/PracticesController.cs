using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Practices;

/// <summary>Everybody of the practice may read how it is set; the owner changes it.</summary>
[Authorize(Policy = Policies.Staff)]
public sealed class PracticesController(SignedInTherapist me) : Controller
{
    [HttpGet("/practice")]
    public async Task<IActionResult> Details() => View(await me.PracticeAsync());
}
