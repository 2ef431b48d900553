using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Therapists;
using Clinic.Web.Features.Clients;
using Clinic.Web.Features.Reviews;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Supervision;

/// <summary>What a supervisor reads: files shared with them, with the client's consent. There is nothing to press here.</summary>
[Authorize(Policy = Policies.Supervisor)]
[Route("supervision")]
public sealed class SupervisionController(SignedInTherapist me, Colleagues colleagues, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await SupervisionPage.ReadAsync(me, colleagues));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id)
    {
        var head = await ClientHead.ReadAsync(me, id);
        var rows = await HomeworkRow.ReadAsync(me.Caseload, head);
        audit.Therapist(me.Id, AuditAction.ClientViewed, id);
        await me.Caseload.SaveAsync();
        return View(new ClientHomeworkPage(head, rows));
    }
}

/// <summary>The shared answers of one homework, to read.</summary>
[Authorize(Policy = Policies.Supervisor)]
[Route("supervision/{id:guid}/homework/{assignmentId:guid}")]
public sealed class SupervisedHomeworkController(SignedInTherapist me, ReviewReader reader, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Details(Guid id, Guid assignmentId)
    {
        var assignment = await me.Caseload.AssignmentAsync(assignmentId);
        if (assignment.ClientId != id || assignment.Status is not (AssignmentStatus.Submitted or AssignmentStatus.Reviewed))
            return NotFound();
        audit.Therapist(me.Id, AuditAction.AnswersViewed, id, assignmentId);
        await me.Caseload.SaveAsync();
        return View("~/Features/Supervision/Answers.cshtml", await reader.PageAsync(assignment));
    }
}
