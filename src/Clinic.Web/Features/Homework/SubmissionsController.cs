using Clinic.Assignments;
using Clinic.Couples;
using Clinic.Pathways;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Homework;

/// <summary>Handing in, once, and its receipt.</summary>
[Authorize(Policy = Policies.Client)]
[Route("homework/{id:guid}/submission")]
public sealed class SubmissionsController(HomeworkPass pass, AnswerBook book, CheckPages pages, Cookies cookies) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid id, [FromServices] CouplePass couple)
    {
        var homework = await pass.AssignmentAsync(id);
        return homework.IsOpen ? Redirect(HomeworkPaths.List) : View("Receipt", await ReceiptPage.OfAsync(homework, pass, couple));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, [FromServices] RunBook runs)
    {
        var homework = await pass.AssignmentAsync(id);
        if (!homework.IsOpen)
            return this.SeeOther(HomeworkPaths.Receipt(id));
        if (!pass.Holder.IsVerified && (await pass.ClientAsync()).Pin.IsSet)
            return this.SeeOther(HomeworkPaths.Pin);
        var page = await pages.PageAsync(homework);
        foreach (var (anchor, words) in pages.MissingOf(page))
            ModelState.AddModelError(anchor, words);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Check", page);
        }
        await book.SubmitAsync(id);
        await runs.AdvanceForAsync(id); // a sweep does it where this is too late or somebody else is faster
        return this.SeeOther(pass.Holder.IsInSession ? await this.EndVisitAsync(pass, cookies) + "&sent=true" : HomeworkPaths.Receipt(id));
    }
}

/// <param name="NextSession">Day and time; only in a visit that has passed the second check.</param>
public sealed record ReceiptPage(Guid Id, string SentOn, string SentAt, string Therapist, string? ReadOn, string? NextSession, bool ShowsWords, bool MayRelease)
{
    public static async Task<ReceiptPage> OfAsync(Assignment homework, HomeworkPass pass, CouplePass couple)
    {
        var clock = new ClientClock(await pass.ClientAsync(), pass.Now);
        var next = pass.Holder.IsVerified ? await pass.NextSessionAsync() : null;
        var sent = homework.SubmittedAt ?? pass.Now;
        return new ReceiptPage(homework.Id, clock.Day(sent), clock.Time(sent), (await pass.TherapistAsync(homework.TherapistId)).FirstName,
            homework.ReviewedAt is { } read ? clock.Day(read) : null, next is null ? null : $"{clock.Day(next.StartsAt)}, {clock.Time(next.StartsAt)}",
            pass.Holder.IsVerified && await pass.Answers.AnyAsync(a => a.AssignmentId == homework.Id && !a.IsEmpty), pass.Holder.IsVerified && await couple.CoupleAsync() is { Policy: not null });
    }
}
