using System.Globalization;
using Clinic.Assignments;
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

    /// <summary>Set where it tells of an appointment instead of homework.</summary>
    public Guid? SessionId { get; private set; }

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

    /// <summary>SHA-256 of the letter that was handed over, so that other words never go under the same Message-ID.</summary>
    public byte[]? HandedOverAs { get; private set; }

    /// <summary>How often its words have changed after a hand-over. Each edition has a Message-ID of its own.</summary>
    public int Edition { get; private set; }

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

    /// <summary>It waits out the client's own pause, and counts from its end: it is not stale then.</summary>
    public void WaitOut(DateTime until)
    {
        DueAt = until;
        Postpone(until);
    }

    /// <summary>There is no mail server to give it to: it waits, and nothing is held against it.</summary>
    public void PutBack(DateTime until, string because)
    {
        NotTaken();
        Postpone(until);
        LastReply = Short(because);
    }

    /// <summary>From here on the server may have it, whatever becomes of this process.</summary>
    public void HandOver(byte[] words, DateTime now)
    {
        wasHandedOver = HandedOverAt is not null;
        (HandedOverAt, HandedOverAs, LeaseUntil) = (HandedOverAt ?? now, words, now + Lease);
    }

    /// <summary>Whether it was handed over before and says something else now.</summary>
    public bool SaysOtherThan(byte[] words) => HandedOverAs is { } before && !before.AsSpan().SequenceEqual(words);

    /// <summary>
    /// What it says has changed since it was handed over, and nobody knows whether it arrived. A reminder is dropped, the next one tells how things stand;
    /// any other mail to a client is left to the therapist. What is new goes as another mail.
    /// </summary>
    /// <returns>Whether it goes.</returns>
    public bool GoesInOtherWords(DateTime now)
    {
        if (HandedOverAt is not null && IsReminder)
            Skip("it may have arrived, and what it says no longer holds", now);
        else if (HandedOverAt is not null && IsForClient)
            MarkInDoubt("What it says changed while it was in doubt.");
        else
            Edition++;
        return State == NoticeState.Claimed;
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

    private string KeyFor(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{AssignmentId:N}|{Kind}|{date:yyyy-MM-dd}");
}

/// <summary><see cref="InDoubt"/>: handed over, never answered, and not sent again by itself.</summary>
public enum NoticeState { Pending, Claimed, Sent, Failed, Skipped, InDoubt }

public enum NoticeKind
{
    Invitation, ReminderSoon, ReminderBeforeDue, ReminderOverdue, RemindNow, FreshLink, ReturnedForMore, LinkReplaced,
    SessionInvitation, SessionMoved, SessionCancelled,
    TherapistSubmitted, TherapistOverdue, TherapistMailFailed, TherapistLockedOut, TherapistAlert, TherapistEmergency,
}
