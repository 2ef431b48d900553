using Clinic.Assignments;
using Clinic.Couples;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>An author chooses which of their own answers the partner may read: one by one, or all at once.</summary>
[Authorize(Policy = Policies.VerifiedClient)]
[Route("homework/{id:guid}/releases")]
public sealed class OwnReleasesController(HomeworkPass pass, CouplePass couple, OwnReleasePages pages, ReleaseBook book) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid id) => await pages.PageAsync(id) is { } page ? View("OwnReleases", page) : Redirect(HomeworkPaths.List);

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, List<Guid> answers, bool all)
    {
        if (await pages.PageAsync(id) is not { Locked: null } page)
            return this.SeeOther(HomeworkPaths.Releases(id));
        var offered = page.Rows.Where(r => r.MayBeOffered && (all || answers.Contains(r.AnswerId))).Select(r => r.AnswerId).ToList();
        if (offered.Count == 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            ViewData["Nothing"] = true;
            return View("OwnReleases", page);
        }
        var pair = await couple.CoupleAsync() ?? throw new NotInPass();
        await book.OfferAsync(await couple.ConsentAsync(pair), await pass.AssignmentAsync(id), offered);
        await couple.SaveAsync();
        return this.SeeOther($"{HomeworkPaths.Releases(id)}?done=true");
    }
}
