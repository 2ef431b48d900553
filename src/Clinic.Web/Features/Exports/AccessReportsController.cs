using Clinic.Audit;
using Clinic.Records;
using Clinic.Reports;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Exports;

/// <summary>"Who opened my answers", for the client, in the client's language.</summary>
[Authorize(Policy = Policies.Therapist), ConfirmedLately]
[Route("clients/{id:guid}/opened.pdf")]
public sealed class AccessReportsController(SignedInTherapist me, Colleagues colleagues, IReportEngine engine, AuditTrail audit) : Controller
{
    /// <summary>What shows somebody words of the client.</summary>
    private static readonly AuditAction[] Looks =
    [
        AuditAction.AnswersViewed, AuditAction.ReportExported, AuditAction.DataExported, AuditAction.HomeworkViewed, AuditAction.AlertViewed, AuditAction.AnswersEntered, AuditAction.ClientViewed,
    ];

    [HttpGet("")]
    public async Task<IActionResult> Details(Guid id)
    {
        var client = await me.Caseload.OwnClientAsync(id);
        var entries = await me.Caseload.Trail.AsNoTracking().Where(e => e.ClientId == id && e.Actor == AuditActor.Therapist && Looks.Contains(e.Action)).OrderBy(e => e.Number).ToListAsync();
        var names = await colleagues.NamesAsync();
        audit.Therapist(me.Id, AuditAction.AccessReportTaken, id);
        await me.Caseload.SaveAsync();
        var document = new RecordPapers(client.Language, client.TimeZone, PaperSize.A4, me.Now).Access(entries, e => names.GetValueOrDefault(e.ActorId ?? Guid.Empty, "–"));
        return File(engine.Draw(document), "application/pdf", document.FileName + ".pdf");
    }
}
