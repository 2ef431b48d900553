using Clinic.Audit;
using Clinic.Disclosures;
using Clinic.Reports;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Disclosures;

/// <summary>Destroys a draft before its day. It cannot be undone, so it asks first.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/disclosures/{draftId:guid}/destruction")]
public sealed class DestructionsController(SignedInTherapist me, DisclosureVault vault, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid id, Guid draftId)
    {
        var draft = await vault.DraftAsync(id, draftId);
        if (draft.IsGone((await me.ClockAsync()).Today))
            return LocalRedirect($"/clients/{id}/disclosures");
        return View("~/Features/Disclosures/Destruction.cshtml", DisclosureForm.Of(draft, await me.Caseload.OwnClientAsync(id)));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, Guid draftId)
    {
        var draft = await vault.DraftAsync(id, draftId);
        draft.Destroy(me.Now, byDate: false);
        audit.Therapist(me.Id, AuditAction.DraftDestroyed, id, draftId);
        if (!await vault.SaveAsync())
            return StatusCode(StatusCodes.Status409Conflict);
        this.Flash("The draft is destroyed. Its certificate stands below.");
        return LocalRedirect($"/clients/{id}/disclosures");
    }
}

/// <summary>Says that a draft existed and was destroyed, and when; nothing of what stood in it.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/disclosures/{draftId:guid}/certificate.pdf")]
public sealed class DestructionCertificatesController(SignedInTherapist me, DisclosureVault vault, IReportEngine engine, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Create(Guid id, Guid draftId)
    {
        var draft = await vault.DraftAsync(id, draftId);
        if (draft.DestroyedAt is null)
            return NotFound();
        var (practice, account) = (await me.PracticeAsync(), await me.AccountAsync());
        var document = new Papers(practice.Language, account.TimeZone, PaperSize.A4, me.Now).DestructionCertificate(draft, practice.Name, account.DisplayName);
        audit.Therapist(me.Id, AuditAction.DraftCertificateMade, id, draftId);
        await vault.SaveAsync();
        return File(engine.Draw(document), "application/pdf", document.FileName + ".pdf");
    }
}
