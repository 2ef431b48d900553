using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Library;
using Clinic.Reports;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Homework;

/// <summary>The client's own copy of what they handed in. Only after the second check: it holds their words.</summary>
[Authorize(Policy = Policies.VerifiedClient)]
public sealed class CopiesController(HomeworkPass pass, IReportEngine engine, TimeProvider clock) : Controller
{
    [HttpGet("homework/{id:guid}/copy.pdf")]
    public async Task<IActionResult> Details(Guid id)
    {
        var homework = await pass.AssignmentAsync(id);
        if (homework.SubmittedAt is null || pass.Holder.IsInSession)
            return NotFound();
        var client = await pass.ClientAsync();
        var answers = await pass.Answers.Where(a => a.AssignmentId == id).ToListAsync();
        var sets = new List<(QuestionSetVersion, IReadOnlyList<Clinic.Assignments.Answer>)>();
        foreach (var item in homework.Items.Where(i => i.Kind == ItemKind.QuestionSet))
            sets.Add((await pass.QuestionSetAsync(item), [.. answers.Where(a => a.ItemId == item.Id)]));
        var document = new Papers(client.Language, client.TimeZone, PaperSize.A4, clock.GetUtcNow().UtcDateTime).OwnCopy(homework, sets);
        pass.Note(AuditAction.CopyTaken, id);
        await pass.SaveAsync();
        return File(engine.Draw(document), "application/pdf", document.FileName + ".pdf");
    }
}
