using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Assignments;

/// <summary>One mail more, by hand. A second one within the hour is asked about first.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("assignments/{id:guid}/reminder")]
public sealed class RemindersController(SignedInTherapist me, NoticeBook notices, AuditTrail audit) : Controller
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    [HttpGet("")]
    public async Task<IActionResult> New(Guid id)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        var client = await me.Caseload.ClientAsync(assignment.ClientId);
        return View("~/Features/Assignments/Reminder.cshtml", new ReminderPage(assignment, client.FirstName, await LastAsync(assignment), await me.ClockAsync()));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, bool confirmed)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        var client = await me.Caseload.ClientAsync(assignment.ClientId);
        if (this.Try(() => assignment.RefuseReminderTo(client, me.Now)))
        {
            if (!confirmed && me.Now - await LastAsync(assignment) < Between)
                return LocalRedirect($"/assignments/{id}/reminder");
            var notice = notices.SendNow(NoticeKind.RemindNow, assignment, client, await me.PracticeAsync());
            audit.Therapist(me.Id, AuditAction.HomeworkReminded, client.Id, id);
            await me.Caseload.SaveAsync();
            this.Flash($"Reminder to {client.PreferredName.Text} goes {(notice.DueAt <= me.Now ? "at once" : TwoClocks.Within((await me.ClockAsync()).DayAndTime(notice.DueAt)) + ", within the safe hours")}.");
        }
        return LocalRedirect($"/assignments/{id}");
    }

    /// <summary>When the client was last written to about this, or soon will be.</summary>
    private Task<DateTime?> LastAsync(Assignment assignment) => me.Caseload.Notices
        .Where(n => n.AssignmentId == assignment.Id && n.TherapistId == null && (n.SentAt != null || n.Kind == NoticeKind.RemindNow || n.NextAttemptAt <= me.Now)
            && n.State != NoticeState.Skipped && n.State != NoticeState.Failed)
        .MaxAsync(n => n.SentAt ?? (DateTime?)n.DueAt);
}

public sealed record ReminderPage(Assignment Assignment, string Name, DateTime? LastAt, LocalClock Clock);
