using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Homework;

/// <summary>Who reads an answer: the therapist, or only the client. Not for words that this visit may not see.</summary>
[Authorize(Policy = Policies.VerifiedClient)]
public sealed class PrivacyController(HomeworkPass pass) : Controller
{
    [HttpPost("/homework/{id:guid}/privacy/{answerId:guid}")]
    public async Task<IActionResult> Update(Guid id, Guid answerId, bool keep, string? at)
    {
        var homework = await pass.AssignmentAsync(id);
        if (!homework.IsOpen)
            return this.SeeOther(HomeworkPaths.Receipt(id));
        var answer = await pass.Answers.FirstOrDefaultAsync(a => a.Id == answerId && a.AssignmentId == id) ?? throw new NotInPass();
        answer.KeepPrivate(keep);
        pass.Note(keep ? AuditAction.AnswerKeptPrivate : AuditAction.AnswerOpened, answerId);
        await pass.SaveAsync();
        return this.SeeOther($"{HomeworkPaths.Check(id)}?rated=true#{Uri.EscapeDataString(at ?? "")}");
    }
}
