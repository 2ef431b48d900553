using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Practices;
using Clinic.Sharing;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Notices;

/// <summary>Keeps the notices of an assignment in step with what happens to it, within the caller's transaction.</summary>
public sealed class NoticeBook(ClinicContext db, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public void Open(Assignment assignment, Client client, Practice practice) =>
        db.Notices.AddRange(new ReminderSchedule(practice, client, PlanOf(assignment)).Plan(assignment).Select(p => p.For(assignment, Now)));

    /// <summary>The reminders alone: another mail takes the place of the invitation.</summary>
    public void Remind(Assignment assignment, Client client, Practice practice) =>
        db.Notices.AddRange(new ReminderSchedule(practice, client).Plan(assignment).Where(p => p.Kind != NoticeKind.Invitation).Select(p => p.For(assignment, Now)));

    /// <summary>After the due date moved: reminders that have not gone yet move with it.</summary>
    /// <param name="startOn">The day from which they count; without it the invitation's.</param>
    public async Task RescheduleAsync(Assignment assignment, Client client, Practice practice, DateOnly? startOn = null, CancellationToken cancel = default)
    {
        var notices = await OfAsync(assignment.Id, cancel);
        var schedule = new ReminderSchedule(practice, client, PlanOf(assignment));
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

    /// <summary>Nothing more goes out to this client, whose homework stays as it is.</summary>
    public async Task CloseAllAsync(Guid clientId, string because, CancellationToken cancel = default)
    {
        foreach (var id in await OpenOfAsync(clientId, cancel))
            await CloseAsync(id, because, cancel);
    }

    /// <summary>Undo of <see cref="CloseAllAsync"/>, and of a reason for which mail was held back while it was due.</summary>
    public async Task ReopenAllAsync(Guid clientId, string because, CancellationToken cancel = default)
    {
        foreach (var id in await OpenOfAsync(clientId, cancel))
            await ReopenAsync(id, because, cancel);
    }

    /// <summary>After the client's hours or zone changed: reminders that have not gone yet follow.</summary>
    public async Task RescheduleAllAsync(Client client, Practice practice, CancellationToken cancel = default)
    {
        var open = await OpenOfAsync(client.Id, cancel);
        foreach (var assignment in await db.Assignments.Where(a => open.Contains(a.Id)).ToListAsync(cancel))
            await RescheduleAsync(assignment, client, practice, cancel: cancel);
        var schedule = new ReminderSchedule(practice, client);
        foreach (var notice in await db.Notices.Where(n => n.ClientId == client.Id && n.TherapistId == null && n.State == NoticeState.Pending).ToListAsync(cancel))
        {
            if (!notice.IsReminder && schedule.SentByHand(notice.NextAttemptAt) is var at && at > notice.NextAttemptAt)
                notice.Postpone(at);
        }
    }

    /// <summary>What the old address refused: of each open homework the most needed mail goes again, the others are laid aside.</summary>
    public async Task SendAgainAsync(Client client, Practice practice, CancellationToken cancel = default)
    {
        var open = await OpenOfAsync(client.Id, cancel);
        var at = new ReminderSchedule(practice, client).SentByHand(Now);
        var failed = await db.Notices.Where(n => n.ClientId == client.Id && n.TherapistId == null && n.State == NoticeState.Failed).ToListAsync(cancel);
        foreach (var notice in failed.GroupBy(n => n.AssignmentId).Where(g => g.Key is { } id && open.Contains(id)).Select(MostNeeded))
            notice.TryAgain(at);
        foreach (var notice in failed)
            notice.LayAside("the address was mended", Now);
    }

    public Notice SendNow(NoticeKind kind, Assignment assignment, Client client, Practice practice)
    {
        var at = new ReminderSchedule(practice, client).SentByHand(Now);
        return db.Notices.Add(Notice.ToClient(assignment, kind, at, Zones.DateOf(at, client.TimeZone), Now, Unique())).Entity;
    }

    public void TellTherapist(NoticeKind kind, Assignment assignment, string zone) =>
        db.Notices.Add(Notice.ToTherapist(assignment, kind, Now, Zones.DateOf(Now, zone), Now, Unique()));

    /// <summary>For what must reach somebody even while the therapist is away: whoever covers for them is told too.</summary>
    public async Task TellTherapistAndCoverAsync(NoticeKind kind, Assignment assignment, Client client, CancellationToken cancel = default)
    {
        TellTherapist(kind, assignment, client.TimeZone);
        var covering = await db.Shares.Where(s => s.ClientId == client.Id && s.Kind == ShareKind.Cover && s.EndedAt == null && s.StartsAt <= Now && s.EndsAt > Now)
            .Select(s => s.TherapistId).Distinct().ToListAsync(cancel);
        db.Notices.AddRange(covering.Select(id => Notice.ToStaff(client, id, kind, Zones.DateOf(Now, client.TimeZone), Now)));
    }

    /// <summary>Everybody who must know that a file was opened without its therapist: that therapist and the owners.</summary>
    public async Task TellOfEmergencyAsync(Client client, Guid takenById, CancellationToken cancel = default)
    {
        var told = await db.Therapists.Where(t => t.Id != takenById && t.DisabledAt == null && (t.Id == client.TherapistId || t.Role == TherapistRole.Owner))
            .Select(t => t.Id).ToListAsync(cancel);
        db.Notices.AddRange(told.Select(id => Notice.ToStaff(client, id, NoticeKind.TherapistEmergency, Zones.DateOf(Now, client.TimeZone), Now)));
    }

    private void Place(PlannedNotice step, Assignment assignment, List<Notice> notices)
    {
        if (notices.FirstOrDefault(n => n.Kind == step.Kind && n.LocalDate == step.LocalDate) is { } same)
            Align(same, step);
        else if (notices.FirstOrDefault(n => n.Kind == step.Kind && n.State == NoticeState.Pending) is { } waiting)
            waiting.MoveTo(step.DueAt, step.LocalDate);
        else
            db.Notices.Add(step.For(assignment, Now));
    }

    private static Notice MostNeeded(IEnumerable<Notice> failed) => failed.OrderBy(n => n.Kind != NoticeKind.Invitation).ThenByDescending(n => n.DueAt).First();

    private Task<List<Guid>> OpenOfAsync(Guid clientId, CancellationToken cancel) =>
        db.Assignments.Where(a => a.ClientId == clientId && (a.Status == AssignmentStatus.Assigned || a.Status == AssignmentStatus.Started || a.Status == AssignmentStatus.Returned))
            .Select(a => a.Id).ToListAsync(cancel);

    private static void Align(Notice same, PlannedNotice step)
    {
        if (same.State == NoticeState.Pending && same.DueAt != step.DueAt)
            same.MoveTo(step.DueAt, step.LocalDate);
        else
            same.Revive(step.DueAt);
    }

    /// <summary>Null: the practice's.</summary>
    private ReminderPlan? PlanOf(Assignment assignment) => db.OwnPlan(assignment.TherapistId);

    private string Unique() => Guid.CreateVersion7(Now).ToString("N");

    private Task<List<Notice>> OfAsync(Guid assignmentId, CancellationToken cancel) =>
        db.Notices.Where(n => n.AssignmentId == assignmentId).ToListAsync(cancel);
}
