using Clinic.Clients;
using Clinic.Library;
using Clinic.Pathways;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Couples;

/// <summary>Starts a pathway for both: each partner gets the track of their role.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/pathways")]
public sealed class RunsController(CoupleDesk desk, RunBook book, Shelf shelf) : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id) => View("StartRun", await PageAsync(id, new RunForm()));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, RunForm form)
    {
        var page = await PageAsync(id, form);
        if (await StartedAsync(page, form) is not { } pathway)
            return View("StartRun", page);
        this.Flash($"{pathway.Title} started for {page.Head.Names}. What opens at once has been sent.");
        return LocalRedirect(page.Head.Url);
    }

    private async Task<Pathway?> StartedAsync(RunPage page, RunForm form)
    {
        var pathway = page.Pathways.FirstOrDefault(p => p.Id == form.Pathway);
        if (pathway is null)
            ModelState.AddModelError(nameof(form.Pathway), "Choose a pathway");
        foreach (var partner in page.Head.Partners.Where(p => p.Status == ClientStatus.Discharged))
            ModelState.AddModelError("", $"{partner.FirstName} has been discharged. Readmit them first.");
        PathwayRun? run = null;
        if (!ModelState.IsValid || !this.Try(nameof(form.DaysPerStep), () => run = PathwayRun.OfCouple(page.Head.Couple, desk.Me.Id, form.DaysPerStep, desk.Me.Now, pathway, form.Note))
            || !this.Try(nameof(form.Pathway), () => run!.Follow(pathway!, page.Head.Partners)))
            return null;
        await book.StartAsync(run!);
        await desk.File.SaveAsync();
        return pathway;
    }

    private async Task<RunPage> PageAsync(Guid id, RunForm form)
    {
        var pathways = await shelf.Pathways.Where(p => p.For == PathwayFor.Couple).ToListAsync();
        form.Pathway ??= pathways.Count == 1 ? pathways[0].Id : null;
        return new RunPage(await desk.LookAsync(id), pathways, (await shelf.ItemsAsync()).ToDictionary(i => (i.Kind, i.Key), i => i.Title), form);
    }
}

public sealed class RunForm
{
    public Guid? Pathway { get; set; }

    public int DaysPerStep { get; set; } = 7;

    [System.ComponentModel.DataAnnotations.StringLength(2000)]
    public string? Note { get; set; }
}

public sealed record RunPage(CoupleHead Head, IReadOnlyList<Pathway> Pathways, IReadOnlyDictionary<(ItemKind, string), string> Titles, RunForm Form);
