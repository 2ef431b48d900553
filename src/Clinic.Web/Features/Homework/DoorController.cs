using Clinic.Assignments;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>The page behind a mailed link. Looking at it does nothing and tells nothing; a person's click opens it.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
[Route("h/{selector?}")]
public sealed class DoorController(LinkDoor door, Cookies cookies) : Controller
{
    [HttpGet, HttpHead]
    public IActionResult New(string? selector) => View("Door", DoorPage.Of(selector));

    [HttpPost, Throttled]
    public async Task<IActionResult> Create(string? selector, LinkForm? form)
    {
        var link = (form ?? new LinkForm()).LinkOf(selector);
        if (await door.OpenAsync(link.Selector, link.Secret, Request.Cookies[cookies.Device]) is not { } opening)
            return this.Closed(link.Selector);
        Response.Cookies.Append(cookies.Visit, opening.Token, cookies.ForVisit());
        return this.SeeOther(opening.AsksForPin ? HomeworkPaths.Pin : HomeworkPaths.List);
    }
}

/// <param name="Selector">As it stood in the address; it may be anything.</param>
public sealed record DoorPage(string Selector)
{
    public static DoorPage Of(string? selector) => new(selector is { Length: 32 } && selector.All(char.IsAsciiHexDigitLower) ? selector : "");

    public string OpenUrl => Selector.Length == 0 ? "/h" : $"/h/{Selector}";

    public string RemindersUrl => $"/h/{(Selector.Length == 0 ? "-" : Selector)}/reminders";

    public string FreshUrl => $"/h/{(Selector.Length == 0 ? "-" : Selector)}/fresh-link";
}

public static class ClosedDoor
{
    /// <summary>The one answer to every link that does not open.</summary>
    public static IActionResult Closed(this Controller controller, string? selector)
    {
        controller.Response.StatusCode = StatusCodes.Status404NotFound;
        return controller.View("Closed", DoorPage.Of(selector));
    }
}
