using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Practices;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Notices;

/// <summary>Keeps the notices of an assignment in step with what happens to it, within the caller's transaction.</summary>
public sealed class NoticeBook(ClinicContext db, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public void Open(Assignment assignment, Client client, Practice practice) =>
        db.Notices.AddRange(new ReminderSchedule(practice, client).Plan(assignment).Select(p => p.For(assignment, Now)));

    /// <summary>After the due date moved: reminders that have not gone yet move with it.</summary>
    /// <param name="startOn">The day from which they count; without it the invitation's.</param>
    public async Task RescheduleAsync(Assignment assignment, Client client, Practice practice, DateOnly? startOn = null, CancellationToken cancel = default)
    {
        var notices = await OfAsync(assignment.Id, cancel);
        var schedule = new ReminderSchedule(practice, client);
        var day0 = startOn ?? notices.Where(n => n.Kind == NoticeKind.Invitation).Select(n => (DateOnly?)n.LocalDate).FirstOrDefault()
            ?? Zones.DateOf(assignment.SendAt, client.TimeZone);
        var planned = schedule.Reminders(day0, assignment.DueOn).Where(p => p.DueAt > Now).ToList();
        foreach (var step in planned)
            Place(step, assignment, notices);
        foreach (var left in notices.Where(n => n.State == NoticeState.Pending && (n.IsReminder || n.Kind == NoticeKind.TherapistOverdue)
            && !planned.Any(p => p.Kind == n.Kind && p.LocalDate == n.LocalDate)))
            left.Skip("the due date moved", Now);
    }

    /// <summary>Nothing more goes out for this assignment.</summary>
    public async Task CloseAsync(Guid assignmentId, string because, CancellationToken cancel = default)
    {
        foreach (var notice in (await OfAsync(assignmentId, cancel)).Where(n => n.IsForClient || n.Kind == NoticeKind.TherapistOverdue))
            notice.Skip(because, Now);
    }

    /// <summary>Undo of <see cref="CloseAsync"/>: what was skipped for that reason and still lies ahead goes after all.</summary>
    public async Task ReopenAsync(Guid assignmentId, string because, CancellationToken cancel = default)
    {
        foreach (var notice in (await OfAsync(assignmentId, cancel)).Where(n => n.SkippedBecause == because))
        {
            if (notice.DueAt > Now)
                notice.Revive(notice.DueAt);
            else if (notice.Kind == NoticeKind.Invitation)
                notice.Revive(Now);
        }
    }

    public Notice SendNow(NoticeKind kind, Assignment assignment, Client client, Practice practice)
    {
        var at = new ReminderSchedule(practice, client).SentByHand(Now);
        return db.Notices.Add(Notice.ToClient(assignment, kind, at, Zones.DateOf(at, client.TimeZone), Now, Unique())).Entity;
    }

    public void TellTherapist(NoticeKind kind, Assignment assignment, string zone) =>
        db.Notices.Add(Notice.ToTherapist(assignment, kind, Now, Zones.DateOf(Now, zone), Now, Unique()));

    private void Place(PlannedNotice step, Assignment assignment, List<Notice> notices)
    {
        if (notices.FirstOrDefault(n => n.Kind == step.Kind && n.LocalDate == step.LocalDate) is { } same)
            same.Revive(step.DueAt);
        else if (notices.FirstOrDefault(n => n.Kind == step.Kind && n.State == NoticeState.Pending) is { } waiting)
            waiting.MoveTo(step.DueAt, step.LocalDate);
        else
            db.Notices.Add(step.For(assignment, Now));
    }

    private string Unique() => Guid.CreateVersion7(Now).ToString("N");

    private Task<List<Notice>> OfAsync(Guid assignmentId, CancellationToken cancel) =>
        db.Notices.Where(n => n.AssignmentId == assignmentId).ToListAsync(cancel);
}
