using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Assignments;

/// <summary>Handed-in homework goes back with a note: the earlier answers are kept, a mail says so, reminders begin anew.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("assignments/{id:guid}/return")]
public sealed class ReturnsController(SignedInTherapist me, NoticeBook notices, AssignmentReader reader, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, ReturnForm form)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        var client = await me.Caseload.ClientAsync(assignment.ClientId);
        Check(form, client);
        if (!ModelState.IsValid || !this.Try(nameof(form.ReturnDueOn), () => assignment.ReturnForMore(form.ReturnDueOn!.Value, form.ReturnNote, me.Now)))
            return View("~/Features/Assignments/Details.cshtml", await reader.PageAsync(assignment, again: form));
        await TellAsync(assignment, client);
        audit.Therapist(me.Id, AuditAction.HomeworkReturned, client.Id, id);
        await me.Caseload.SaveAsync();
        this.Flash($"Homework returned to {client.PreferredName.Text}, due {TwoClocks.Within(new LocalClock(client.TimeZone, me.Now).Day(assignment.DueOn))}.");
        return LocalRedirect($"/assignments/{id}");
    }

    private void Check(ReturnForm form, Client client)
    {
        if (DueDate.Problem(form.ReturnDueOn, Zones.DateOf(me.Now, client.TimeZone)) is { } wrong)
            ModelState.AddModelError(nameof(form.ReturnDueOn), wrong);
        if (client.NoHomeworkBecause is { } reason)
            ModelState.AddModelError(nameof(form.ReturnNote), reason);
    }

    private async Task TellAsync(Assignment assignment, Client client)
    {
        var practice = await me.PracticeAsync();
        notices.SendNow(NoticeKind.ReturnedForMore, assignment, client, practice);
        await notices.RescheduleAsync(assignment, client, practice, Zones.DateOf(me.Now, client.TimeZone));
        await me.Caseload.ExtendLinksAsync(assignment, client, practice);
    }
}
