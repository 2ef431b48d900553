using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Reviews;

/// <summary>Reading what was handed in, and saying so.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("assignments/{id:guid}/review")]
public sealed class ReviewsController(SignedInTherapist me, ReviewReader reader, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Details(Guid id)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        if (assignment.Status is not (AssignmentStatus.Submitted or AssignmentStatus.Reviewed))
            return LocalRedirect($"/assignments/{id}");
        audit.Therapist(me.Id, AuditAction.AnswersViewed, assignment.ClientId, id);
        await me.Caseload.SaveAsync();
        return View(await reader.PageAsync(assignment));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, ReviewForm form)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        if (!ModelState.IsValid)
            return View(nameof(Details), await reader.PageAsync(assignment));
        if (!this.Try(() => assignment.Review(form.Reply, me.Now)))
            return LocalRedirect($"/assignments/{id}");
        audit.Therapist(me.Id, AuditAction.HomeworkReviewed, assignment.ClientId, id);
        await me.Caseload.SaveAsync();
        var name = (await me.Caseload.ClientAsync(assignment.ClientId)).PreferredName.Text;
        this.Flash($"Homework of {name} marked as read.", $"/assignments/{id}/review/undo");
        return LocalRedirect($"/assignments/{id}/review");
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        assignment.UndoReview();
        audit.Therapist(me.Id, AuditAction.HomeworkReviewUndone, assignment.ClientId, id);
        await me.Caseload.SaveAsync();
        this.Flash("Back among what is not read yet.");
        return LocalRedirect($"/assignments/{id}/review");
    }
}

public sealed class ReviewForm
{
    /// <summary>Shown to the client beside "read on".</summary>
    [System.ComponentModel.DataAnnotations.StringLength(2000)]
    public string? Reply { get; set; }
}
