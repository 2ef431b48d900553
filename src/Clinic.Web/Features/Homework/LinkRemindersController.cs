using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>Pause or stop mails straight from a link, without opening the page behind it.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
[Route("h/{selector}/reminders")]
public sealed class LinkRemindersController(LinkDoor door, TimeProvider clock) : Controller
{
    [HttpGet, HttpHead]
    public IActionResult Edit(string selector) => View("Door", DoorPage.Of(selector));

    [HttpPost, Throttled]
    public async Task<IActionResult> Update(string selector, LinkForm? form, ReminderChoice? choice)
    {
        var link = (form ?? new LinkForm()).LinkOf(selector);
        if (await door.ChooseRemindersAsync(link.Selector, link.Secret, choice) is not { } client)
            return this.Closed(link.Selector);
        return View("LinkReminders", new LinkRemindersPage(DoorPage.Of(link.Selector), link.Secret!, RemindersPage.Of(client, clock.GetUtcNow().UtcDateTime)));
    }
}

/// <param name="Secret">Given back to the browser that just sent it, so that a change of mind takes one click.</param>
public sealed record LinkRemindersPage(DoorPage Door, string Secret, RemindersPage Reminders);
