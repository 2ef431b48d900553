using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Assignments;

/// <summary>What would be sent, before it is: the form again with its mails and sums made anew. Nothing is saved.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("assignments/preview")]
public sealed class PreviewsController(SignedInTherapist me, AssignDesk desk) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(AssignmentForm form) =>
        View("~/Features/Assignments/New.cshtml", await desk.PageAsync(form, await me.Caseload.ClientAsync(form.Client)));
}
