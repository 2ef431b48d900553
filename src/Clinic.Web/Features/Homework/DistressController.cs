using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Resources;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Homework;

/// <summary>How upset the person is, before and after. Always optional.</summary>
[Authorize(Policy = Policies.Client)]
[Route("homework/{id:guid}/distress/{moment:regex(^(before|after)$)}")]
public sealed class DistressController(HomeworkPass pass, AlertBook alerts, Cookies cookies, IStringLocalizer<ClientTexts> say) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid id, string moment, Guid? item)
    {
        var homework = await pass.AssignmentAsync(id);
        return homework.IsOpen ? View("Distress", DistressPage.Of(homework, moment, item)) : Redirect(HomeworkPaths.Receipt(id));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid id, string moment, DistressForm form)
    {
        var homework = await pass.AssignmentAsync(id);
        if (!homework.IsOpen)
            return this.SeeOther(HomeworkPaths.Receipt(id));
        if (form is { Skip: null, Stop: null } && form.Rating is not (>= 0 and <= 10))
        {
            ModelState.Clear();
            ModelState.AddModelError("d0", say["DistressMissing"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Distress", DistressPage.Of(homework, moment, form.Item));
        }
        var rating = form.Skip is null && form.Rating is >= 0 and <= 10 ? form.Rating : null;
        if (moment == "before")
            return await BeforeAsync(homework, form, rating);
        return await AfterAsync(homework, form, rating);
    }

    private async Task<IActionResult> BeforeAsync(Assignment homework, DistressForm form, int? rating)
    {
        homework.RateDistress(rating, null);
        pass.Note(AuditAction.DistressRated, homework.Id);
        if (form.Stop is null)
            homework.Start(pass.Now);
        await pass.SaveAsync();
        if (form.Stop is not null)
            return this.SeeOther(await this.EndVisitAsync(pass, cookies));
        return this.SeeOther(homework.Items.Any(i => i.Id == form.Item) ? HomeworkPaths.Item(homework.Id, form.Item!.Value) : HomeworkPaths.List);
    }

    private async Task<IActionResult> AfterAsync(Assignment homework, DistressForm form, int? rating)
    {
        homework.RateDistress(null, rating);
        pass.Note(AuditAction.DistressRated, homework.Id);
        var isHigh = rating is not null && homework.IsDistressHigh;
        if (isHigh)
            await alerts.RaiseAsync(await pass.ClientAsync(), homework, AlertKind.DistressHigh);
        await pass.SaveAsync();
        if (form.Stop is not null)
            return this.SeeOther(await this.EndVisitAsync(pass, cookies));
        return this.SeeOther(isHigh ? HomeworkPaths.Pause(homework.Id) : HomeworkPaths.Check(homework.Id) + "?rated=true");
    }
}

public sealed class DistressForm
{
    public int? Rating { get; set; }

    public Guid? Item { get; set; }

    public string? Skip { get; set; }

    public string? Stop { get; set; }
}

/// <param name="Item">Where one was going.</param>
public sealed record DistressPage(Guid Id, bool IsBefore, int? Rating, Guid? Item)
{
    public static DistressPage Of(Assignment homework, string moment, Guid? item) =>
        new(homework.Id, moment == "before", moment == "before" ? homework.DistressBefore : homework.DistressAfter, item);
}
