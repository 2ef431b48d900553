using System.Globalization;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Reports;
using Clinic.Sessions;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Reports;

/// <summary>The session-prep report of one session: a page to look at, the same as PDF.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("sessions/{id:guid}")]
public sealed class ReportsController(SignedInTherapist me, SessionPrepReader reader, IReportEngine engine, AuditTrail audit) : Controller
{
    [HttpGet("report")]
    public async Task<IActionResult> Details(Guid id, ReportForm form)
    {
        var (session, client) = await reader.FindAsync(id, form.Client);
        await form.CompleteAsync(me, session, client.Id);
        audit.Therapist(me.Id, AuditAction.AnswersViewed, client.Id, session.Id);
        var document = await reader.ComposeAsync(session, client, form.ToOptions(await me.PracticeAsync()), me.Now);
        await me.Caseload.SaveAsync();
        return View(new ReportPage(document, form, session, await reader.PartnersAsync(session), engine.Name));
    }

    [HttpGet("report.pdf")]
    public async Task<IActionResult> Create(Guid id, ReportForm form)
    {
        var (session, client) = await reader.FindAsync(id, form.Client);
        await form.CompleteAsync(me, session, client.Id);
        var document = await reader.ComposeAsync(session, client, form.ToOptions(await me.PracticeAsync()), me.Now);
        var pdf = engine.Draw(document);
        audit.Therapist(me.Id, AuditAction.ReportExported, client.Id, session.Id);
        await me.Caseload.SaveAsync();
        return File(pdf, "application/pdf", document.FileName + ".pdf");
    }
}

/// <summary>The choices, in the query of page and PDF alike.</summary>
public sealed class ReportForm
{
    /// <summary>For a couple's session: which partner's own report. There is no joint one without releases.</summary>
    public Guid? Client { get; set; }

    public DateOnly? From { get; set; }

    public PaperSize? Paper { get; set; }

    public bool HighlightsOnly { get; set; }

    public bool PreferredName { get; set; }

    public async Task CompleteAsync(SignedInTherapist me, Session session, Guid clientId)
    {
        Client = clientId;
        From ??= await SessionPrepFacts.UsualStartAsync(me.Caseload, session, clientId, (await me.AccountAsync()).TimeZone);
        Paper ??= (await me.PracticeAsync()).TimeZone.StartsWith("America/", StringComparison.Ordinal) ? PaperSize.Letter : PaperSize.A4;
    }

    public ReportOptions ToOptions(Clinic.Practices.Practice practice) => new(From!.Value, Paper!.Value, HighlightsOnly, !PreferredName, practice.Language);

    public string Query(PaperSize paper) => string.Create(CultureInfo.InvariantCulture,
        $"?client={Client}&from={From:yyyy-MM-dd}&paper={paper}&highlightsOnly={HighlightsOnly}&preferredName={PreferredName}");
}

/// <param name="Partners">Both partners of a couple's session; empty for an individual one.</param>
public sealed record ReportPage(ReportDocument Document, ReportForm Form, Session Session, IReadOnlyList<(Guid Id, string Name)> Partners, string Engine);

/// <summary>Finds what a report is about within the caseload, and composes it.</summary>
public sealed class SessionPrepReader(ClinicContext db, Caseload caseload)
{
    public async Task<(Session Session, Client Client)> FindAsync(Guid sessionId, Guid? clientId)
    {
        var session = await caseload.SessionAsync(sessionId);
        var allowed = await ClientsOfAsync(session);
        var wanted = clientId ?? session.ClientId;
        return allowed.Contains(wanted) ? (session, await caseload.ClientAsync(wanted)) : throw new NotInCaseload();
    }

    public async Task<IReadOnlyList<(Guid Id, string Name)>> PartnersAsync(Session session)
    {
        if (session.CoupleId is null)
            return [];
        var names = await caseload.NamesAsync();
        return [.. (await ClientsOfAsync(session)).Select(id => (id, names[id]))];
    }

    public async Task<ReportDocument> ComposeAsync(Session session, Client client, ReportOptions options, DateTime now) =>
        new SessionPrepReport(await SessionPrepFacts.ReadAsync(db, caseload, session, client, options.From), options, now).Compose();

    private async Task<Guid[]> ClientsOfAsync(Session session) =>
        session.CoupleId is { } id && await caseload.FindCoupleAsync(id) is { } couple
            ? [couple.FirstClientId, couple.SecondClientId]
            : [session.ClientId];
}
