using Clinic.Audit;
using Clinic.Clients;
using Clinic.Records;
using Clinic.Reports;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Erasures;

/// <summary>Files that were erased: when, why, by whom. Who they were about is known to nobody any more.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("erasures")]
public sealed class ErasuresController(SignedInTherapist me, Colleagues colleagues, IReportEngine engine, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index() =>
        View(new ErasuresPage(await me.ClockAsync(), await me.Caseload.Erased.AsNoTracking().OrderByDescending(c => c.ErasedAt).ToListAsync()));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id)
    {
        var erased = await me.Caseload.ErasedAsync(id);
        return View(new ErasedPage(await me.ClockAsync(), erased, await me.Caseload.TrailLengthAsync(erased)));
    }

    [HttpGet("{id:guid}/certificate.pdf")]
    public async Task<IActionResult> Create(Guid id)
    {
        var erased = await me.Caseload.ErasedAsync(id);
        var act = await me.Caseload.ErasureEntryAsync(erased);
        var by = act?.ActorId is { } who ? (await colleagues.NamesAsync()).GetValueOrDefault(who) : null;
        var practice = await me.PracticeAsync();
        var document = new RecordPapers(practice.Language, practice.TimeZone, PaperSize.A4, me.Now).Certificate(erased, practice.Name, by, await me.Caseload.TrailLengthAsync(erased));
        audit.Therapist(me.Id, AuditAction.CertificateTaken, id);
        await me.Caseload.SaveAsync();
        return File(engine.Draw(document), "application/pdf", document.FileName + ".pdf");
    }
}

public sealed record ErasuresPage(LocalClock Clock, IReadOnlyList<Client> Erased);

public sealed record ErasedPage(LocalClock Clock, Client Erased, int Entries);
