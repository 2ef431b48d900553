using System.Globalization;
using Clinic.Audit;
using Clinic.Library;
using Clinic.Reports;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

/// <summary>The joint session report: a page to look at, the same as PDF. Where the policy is not signed by both, the page says why there is none.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}")]
public sealed class JointReportsController(CoupleDesk desk, JointReportReader reader, IReportEngine engine, AuditTrail audit) : Controller
{
    [HttpGet("report")]
    public async Task<IActionResult> Details(Guid id, JointReportForm form)
    {
        var head = await desk.LookAsync(id);
        if (!head.Consent.IsGiven)
            return View("NoReport", head);
        var document = await reader.ComposeAsync(head, form);
        await NoteAsync(head, AuditAction.JointReportViewed);
        return View("Report", new JointReportPage(head, document, form));
    }

    [HttpGet("report.pdf")]
    public async Task<IActionResult> Create(Guid id, JointReportForm form)
    {
        var head = await desk.HeadAsync(id);
        if (!head.Consent.IsGiven)
            return LocalRedirect($"{head.Url}/report");
        var document = await reader.ComposeAsync(head, form);
        var pdf = engine.Draw(document);
        await NoteAsync(head, AuditAction.JointReportExported);
        return File(pdf, "application/pdf", document.FileName + ".pdf");
    }

    private Task NoteAsync(CoupleHead head, AuditAction action)
    {
        foreach (var partner in head.Partners)
            audit.Therapist(desk.Me.Id, action, partner.Id, head.Couple.Id);
        return desk.File.SaveAsync();
    }
}

public sealed class JointReportForm
{
    public PaperSize? Paper { get; set; }

    public bool PreferredName { get; set; }

    public string Query(PaperSize paper) => string.Create(CultureInfo.InvariantCulture, $"?paper={paper}&preferredName={PreferredName}");
}

public sealed record JointReportPage(CoupleHead Head, ReportDocument Document, JointReportForm Form);

public sealed class JointReportReader(CoupleDesk desk, Shelf shelf)
{
    public async Task<ReportDocument> ComposeAsync(CoupleHead head, JointReportForm form)
    {
        var (me, practice) = (desk.Me, await desk.Me.PracticeAsync());
        var facts = await JointFacts.ReadAsync(me.Caseload, desk.File, shelf, head.Couple, practice, await me.AccountAsync(), me.Now, practice.Language);
        var usual = practice.TimeZone.StartsWith("America/", StringComparison.Ordinal) ? PaperSize.Letter : PaperSize.A4;
        return new JointReport(facts, form.Paper ?? usual, byInitials: !form.PreferredName, practice.Language, me.Now).Compose();
    }
}
