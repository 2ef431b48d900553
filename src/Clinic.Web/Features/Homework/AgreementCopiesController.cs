using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Couples;
using Clinic.Reports;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>The client's own copy of what they signed, and taking the signature back. Behind the second check.</summary>
[Authorize(Policy = Policies.VerifiedClient)]
[Route("homework/agreements/{agreementId:guid}")]
public sealed class AgreementCopiesController(HomeworkPass pass, CouplePass couple, AuditTrail audit) : Controller
{
    [HttpGet("/homework/agreements/{agreementId:guid}.pdf")]
    public async Task<IActionResult> Details(Guid agreementId, [FromServices] IReportEngine engine)
    {
        var agreement = await couple.SignedAsync(agreementId);
        var client = await pass.ClientAsync();
        var document = new Papers(client.Language, client.TimeZone, PaperSize.A4, pass.Now)
            .SignedPolicy(await couple.VersionAsync(agreement.VersionId), agreement, (await pass.PracticeAsync()).SenderName);
        audit.Client(client.Id, AuditAction.PolicyExported, agreementId);
        await couple.SaveAsync();
        return File(engine.Draw(document), "application/pdf", document.FileName + ".pdf");
    }

    [HttpPost("return")]
    public async Task<IActionResult> Delete(Guid agreementId)
    {
        var agreement = await couple.SignedAsync(agreementId);
        agreement.TakeBack(pass.Now);
        audit.Client(agreement.ClientId, AuditAction.PolicyTakenBack, agreementId);
        await couple.SaveAsync();
        return this.SeeOther(agreement.AssignmentId is { } page ? HomeworkPaths.Agreement(page) : HomeworkPaths.Together);
    }
}
