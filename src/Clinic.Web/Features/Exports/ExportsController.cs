using Clinic.Audit;
using Clinic.Clients;
using Clinic.Records;
using Clinic.Reports;
using Clinic.Web.Features.Clients;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Exports;

/// <summary>A client's own data, made by the therapist for the client: what the client kept private and the therapist's own words stay out.</summary>
[Authorize(Policy = Policies.Therapist), ConfirmedLately]
[Route("clients/{id:guid}/export")]
public sealed class ExportsController(SignedInTherapist me, RecordReader reader, IReportEngine engine, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid id)
    {
        _ = await me.Caseload.OwnClientAsync(id);
        var head = await ClientHead.ReadAsync(me, id);
        audit.Therapist(me.Id, AuditAction.ClientViewed, id);
        await me.Caseload.SaveAsync();
        return View("New", head);
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, ExportForm form)
    {
        var client = await me.Caseload.OwnClientAsync(id);
        var record = await reader.ReadAsync(client, isForClient: false);
        audit.Therapist(me.Id, AuditAction.DataExported, id);
        await me.Caseload.SaveAsync();
        return form.AsJson ? File(record.ToJson(), "application/json", $"own-data-{Zones.DateOf(me.Now, client.TimeZone):yyyy-MM-dd}.json") : Pdf(record, client);
    }

    private FileContentResult Pdf(ClientRecord record, Client client)
    {
        var document = new RecordPapers(client.Language, client.TimeZone, PaperSize.A4, me.Now).OwnData(record);
        return File(engine.Draw(document), "application/pdf", document.FileName + ".pdf");
    }
}

public sealed class ExportForm
{
    public bool AsJson { get; set; }
}
