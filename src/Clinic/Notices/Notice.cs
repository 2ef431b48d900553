using System.Globalization;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;

namespace Clinic.Notices;

/// <summary>One mail, as a row: when, why, and what became of it. Its text is not stored; it is written when it is sent.</summary>
public sealed partial class Notice : IBelongsToPractice
{
    /// <summary>How long one dispatcher may hold a claimed notice before another takes it over.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>A reminder later than this is stale and is not sent.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromHours(12);

    /// <summary>Why it was skipped where another mail of the day told of it.</summary>
    public const string InTheDigest = "told in the daily digest";

    /// <summary>Why it was laid aside where a therapist did it.</summary>
    public const string ByHand = "laid aside by hand";

    /// <summary>Whether an earlier try may have been accepted: then a refusal of this one settles nothing.</summary>
    private bool wasHandedOver;

    private Notice() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public NoticeKind Kind { get; private set; }

    public Guid? ClientId { get; private set; }

    public Guid? TherapistId { get; private set; }

    public Guid? AssignmentId { get; private set; }

    public DateTime DueAt { get; private set; }

    /// <summary>The date in the receiver's zone; at most one notice of a kind for an assignment on it.</summary>
    public DateOnly LocalDate { get; private set; }

    /// <summary>assignment|kind|date: unique, so that the same occasion can never be queued twice.</summary>
    public string OccurrenceKey { get; private set; } = "";

    public NoticeState State { get; private set; }

    public string? ClaimedBy { get; private set; }

    public DateTime? LeaseUntil { get; private set; }

    /// <summary>When a dispatcher first took it; dates the mail, so that a repeat is identical.</summary>
    public DateTime? FirstTriedAt { get; private set; }

    public int Attempts { get; private set; }

    public DateTime NextAttemptAt { get; private set; }

    /// <summary>When it was about to be handed to the mail server. While it stands without <see cref="SentAt"/>, nobody can know whether the server has it.</summary>
    public DateTime? HandedOverAt { get; private set; }

    public DateTime? SentAt { get; private set; }

    public DateTime? SkippedAt { get; private set; }

    public string? SkippedBecause { get; private set; }

    /// <summary>The server's last answer, without addresses.</summary>
    public string? LastReply { get; private set; }

    public bool IsReminder => Kind is NoticeKind.ReminderSoon or NoticeKind.ReminderBeforeDue or NoticeKind.ReminderOverdue;

    /// <summary>For the therapist: too pressing for a daily digest.</summary>
    public bool GoesAtOnce => Kind is NoticeKind.TherapistAlert or NoticeKind.TherapistLockedOut or NoticeKind.TherapistEmergency;

    public bool IsForClient => ClientId is not null && TherapistId is null;

    public bool IsWaiting => State is NoticeState.Pending or NoticeState.Claimed;

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

    public void MoveTo(DateTime dueAt, DateOnly localDate)
    {
        if (State != NoticeState.Pending)
            throw new RuleBroken("This mail is already on its way.");
        (DueAt, NextAttemptAt, LocalDate, OccurrenceKey) = (dueAt, dueAt, localDate, KeyFor(localDate));
    }

    /// <summary>Puts it off without changing what occasion it is for.</summary>
    public void Postpone(DateTime until)
    {
        (State, NextAttemptAt, ClaimedBy, LeaseUntil) = (NoticeState.Pending, until, null, null);
        if (Attempts == 0 && HandedOverAt is null)
            FirstTriedAt = null;
    }

    /// <summary>There is no mail server to give it to: it waits, and nothing is held against it.</summary>
    public void PutBack(DateTime until, string because)
    {
        NotTaken();
        Postpone(until);
        LastReply = Short(because);
    }

    /// <summary>From here on the server may have it, whatever becomes of this process.</summary>
    public void HandOver(DateTime now)
    {
        wasHandedOver = HandedOverAt is not null;
        (HandedOverAt, LeaseUntil) = (HandedOverAt ?? now, now + Lease);
    }

    public void Skip(string because, DateTime now)
    {
        if (!IsWaiting)
            return;
        (State, SkippedBecause, SkippedAt, ClaimedBy, LeaseUntil) = (NoticeState.Skipped, because, now, null, null);
    }

    /// <summary>Undo of a skip whose reason is gone.</summary>
    public void Revive(DateTime dueAt)
    {
        if (State == NoticeState.Skipped)
            (State, SkippedBecause, SkippedAt, DueAt, NextAttemptAt) = (NoticeState.Pending, null, null, dueAt, dueAt);
    }

    /// <summary>Why this notice must not go any more, or null. Asked inside the claim, right before sending.</summary>
    public string? UnwantedBecause(Assignment? assignment, Client? client, DateTime now) =>
        !IsForClient ? TherapistNoticeUnwanted(assignment)
        : client!.NoMailBecause(now) is { } reason ? reason
        : assignment is { IsOpen: false } ? assignment.Status == AssignmentStatus.Withdrawn ? "withdrawn" : "submitted"
        : IsReminder && client.Contact.RemindersStoppedAt is not null ? "the client stopped reminders"
        : IsReminder && now > DueAt + StaleAfter ? "too late to be useful"
        : null;

    private string? TherapistNoticeUnwanted(Assignment? assignment) =>
        Kind == NoticeKind.TherapistOverdue && assignment is { IsOpen: false } ? "no longer overdue" : null;

    private string KeyFor(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{AssignmentId:N}|{Kind}|{date:yyyy-MM-dd}");
}

/// <summary><see cref="InDoubt"/>: handed over, never answered, and not sent again by itself.</summary>
public enum NoticeState { Pending, Claimed, Sent, Failed, Skipped, InDoubt }

public enum NoticeKind
{
    Invitation, ReminderSoon, ReminderBeforeDue, ReminderOverdue, RemindNow, FreshLink, ReturnedForMore,
    TherapistSubmitted, TherapistOverdue, TherapistMailFailed, TherapistLockedOut, TherapistAlert, TherapistEmergency,
}
