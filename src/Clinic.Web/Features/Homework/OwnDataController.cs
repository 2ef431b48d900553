using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Records;
using Clinic.Reports;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>Everything the practice holds about the client, for the client: their private answers too. It tells who they are, so only a visit that passed the second check gets it, and never the therapist's device.</summary>
[Authorize(Policy = Policies.VerifiedClient)]
public sealed class OwnDataController(HomeworkPass pass, RecordReader reader, IReportEngine engine) : Controller
{
    [HttpGet("homework/own-data.{form:regex(^(pdf|json)$)}")]
    public async Task<IActionResult> Details(string form)
    {
        if (pass.Holder.IsInSession)
            return NotFound();
        if (!pass.Holder.IsProven)
            return Redirect(HomeworkPaths.Pin);
        var client = await pass.ClientAsync();
        var record = await reader.ReadAsync(client, isForClient: true);
        pass.Note(AuditAction.DataExported);
        await pass.SaveAsync();
        if (form == "json")
            return File(record.ToJson(), "application/json", $"own-data-{Zones.DateOf(pass.Now, client.TimeZone):yyyy-MM-dd}.json");
        var document = new RecordPapers(client.Language, client.TimeZone, PaperSize.A4, pass.Now).OwnData(record);
        return File(engine.Draw(document), "application/pdf", document.FileName + ".pdf");
    }
}
