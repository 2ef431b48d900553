using System.Globalization;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;

namespace Clinic.Notices;

/// <summary>One mail, as a row: when, why, and what became of it. Its text is not stored; it is written when it is sent.</summary>
public sealed class Notice : IBelongsToPractice
{
    /// <summary>How long one dispatcher may hold a claimed notice before another takes it over.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>A reminder later than this is stale and is not sent.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromHours(12);

    /// <summary>Waits after a temporary refusal, in minutes; the last one repeats until a day has passed.</summary>
    private static readonly int[] RetryMinutes = [1, 5, 15, 60, 240];

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

    public DateTime? SentAt { get; private set; }

    public DateTime? SkippedAt { get; private set; }

    public string? SkippedBecause { get; private set; }

    /// <summary>The server's last answer, without addresses.</summary>
    public string? LastReply { get; private set; }

    public bool IsReminder => Kind is NoticeKind.ReminderSoon or NoticeKind.ReminderBeforeDue or NoticeKind.ReminderOverdue;

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

    public void MarkSent(string? reply, DateTime now) =>
        (State, SentAt, LastReply, ClaimedBy, LeaseUntil) = (NoticeState.Sent, now, Short(reply), null, null);

    /// <summary>A permanent refusal: it is not tried again.</summary>
    public void MarkRefused(string reply) =>
        (State, LastReply, ClaimedBy, LeaseUntil) = (NoticeState.Failed, Short(reply), null, null);

    /// <summary>After the address was mended: it goes once more.</summary>
    public void TryAgain(DateTime dueAt)
    {
        if (State == NoticeState.Failed)
            (State, DueAt, NextAttemptAt, FirstTriedAt, Attempts, LastReply) = (NoticeState.Pending, dueAt, dueAt, null, 0, null);
    }

    /// <summary>A failed mail that nobody needs any more.</summary>
    public void LayAside(string because, DateTime now)
    {
        if (State == NoticeState.Failed)
            (State, SkippedBecause, SkippedAt) = (NoticeState.Skipped, because, now);
    }

    /// <summary>A temporary refusal or no connection: tried again later, for a day.</summary>
    public void MarkDelayed(string reply, DateTime now)
    {
        Attempts++;
        LastReply = Short(reply);
        if (now > DueAt.AddHours(24) && Attempts >= RetryMinutes.Length)
            MarkRefused(reply);
        else
            Postpone(now.AddMinutes(RetryMinutes[Math.Min(Attempts, RetryMinutes.Length) - 1]));
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

    private static string? Short(string? reply) => reply is { Length: > 300 } ? reply[..300] : reply;
}

public enum NoticeState { Pending, Claimed, Sent, Failed, Skipped }

public enum NoticeKind
{
    Invitation, ReminderSoon, ReminderBeforeDue, ReminderOverdue, RemindNow, FreshLink, ReturnedForMore,
    TherapistSubmitted, TherapistOverdue, TherapistMailFailed, TherapistLockedOut, TherapistAlert,
}
