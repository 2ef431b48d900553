using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Library;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Homework;

/// <summary>One item of the homework: leads to where one left off, and is ticked off when it is done.</summary>
[Authorize(Policy = Policies.Client)]
[Route("homework/{id:guid}/items/{itemId:guid}")]
public sealed class ItemsController(HomeworkPass pass) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid id, Guid itemId)
    {
        var homework = await pass.AssignmentAsync(id);
        var item = homework.ItemOf(itemId);
        if (homework is { IsOpen: true, StartedAt: null, DistressBefore: null })
            return Redirect(HomeworkPaths.Before(id, itemId));
        if (item.Kind == ItemKind.Module)
            return Redirect(HomeworkPaths.Reading(id, itemId));
        if (!homework.IsOpen)
            return Redirect(HomeworkPaths.Receipt(id));
        var set = await pass.QuestionSetAsync(item);
        var answered = await pass.Answers.Where(a => a.ItemId == itemId && !a.IsEmpty).Select(a => a.QuestionId).ToListAsync();
        var next = set.Questions.TakeWhile(q => answered.Contains(q.Id)).Count() + 1;
        return Redirect(answered.Count == 0 ? HomeworkPaths.Questions(id, itemId) : HomeworkPaths.Question(id, itemId, Math.Min(next, set.QuestionCount)));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid id, Guid itemId)
    {
        var homework = await pass.AssignmentAsync(id);
        var item = homework.ItemOf(itemId);
        if (!homework.IsOpen)
            return this.SeeOther(HomeworkPaths.List);
        homework.Start(pass.Now);
        item.Done(pass.Now);
        pass.Note(AuditAction.ReadingDone, itemId);
        await pass.SaveAsync();
        return this.SeeOther(HomeworkPaths.AfterItem(homework, item));
    }
}

internal static class ItemFinding
{
    public static AssignmentItem ItemOf(this Assignment homework, Guid itemId) =>
        homework.Items.FirstOrDefault(i => i.Id == itemId) ?? throw new NotInPass();
}
