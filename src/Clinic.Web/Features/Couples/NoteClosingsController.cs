using Clinic.Audit;
using Clinic.Couples;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

/// <summary>A point of the agenda was talked about.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/notes/{noteId:guid}/closing")]
public sealed class NoteClosingsController(CoupleDesk desk, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public Task<IActionResult> Create(Guid id, Guid noteId) => ChangeAsync(id, noteId, note => note.Done(desk.Me.Now), "Off the agenda, and kept in the file.", $"/couples/{id}/notes/{noteId}/closing/undo");

    [HttpPost("undo")]
    public Task<IActionResult> Delete(Guid id, Guid noteId) => ChangeAsync(id, noteId, note => note.NotDone(), "Back on the agenda.", null);

    private async Task<IActionResult> ChangeAsync(Guid id, Guid noteId, Action<CoupleNote> act, string said, string? undo)
    {
        var couple = await desk.Me.Caseload.CoupleAsync(id);
        act(await desk.File.NoteAsync(id, noteId));
        foreach (var partner in new[] { couple.FirstClientId, couple.SecondClientId })
            audit.Therapist(desk.Me.Id, AuditAction.CoupleNoteKept, partner, noteId);
        await desk.File.SaveAsync();
        this.Flash(said, undo);
        return LocalRedirect($"/couples/{id}/notes");
    }
}
