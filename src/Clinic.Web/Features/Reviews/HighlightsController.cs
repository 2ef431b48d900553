using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Reviews;

/// <summary>Stretches of an answer that the therapist wants to find again; they lead the session-prep report.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("answers/{id:guid}/highlights")]
public sealed class HighlightsController(SignedInTherapist me, ReviewReader reader, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public Task<IActionResult> Create(Guid id, HighlightForm form) => ChangeAsync(id, answer => answer.Highlight(form.Span));

    [HttpPost("removal")]
    public Task<IActionResult> Delete(Guid id, HighlightForm form) => ChangeAsync(id, answer => answer.Unhighlight(form.Span));

    /// <summary>htmx gets the answer back to put in place; a plain post returns to it on the page.</summary>
    private async Task<IActionResult> ChangeAsync(Guid id, Action<Answer> change)
    {
        var answer = await me.Caseload.ReadableAnswerAsync(id);
        if (this.Try(() => change(answer)))
        {
            audit.Therapist(me.Id, AuditAction.AnswerMarked, answer.ClientId, id);
            await me.Caseload.SaveAsync();
        }
        return Request.Headers.ContainsKey("HX-Request")
            ? PartialView("~/Features/Reviews/_Answer.cshtml", await reader.LineAsync(answer))
            : LocalRedirect($"/assignments/{answer.AssignmentId}/review#a-{id}");
    }
}

/// <summary>In UTF-16 units of the raw answer. Without them the whole answer is meant.</summary>
public sealed class HighlightForm
{
    public int? Start { get; set; }

    public int? Length { get; set; }

    public TextSpan? Span => Start is { } start && Length is { } length and > 0 ? new TextSpan(start, length) : null;
}
