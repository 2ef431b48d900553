using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Clients;

[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/contact")]
public sealed class ClientContactController(SignedInTherapist me, AuditTrail audit) : Controller
{
    public const string Page = "~/Features/Clients/Contact.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Details(Guid id)
    {
        var page = await ContactPage.ReadAsync(me, id);
        audit.Therapist(me.Id, AuditAction.ClientViewed, id);
        await me.Caseload.SaveAsync();
        return View(Page, page);
    }
}
