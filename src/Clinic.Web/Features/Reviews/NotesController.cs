using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Security;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Reviews;

/// <summary>The therapist's private words, beside an answer or about the whole. They never reach a client's page.</summary>
[Authorize(Policy = Policies.Therapist)]
public sealed class NotesController(SignedInTherapist me, ReviewReader reader, AuditTrail audit) : Controller
{
    [HttpPost("answers/{id:guid}/note")]
    public async Task<IActionResult> Create(Guid id, NoteForm form)
    {
        var answer = await me.Caseload.ReadableAnswerAsync(id);
        await me.Caseload.OwnClientAsync(answer.ClientId);
        if (!ModelState.IsValid)
            return await AgainAsync(answer.AssignmentId, id);
        answer.KeepNote(form.Words);
        await KeptAsync(answer.ClientId, id, form);
        return Request.Headers.ContainsKey("HX-Request")
            ? PartialView("~/Features/Reviews/_Answer.cshtml", await reader.LineAsync(answer))
            : LocalRedirect($"/assignments/{answer.AssignmentId}/review#a-{id}");
    }

    [HttpPost("assignments/{id:guid}/private-note")]
    public async Task<IActionResult> Update(Guid id, NoteForm form)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        await me.Caseload.OwnClientAsync(assignment.ClientId);
        if (!ModelState.IsValid)
            return await AgainAsync(id, id);
        assignment.KeepPrivateNote(form.Words);
        await KeptAsync(assignment.ClientId, id, form);
        return LocalRedirect(assignment.IsOpen ? $"/assignments/{id}" : $"/assignments/{id}/review#whole");
    }

    private async Task KeptAsync(Guid clientId, Guid objectId, NoteForm form)
    {
        audit.Therapist(me.Id, AuditAction.NoteKept, clientId, objectId);
        await me.Caseload.SaveAsync();
        if (!Request.Headers.ContainsKey("HX-Request"))
            this.Flash(SealedText.OfOptional(form.Words) is null ? "Note taken away." : "Note kept.");
    }

    /// <param name="notedId">Whose note was refused: its words are shown again.</param>
    private async Task<IActionResult> AgainAsync(Guid assignmentId, Guid notedId)
    {
        ViewData["Noted"] = notedId;
        return View("~/Features/Reviews/Details.cshtml", await reader.PageAsync(await me.Caseload.AssignmentAsync(assignmentId)));
    }
}

public sealed class NoteForm
{
    [System.ComponentModel.DataAnnotations.StringLength(10_000)]
    [System.ComponentModel.DataAnnotations.Display(Name = "Your note")]
    public string? Words { get; set; }
}
