using Clinic.Audit;
using Clinic.Disclosures;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Disclosures;

/// <summary>The disclosure vault of one client: drafts that only their own therapist reads, each with its day of destruction.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/disclosures")]
public sealed class DisclosuresController(SignedInTherapist me, DisclosureVault vault, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id)
    {
        var page = await DisclosuresPage.ReadAsync(me, vault, id);
        audit.Therapist(me.Id, AuditAction.ClientViewed, id);
        await vault.SaveAsync();
        return View(page);
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id)
    {
        var client = await me.Caseload.OwnClientAsync(id);
        return View("Edit", new DisclosureForm { Client = client, DestroyOn = (await me.ClockAsync()).Today.AddDays(DisclosureForm.UsuallyKept) });
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, DisclosureForm form)
    {
        form.Client = await me.Caseload.OwnClientAsync(id);
        DisclosureDraft? draft = null;
        var today = (await me.ClockAsync()).Today;
        if (!ModelState.IsValid || !this.Try(nameof(form.DestroyOn), () => draft = DisclosureDraft.Begin(form.Client, me.Id, form.Title!, form.Words ?? "", form.DestroyOn!.Value, today, me.Now)))
            return View("Edit", form);
        vault.Add(draft!);
        return await KeptAsync(draft!);
    }

    [HttpGet("{draftId:guid}")]
    public async Task<IActionResult> Edit(Guid id, Guid draftId)
    {
        var draft = await vault.DraftAsync(id, draftId);
        if (draft.IsGone((await me.ClockAsync()).Today))
            return LocalRedirect($"/clients/{id}/disclosures");
        audit.Therapist(me.Id, AuditAction.DraftViewed, id, draftId);
        await vault.SaveAsync();
        return View(DisclosureForm.Of(draft, await me.Caseload.OwnClientAsync(id)));
    }

    [HttpPost("{draftId:guid}")]
    public async Task<IActionResult> Update(Guid id, Guid draftId, DisclosureForm form)
    {
        var draft = await vault.DraftAsync(id, draftId);
        (form.Client, form.Id) = (await me.Caseload.OwnClientAsync(id), draftId);
        if (ModelState.IsValid && form.Version != draft.Version)
            form.Other = draft.Words?.Text ?? "";
        var today = (await me.ClockAsync()).Today;
        if (!ModelState.IsValid || form.Other is not null || !this.Try(nameof(form.DestroyOn), () => draft.Write(form.Title!, form.Words ?? "", form.DestroyOn!.Value, today, me.Now)))
            return View(nameof(Edit), form.Renewed(draft, ModelState));
        return await KeptAsync(draft);
    }

    private async Task<IActionResult> KeptAsync(DisclosureDraft draft)
    {
        audit.Therapist(me.Id, AuditAction.DraftKept, draft.ClientId, draft.Id);
        if (!await vault.SaveAsync())
            return StatusCode(StatusCodes.Status409Conflict);
        this.Flash($"Draft kept until {(await me.ClockAsync()).DayInWords(draft.DestroyOn)}.");
        return LocalRedirect($"/clients/{draft.ClientId}/disclosures");
    }
}
