using Clinic.Audit;
using Clinic.Couples;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Couples;

/// <summary>The couple's own words: the therapist's notes about the two, and the agenda that both see.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/notes")]
public sealed class CoupleNotesController(CoupleDesk desk, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id) => View("Notes", await PageAsync(id, new CoupleNoteForm()));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, CoupleNoteForm form)
    {
        var couple = await desk.Me.Caseload.CoupleAsync(id);
        CoupleNote? note = null;
        if (!ModelState.IsValid || !this.Try(nameof(form.Words), () => note = CoupleNote.Write(couple, desk.Me.Id, form.Kind, form.Words, desk.Me.Now)))
            return View("Notes", await PageAsync(id, form));
        desk.Me.Caseload.Add(note!);
        await KeepAsync(couple, note!);
        return LocalRedirect($"/couples/{id}/notes");
    }

    [HttpGet("{noteId:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, Guid noteId)
    {
        var note = await desk.File.NoteAsync(id, noteId);
        return View("Notes", await PageAsync(id, new CoupleNoteForm { Kind = note.Kind, Words = note.Words.Text }, noteId));
    }

    [HttpPost("{noteId:guid}")]
    public async Task<IActionResult> Update(Guid id, Guid noteId, CoupleNoteForm form)
    {
        var note = await desk.File.NoteAsync(id, noteId);
        if (!ModelState.IsValid || !this.Try(nameof(form.Words), () => note.Change(form.Words, desk.Me.Now)))
            return View("Notes", await PageAsync(id, form, noteId));
        await KeepAsync(await desk.Me.Caseload.CoupleAsync(id), note);
        return LocalRedirect($"/couples/{id}/notes");
    }

    private async Task KeepAsync(Clinic.Clients.Couple couple, CoupleNote note)
    {
        foreach (var partner in new[] { couple.FirstClientId, couple.SecondClientId })
            audit.Therapist(desk.Me.Id, AuditAction.CoupleNoteKept, partner, note.Id);
        await desk.File.SaveAsync();
        this.Flash(note.Kind == CoupleNoteKind.Note ? "Note kept in the couple’s file." : "Point kept on the agenda.");
    }

    private async Task<CoupleNotesPage> PageAsync(Guid id, CoupleNoteForm form, Guid? editing = null)
    {
        var head = await desk.LookAsync(id);
        return new CoupleNotesPage(head, await desk.File.Notes.Where(n => n.CoupleId == id).OrderByDescending(n => n.WrittenAt).ToListAsync(), form, editing);
    }
}

public sealed class CoupleNoteForm
{
    public CoupleNoteKind Kind { get; set; }

    public string? Words { get; set; }
}

/// <param name="Editing">The note whose words stand in the form; null for a new one.</param>
public sealed record CoupleNotesPage(CoupleHead Head, IReadOnlyList<CoupleNote> All, CoupleNoteForm Form, Guid? Editing)
{
    public IEnumerable<CoupleNote> Agenda => All.Where(n => n is { Kind: CoupleNoteKind.Agenda, DoneAt: null }).Reverse();

    public IEnumerable<CoupleNote> Notes => All.Where(n => n.Kind == CoupleNoteKind.Note);

    public IEnumerable<CoupleNote> Talked => All.Where(n => n is { Kind: CoupleNoteKind.Agenda, DoneAt: not null });
}
