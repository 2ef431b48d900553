using Clinic.Assignments;
using Clinic.Library;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

[Authorize(Policy = Policies.Client)]
[Route("homework/{id:guid}/readings/{itemId:guid}")]
public sealed class ReadingsController(HomeworkPass pass) : Controller
{
    /// <param name="now">The person has read what a heavy text may stir up and wants to read it now.</param>
    [HttpGet]
    public async Task<IActionResult> Details(Guid id, Guid itemId, bool now)
    {
        var homework = await pass.AssignmentAsync(id);
        var item = homework.ItemOf(itemId);
        if (item.Kind != ItemKind.Module)
            return NotFound();
        var module = await pass.ModuleAsync(item);
        var page = new ReadingPage(id, itemId, module.Texts.In((await pass.ClientAsync()).Language), module.Minutes, module.Intensity, item.DoneAt is not null, homework.IsOpen);
        return View(module.Intensity == Intensity.Heavy && !now && item.DoneAt is null ? "Heavy" : "Reading", page);
    }
}

public sealed record ReadingPage(Guid Id, Guid ItemId, ModuleText Text, int Minutes, Intensity Intensity, bool IsDone, bool IsOpen);
