using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.PaperAnswers;

/// <summary>Answers from paper or by word of mouth, entered for the client and marked as such.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("assignments/{id:guid}/answers")]
public sealed class PaperAnswersController(SignedInTherapist me, PaperDesk desk, NoticeBook notices, AuditTrail audit) : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        if (!assignment.IsOpen)
            return LocalRedirect($"/assignments/{id}");
        var page = await desk.PageAsync(assignment, null);
        audit.Therapist(me.Id, AuditAction.AnswersViewed, assignment.ClientId, id);
        await me.Caseload.SaveAsync();
        return View(page);
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, bool handIn)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        var page = await desk.PageAsync(assignment, await Request.ReadFormAsync());
        foreach (var line in page.Lines.Where(l => l.Problem is not null))
            ModelState.AddModelError(line.Field, line.Problem!);
        if (handIn && page.HasOwn)
            ModelState.AddModelError("", $"{page.First} has begun on the page. Only {page.First} can hand that in.");
        if (!ModelState.IsValid || !this.Try("", () => assignment.Start(me.Now)))
            return View(nameof(New), page);
        await desk.KeepAsync(assignment, page);
        if (handIn)
            await HandInAsync(assignment);
        audit.Therapist(me.Id, AuditAction.AnswersEntered, assignment.ClientId, id);
        await me.Caseload.SaveAsync();
        if (handIn)
            await me.Caseload.ForgetRevisionsAsync(id);
        this.Flash($"Answers of {page.Name} {(handIn ? "entered and handed in" : "kept")}.");
        return LocalRedirect(handIn ? $"/assignments/{id}/review" : $"/assignments/{id}");
    }

    private async Task HandInAsync(Assignment assignment)
    {
        foreach (var item in assignment.Items)
            item.Done(me.Now);
        assignment.Submit(me.Now);
        await notices.CloseAsync(assignment.Id, "submitted");
    }
}
