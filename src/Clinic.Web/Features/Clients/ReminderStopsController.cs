using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Clients;

/// <summary>Reminders stopped for one client, mostly by the client.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/reminder-stop")]
public sealed class ReminderStopsController(SignedInTherapist me, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var client = await me.Caseload.ClientAsync(id);
        client.Contact.StopReminders(me.Now);
        audit.Therapist(me.Id, AuditAction.RemindersStopped, id);
        await me.Caseload.SaveAsync();
        this.Flash($"No reminders go to {client.PreferredName.Text}.", $"/clients/{id}/reminder-stop/undo");
        return LocalRedirect($"/clients/{id}/contact");
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var client = await me.Caseload.ClientAsync(id);
        client.Contact.ResumeReminders();
        audit.Therapist(me.Id, AuditAction.RemindersResumed, id);
        await me.Caseload.SaveAsync();
        this.Flash($"Reminders go to {client.PreferredName.Text} again.", $"/clients/{id}/reminder-stop");
        return LocalRedirect($"/clients/{id}/contact");
    }
}
