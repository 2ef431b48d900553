using Clinic.Library;
using Clinic.Reports;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Reports;

/// <summary>A question set on paper, with lines to write on.</summary>
[Authorize(Policy = Policies.Therapist)]
public sealed class WorksheetsController(SignedInTherapist me, Shelf shelf, IReportEngine engine) : Controller
{
    [HttpGet("library/question-sets/{versionId:guid}/worksheet.pdf")]
    public async Task<IActionResult> Details(Guid versionId, string? language, PaperSize paper = PaperSize.A4)
    {
        if (await shelf.FindQuestionSetAsync(versionId) is not { } set)
            return NotFound();
        var papers = new Papers(language ?? (await me.PracticeAsync()).Language, (await me.AccountAsync()).TimeZone, paper, me.Now);
        var document = papers.Worksheet(set);
        return File(engine.Draw(document), "application/pdf", document.FileName + ".pdf");
    }
}
