using Clinic.Assignments;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>Asks for a new link. The answer is the same for everybody; the mail goes only to the address on file.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
[Route("h/{selector}/fresh-link")]
public sealed class FreshLinksController(LinkDoor door) : Controller
{
    [HttpGet, HttpHead]
    public IActionResult Details() => View("FreshLink");

    [HttpPost, Throttled]
    public async Task<IActionResult> Create(string selector)
    {
        await door.FreshLinkAsync(selector);
        return this.SeeOther($"{DoorPage.Of(selector).FreshUrl}");
    }
}
