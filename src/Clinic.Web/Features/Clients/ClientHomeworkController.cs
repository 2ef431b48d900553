using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Clients;

/// <summary>All homework of one client.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/homework")]
public sealed class ClientHomeworkController(SignedInTherapist me, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id)
    {
        var head = await ClientHead.ReadAsync(me, id);
        var page = new ClientHomeworkPage(head, await HomeworkRow.ReadAsync(me.Caseload, head));
        audit.Therapist(me.Id, AuditAction.ClientViewed, id);
        await me.Caseload.SaveAsync();
        return View("~/Features/Clients/Homework.cshtml", page);
    }
}

public sealed record ClientHomeworkPage(ClientHead Head, IReadOnlyList<HomeworkRow> Rows);
