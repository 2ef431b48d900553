using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Sessions;

namespace Clinic.Notices;

/// <summary>What it is for, and whether it is still wanted.</summary>
public sealed partial class Notice
{
    public static Notice ToClient(Assignment assignment, NoticeKind kind, DateTime dueAt, DateOnly localDate, DateTime now, string? suffix = null) =>
        Of(assignment, kind, dueAt, localDate, now, suffix);

    public static Notice ToTherapist(Assignment assignment, NoticeKind kind, DateTime dueAt, DateOnly localDate, DateTime now, string? suffix = null)
    {
        var notice = Of(assignment, kind, dueAt, localDate, now, suffix);
        notice.TherapistId = assignment.TherapistId;
        return notice;
    }

    /// <summary>About a file, not about homework in it.</summary>
    public static Notice ToStaff(Client client, Guid therapistId, NoticeKind kind, DateOnly localDate, DateTime now)
    {
        var notice = new Notice
        {
            Id = Guid.CreateVersion7(now), PracticeId = client.PracticeId, ClientId = client.Id, TherapistId = therapistId,
            Kind = kind, DueAt = now, NextAttemptAt = now, LocalDate = localDate,
        };
        notice.OccurrenceKey = $"{client.Id:N}|{kind}|{notice.Id:N}";
        return notice;
    }

    /// <summary>Of an appointment, to one of those who come.</summary>
    public static Notice OfSession(Session session, Client client, NoticeKind kind, DateTime dueAt, DateTime now)
    {
        var notice = new Notice
        {
            Id = Guid.CreateVersion7(now), PracticeId = session.PracticeId, ClientId = client.Id, SessionId = session.Id,
            Kind = kind, DueAt = dueAt, NextAttemptAt = dueAt, LocalDate = Zones.DateOf(dueAt, client.TimeZone),
        };
        notice.OccurrenceKey = $"{session.Id:N}|{kind}|{notice.Id:N}";
        return notice;
    }

    private static Notice Of(Assignment assignment, NoticeKind kind, DateTime dueAt, DateOnly localDate, DateTime now, string? suffix)
    {
        var notice = new Notice
        {
            Id = Guid.CreateVersion7(now), PracticeId = assignment.PracticeId, ClientId = assignment.ClientId, AssignmentId = assignment.Id,
            Kind = kind, DueAt = dueAt, NextAttemptAt = dueAt, LocalDate = localDate,
        };
        notice.OccurrenceKey = notice.KeyFor(localDate) + (suffix is null ? "" : "|" + suffix);
        return notice;
    }

    /// <summary>Why this notice must not go any more, or null. Asked inside the claim, right before sending.</summary>
    public string? UnwantedBecause(Assignment? assignment, Client? client, DateTime now) =>
        !IsForClient ? TherapistNoticeUnwanted(assignment)
        : client!.NoMailBecause(now) is { } reason ? reason
        : assignment is { IsOpen: false } && (Kind != NoticeKind.LinkReplaced || assignment.Status == AssignmentStatus.Withdrawn) ? assignment.Status == AssignmentStatus.Withdrawn ? "withdrawn" : "submitted"
        : IsReminder && assignment is not null && Kind != NoticeKind.ReminderOverdue && Zones.DateOf(now, client.TimeZone) > assignment.DueOn ? "the due date has passed"
        : IsReminder && client.Contact.RemindersStoppedAt is not null ? "the client stopped reminders"
        : IsReminder && now > DueAt + StaleAfter ? "too late to be useful"
        : null;

    private string? TherapistNoticeUnwanted(Assignment? assignment) =>
        Kind == NoticeKind.TherapistOverdue && assignment is { IsOpen: false } ? "no longer overdue" : null;

    /// <summary>Of an appointment: it is told while it lies ahead, and never otherwise than it is.</summary>
    public string? UnwantedBecause(Session? session, DateTime now) =>
        session is null ? null
        : session.StartsAt <= now ? "the session has been"
        : session.Status == SessionStatus.Cancelled != (Kind == NoticeKind.SessionCancelled) ? "the session changed"
        : null;
}
