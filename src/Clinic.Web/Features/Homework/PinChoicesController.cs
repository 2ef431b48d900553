using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Web.Plumbing;
using Clinic.Web.Resources;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Homework;

/// <summary>The client's own word or PIN, so that earlier words can be read on another device. Never asked for, only offered.</summary>
[Authorize(Policy = Policies.VerifiedClient)]
[Route("homework/pin/choice")]
public sealed class PinChoicesController(HomeworkPass pass, SecondCheck check, IStringLocalizer<ClientTexts> say) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New() => await IsOfferedAsync() ? View("PinChoice") : this.SeeOther(HomeworkPaths.List);

    [HttpPost]
    public async Task<IActionResult> Create(PinForm form)
    {
        if (!await IsOfferedAsync())
            return this.SeeOther(HomeworkPaths.List);
        if (PinHash.ProblemOf(form.Pin, await pass.ClientAsync()) is { } problem)
            ModelState.AddModelError(nameof(form.Pin), say["Pin" + problem]);
        else if (form.Pin != form.Repeat)
            ModelState.AddModelError(nameof(form.Repeat), say["PinDiffers"]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("PinChoice");
        }
        await check.ChooseAsync(pass.Holder, form.Pin!);
        return this.SeeOther(HomeworkPaths.List);
    }

    private async Task<bool> IsOfferedAsync() => pass.Holder is { IsProven: true, IsInSession: false } && !(await pass.ClientAsync()).Pin.IsSet;
}
