using Clinic.Audit;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Sessions;

/// <summary>The session does not take place.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("sessions/{id:guid}/cancellation")]
public sealed class CancellationsController(SignedInTherapist me, SessionNotices notices, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, string? to)
    {
        var session = await me.Caseload.SessionAsync(id);
        if (this.Try(() => session.Cancel()))
        {
            var told = await notices.FollowAsync(session, await me.PracticeAsync());
            audit.Therapist(me.Id, AuditAction.SessionCancelled, session.ClientId, id);
            await me.Caseload.SaveAsync();
            this.Flash($"Session with {(await SessionDesks.ToChangeAsync(me, session)).WhoName} cancelled.{SessionDesks.Told(told)}", $"/sessions/{id}/cancellation/undo?to={Uri.EscapeDataString(to ?? "/sessions")}");
        }
        return this.BackTo(to, "/sessions");
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id, string? to)
    {
        var session = await me.Caseload.SessionAsync(id);
        session.PlanAgain();
        var told = await notices.FollowAsync(session, await me.PracticeAsync());
        audit.Therapist(me.Id, AuditAction.SessionChanged, session.ClientId, id);
        await me.Caseload.SaveAsync();
        this.Flash($"Session with {(await SessionDesks.ToChangeAsync(me, session)).WhoName} is planned again.{SessionDesks.Told(told)}");
        return this.BackTo(to, "/sessions");
    }
}
