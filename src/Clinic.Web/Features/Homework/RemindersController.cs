using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

[Authorize(Policy = Policies.Visitor)]
[Route("homework/reminders")]
public sealed class RemindersController(HomeworkPass pass, AuditTrail audit) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit() => View("Reminders", RemindersPage.Of(await pass.ClientAsync(), pass.Now));

    [HttpPost]
    public async Task<IActionResult> Update(ReminderChoice? choice)
    {
        var client = await pass.ClientAsync();
        if (choice is { } chosen && Enum.IsDefined(chosen))
            audit.Client(client.Id, client.Contact.Choose(chosen, pass.Now));
        await pass.SaveAsync();
        return this.SeeOther("/homework/reminders");
    }
}

/// <param name="PausedUntil">As a date in words.</param>
public sealed record RemindersPage(bool AreStopped, string? PausedUntil)
{
    public bool AreOn => !AreStopped && PausedUntil is null;

    public static RemindersPage Of(Client client, DateTime now) => new(
        client.Contact.RemindersStoppedAt is not null,
        client.Contact.SnoozedUntil is { } until && until > now ? new ClientClock(client, now).Day(until) : null);
}
