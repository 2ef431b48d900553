using Clinic.Clients;
using Clinic.Data;
using Clinic.Security;

namespace Clinic.Alerts;

/// <summary>A risk answer or "I am not safe": somebody of the practice must look, say what was done, and close it.</summary>
public sealed class Alert : IBelongsToClient
{
    private Alert() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid ClientId { get; private set; }

    public Guid? AssignmentId { get; private set; }

    public AlertKind Kind { get; private set; }

    public AlertStatus Status { get; private set; }

    public DateTime RaisedAt { get; private set; }

    /// <summary>Who took it on.</summary>
    public Guid? OwnerId { get; private set; }

    public DateTime? AcknowledgedAt { get; private set; }

    /// <summary>What was done, in the owner's words.</summary>
    public SealedText? Action { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    public static Alert Raise(Client client, Guid? assignmentId, AlertKind kind, DateTime now) =>
        new() { Id = Guid.CreateVersion7(now), PracticeId = client.PracticeId, ClientId = client.Id, AssignmentId = assignmentId, Kind = kind, RaisedAt = now };

    public void Acknowledge(Guid therapistId, DateTime now)
    {
        if (Status != AlertStatus.Open)
            return;
        (Status, OwnerId, AcknowledgedAt) = (AlertStatus.Acknowledged, therapistId, now);
    }

    /// <summary>Undo of taking it on.</summary>
    public void Release()
    {
        if (Status == AlertStatus.Closed)
            throw new RuleBroken("This alert is closed. Reopen it first.");
        (Status, OwnerId, AcknowledgedAt) = (AlertStatus.Open, null, null);
    }

    public void Close(Guid therapistId, string action, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(action))
            throw new RuleBroken("Say what was done before closing the alert.");
        Acknowledge(therapistId, now);
        (Status, Action, ClosedAt) = (AlertStatus.Closed, SealedText.Of(action.Trim()), ClosedAt ?? now);
    }

    public void Reopen()
    {
        if (Status == AlertStatus.Closed)
            (Status, ClosedAt) = (AlertStatus.Acknowledged, null);
    }
}

public enum AlertStatus { Open, Acknowledged, Closed }

/// <summary>NotSafe: the client pressed "I am not safe". SafetyAnswer: an answer to a question marked safety. DistressHigh: after the work 8 or more, or a rise of 3 or more (our thresholds).</summary>
public enum AlertKind { NotSafe, SafetyAnswer, DistressHigh }
