using System.ComponentModel.DataAnnotations;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Reports;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

/// <summary>Signing on the therapist's device, with the partner beside it; and the paper of what was signed.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/policy/signatures")]
public sealed class SignaturesController(CoupleDesk desk, PolicyBook policies, ReleaseBook releases, AuditTrail audit) : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, Guid client) => await PageAsync(id, new SignatureForm { Client = client }) is { } page ? View("Sign", page) : LocalRedirect($"/couples/{id}/policy");

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, SignatureForm form)
    {
        if (await PageAsync(id, form) is not { } page)
            return LocalRedirect($"/couples/{id}/policy");
        if (ModelState.IsValid && !form.Agreed)
            ModelState.AddModelError(nameof(form.Agreed), "Tick that you have read it and agree");
        if (!ModelState.IsValid)
            return View("Sign", page);
        await policies.SignBesideAsync(page.Head.Consent, page.Partner, form.Name, desk.Me.Id);
        await desk.File.SaveAsync();
        await releases.ShowDueAsync(page.Head.Couple);
        await desk.File.SaveAsync();
        this.Flash($"{page.Partner.FirstName} has signed.");
        return LocalRedirect($"{page.Head.Url}/policy");
    }

    [HttpGet("{signatureId:guid}.pdf")]
    public async Task<IActionResult> Details(Guid id, Guid signatureId, [FromServices] IReportEngine engine)
    {
        var head = await desk.HeadAsync(id);
        var agreement = await desk.File.SignedAsync(id, signatureId);
        var partner = head.Of(agreement.ClientId);
        var practice = await desk.Me.PracticeAsync();
        var document = new Papers(partner.Language, partner.TimeZone, PaperSize.A4, desk.Me.Now).SignedPolicy(await desk.File.VersionAsync(agreement.VersionId), agreement, practice.Name);
        audit.Therapist(desk.Me.Id, AuditAction.PolicyExported, partner.Id, signatureId);
        await desk.File.SaveAsync();
        return File(engine.Draw(document), "application/pdf", document.FileName + ".pdf");
    }

    /// <summary>Null where there is nothing to sign.</summary>
    private async Task<SignPage?> PageAsync(Guid id, SignatureForm form)
    {
        var head = await desk.LookAsync(id);
        if (!head.Couple.Holds(form.Client))
            throw new NotInCaseload();
        var partner = head.Of(form.Client);
        return head.Consent.Current is { } version && head.Consent.SignedBy(partner.Id) is null ? new SignPage(head, partner, version.Texts.In(partner.Language), version.Number, form) : null;
    }
}

public sealed record SignPage(CoupleHead Head, Client Partner, PolicyText Text, int Version, SignatureForm Form);

public sealed class SignatureForm
{
    public Guid Client { get; set; }

    [Required(ErrorMessage = "Type the name that is signed with"), StringLength(Agreement.LongestName)]
    public string? Name { get; set; }

    public bool Agreed { get; set; }
}
