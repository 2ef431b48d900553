using Clinic.Audit;
using Clinic.Notices;
using Clinic.Sessions;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Clients;

/// <summary>The end of the work with one client. Homework and answers stay; mail stops.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/discharge")]
public sealed class DischargesController(SignedInTherapist me, NoticeBook notices, AuditTrail audit) : Controller
{
    private const string Reason = "discharged";

    [HttpGet("")]
    public async Task<IActionResult> New(Guid id)
    {
        await me.Caseload.OwnClientAsync(id);
        var head = await ClientHead.ReadAsync(me, id);
        var mails = await me.Caseload.Notices.CountAsync(n => n.ClientId == id && n.TherapistId == null && n.State == NoticeState.Pending);
        var sessions = await me.Caseload.SessionsOf(id).CountAsync(s => s.Status == SessionStatus.Planned && s.StartsAt >= me.Now);
        var open = (await HomeworkRow.ReadAsync(me.Caseload, head)).Count(r => r.Assignment.IsOpen);
        return View("~/Features/Clients/Discharge.cshtml", new DischargePage(head, open, mails, sessions));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var client = await me.Caseload.OwnClientAsync(id);
        client.Discharge(me.Now);
        await notices.CloseAllAsync(id, Reason);
        audit.Therapist(me.Id, AuditAction.ClientDischarged, id);
        await me.Caseload.SaveAsync();
        this.Flash($"{client.PreferredName.Text} discharged.", $"/clients/{id}/discharge/undo");
        return LocalRedirect($"/clients/{id}");
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var client = await me.Caseload.OwnClientAsync(id);
        client.Readmit();
        await notices.ReopenAllAsync(id, Reason);
        audit.Therapist(me.Id, AuditAction.ClientReadmitted, id);
        await me.Caseload.SaveAsync();
        this.Flash($"{client.PreferredName.Text} readmitted.", $"/clients/{id}/discharge");
        return LocalRedirect($"/clients/{id}");
    }
}

public sealed record DischargePage(ClientHead Head, int OpenHomework, int Mails, int Sessions);
