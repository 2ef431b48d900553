using Clinic.Clients;
using Clinic.Library;
using Clinic.Pathways;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

/// <summary>The same items to both with one act: each gets a copy, a link and mails of their own. A second part can wait for both, or for the therapist.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/homework")]
public sealed class SharedHomeworkController(CoupleDesk desk, RunBook book, Shelf shelf) : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id) => View("SharedHomework", await PageAsync(id, new SharedHomeworkForm()));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, SharedHomeworkForm form)
    {
        var page = await PageAsync(id, form);
        if (!await StartAsync(page, form))
            return View("SharedHomework", page);
        this.Flash($"Sent to {page.Head.Names}, each behind their own link.");
        return LocalRedirect(page.Head.Url);
    }

    private async Task<bool> StartAsync(SharedHomeworkPage page, SharedHomeworkForm form)
    {
        foreach (var partner in page.Head.Partners.Where(p => p.NoHomeworkBecause is not null))
            ModelState.AddModelError("", $"{partner.FirstName}: {partner.NoHomeworkBecause}");
        if (form.Items.Count == 0)
            ModelState.AddModelError(nameof(form.Items), "Choose at least one module or question set");
        if (form.Items.Intersect(form.Later).Any())
            ModelState.AddModelError(nameof(form.Later), "Something stands in both parts. Take it out of one of them.");
        PathwayRun? run = null;
        if (!ModelState.IsValid || !this.Try(nameof(form.Days), () => run = PathwayRun.OfCouple(page.Head.Couple, desk.Me.Id, form.Days, desk.Me.Now, note: form.Note)))
            return false;
        Fill(run!, page, form);
        await book.StartAsync(run!);
        await desk.File.SaveAsync();
        return true;
    }

    private static void Fill(PathwayRun run, SharedHomeworkPage page, SharedHomeworkForm form)
    {
        var gate = form.Gate == StepRelease.WhenTherapistUnlocks ? StepRelease.WhenTherapistUnlocks : StepRelease.WhenBothDone;
        foreach (var partner in page.Head.Partners)
        {
            foreach (var item in page.Items.Where(i => form.Items.Contains(i.VersionId)))
                run.AddStep(partner, 0, item.Key, item.Kind, StepRelease.AtOnce);
            foreach (var item in page.Items.Where(i => form.Later.Contains(i.VersionId)))
                run.AddStep(partner, 1, item.Key, item.Kind, gate);
        }
    }

    private async Task<SharedHomeworkPage> PageAsync(Guid id, SharedHomeworkForm form)
    {
        var head = await desk.LookAsync(id);
        var items = (await shelf.ItemsAsync()).Where(i => i.Audience == Audience.Anyone || head.Partners.All(p => i.Audience.Suits(p.Role)) || form.All);
        return new SharedHomeworkPage(head, [.. items], form);
    }
}

public sealed class SharedHomeworkForm
{
    /// <summary>Version ids.</summary>
    public List<Guid> Items { get; set; } = [];

    public List<Guid> Later { get; set; } = [];

    public StepRelease Gate { get; set; } = StepRelease.WhenBothDone;

    public int Days { get; set; } = 7;

    [System.ComponentModel.DataAnnotations.StringLength(2000)]
    public string? Note { get; set; }

    /// <summary>Also what was written for one of the two roles.</summary>
    public bool All { get; set; }
}

public sealed record SharedHomeworkPage(CoupleHead Head, IReadOnlyList<ShelfItem> Items, SharedHomeworkForm Form);
