using Clinic.Assignments;
using Clinic.Clients;

namespace Clinic.Notices;

/// <summary>What becomes of it.</summary>
public sealed partial class Notice
{
    /// <summary>Waits after a temporary refusal, in minutes; the last one repeats until a day has passed.</summary>
    private static readonly int[] RetryMinutes = [1, 5, 15, 60, 240];

    public void MarkSent(string? reply, DateTime now)
    {
        (State, SentAt, LastReply, ClaimedBy, LeaseUntil) = (NoticeState.Sent, now, Short(reply), null, null);
        (SkippedAt, SkippedBecause) = (null, null);
    }

    /// <summary>A permanent refusal: it is not tried again.</summary>
    public void MarkRefused(string reply)
    {
        NotTaken();
        (State, LastReply, ClaimedBy, LeaseUntil) = (NoticeState.Failed, Short(reply), null, null);
    }

    /// <summary>The server had taken it, and it came back.</summary>
    /// <returns>False where that was known already.</returns>
    public bool CameBack(string status)
    {
        if (State is not (NoticeState.Sent or NoticeState.InDoubt))
            return false;
        (State, LastReply) = (NoticeState.Failed, Short($"{status}: it came back"));
        return true;
    }

    /// <summary>It may have been accepted, and is not sent again by itself.</summary>
    public void MarkInDoubt(string? reply) =>
        (State, LastReply, ClaimedBy, LeaseUntil) = (NoticeState.InDoubt, Short(reply), null, null);

    /// <summary>After the address was mended, or because nobody knows whether it arrived: it goes once more. What is in doubt keeps its date, so that a mailbox which has it sees the same mail.</summary>
    public void TryAgain(DateTime dueAt)
    {
        if (State is not (NoticeState.Failed or NoticeState.InDoubt))
            return;
        if (State == NoticeState.Failed)
            (FirstTriedAt, HandedOverAs) = (null, null);
        (State, DueAt, NextAttemptAt, Attempts, LastReply, HandedOverAt) = (NoticeState.Pending, dueAt, dueAt, 0, null, null);
    }

    /// <summary>The therapist wants it to go once more, whatever stood against it before.</summary>
    public void SendAgain(Assignment? assignment, Client client, DateTime at, DateTime now)
    {
        if (State is not (NoticeState.Failed or NoticeState.InDoubt))
            throw new RuleBroken("This mail is no longer among those that failed.");
        if (assignment is { IsOpen: false })
            throw new RuleBroken("This homework is no longer open, so no mail about it goes.");
        if (client.NoMailBecause(now) is { } reason)
            throw new RuleBroken($"No mail goes to this client now: {reason}.");
        TryAgain(at);
    }

    /// <summary>A failed or doubtful mail that nobody needs any more.</summary>
    public void LayAside(string because, DateTime now)
    {
        if (State is NoticeState.Failed or NoticeState.InDoubt)
            (State, SkippedBecause, SkippedAt) = (NoticeState.Skipped, because, now);
    }

    /// <summary>Undo of laying aside by hand.</summary>
    public void TakeUp()
    {
        if (State == NoticeState.Skipped && SkippedBecause == ByHand)
            (State, SkippedBecause, SkippedAt) = (HandedOverAt is null ? NoticeState.Failed : NoticeState.InDoubt, null, null);
    }

    /// <summary>A temporary refusal: tried again later, for a day from the first try.</summary>
    public void MarkDelayed(string reply, DateTime now)
    {
        NotTaken();
        Retry(reply, now);
    }

    /// <summary>The reply was lost: the same mail goes again under the same id, so that a mailbox which has it can tell.</summary>
    public void MarkUnanswered(string reply, DateTime now) => Retry(reply, now);

    private void Retry(string reply, DateTime now)
    {
        Attempts++;
        LastReply = Short(reply);
        if (now <= (FirstTriedAt ?? DueAt).AddHours(24) || Attempts < RetryMinutes.Length)
            Postpone(now.AddMinutes(RetryMinutes[Math.Min(Attempts, RetryMinutes.Length) - 1]));
        else if (HandedOverAt is not null)
            MarkInDoubt(reply);
        else
            MarkRefused(reply);
    }

    private void NotTaken()
    {
        if (!wasHandedOver)
            (HandedOverAt, HandedOverAs) = (null, null);
    }

    private static string? Short(string? reply) => reply is { Length: > 300 } ? reply[..300] : reply;
}
