using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Assignments;

/// <summary>A new due date: the mails that have not gone yet and the links move with it.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("assignments/{id:guid}/extension")]
public sealed class ExtensionsController(SignedInTherapist me, NoticeBook notices, AssignmentReader reader, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, ExtensionForm form)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        var client = await me.Caseload.ClientAsync(assignment.ClientId);
        if (ModelState.IsValid && DueDate.Problem(form.DueOn, Zones.DateOf(me.Now, client.TimeZone)) is { } wrong)
            ModelState.AddModelError(nameof(form.DueOn), wrong);
        if (!ModelState.IsValid || !this.Try(nameof(form.DueOn), () => assignment.Extend(form.DueOn!.Value, me.Now)))
            return View("~/Features/Assignments/Details.cshtml", await reader.PageAsync(assignment, extension: form));
        await MoveAsync(assignment, client);
        audit.Therapist(me.Id, AuditAction.HomeworkExtended, client.Id, id);
        await me.Caseload.SaveAsync();
        this.Flash($"Homework of {client.PreferredName.Text} is now due {TwoClocks.Within(new LocalClock(client.TimeZone, me.Now).Day(assignment.DueOn))}.");
        return LocalRedirect($"/assignments/{id}");
    }

    private async Task MoveAsync(Assignment assignment, Client client)
    {
        var practice = await me.PracticeAsync();
        await notices.RescheduleAsync(assignment, client, practice);
        await me.Caseload.ExtendLinksAsync(assignment, client, practice);
    }
}
