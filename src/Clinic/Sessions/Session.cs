using Clinic.Clients;
using Clinic.Data;
using Clinic.Security;

namespace Clinic.Sessions;

/// <summary>The appointment.</summary>
public sealed class Session : IBelongsToClient
{
    public const int ShortestMinutes = 5;
    public const int LongestMinutes = 480;

    private Session() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid TherapistId { get; private set; }

    public Guid ClientId { get; private set; }

    /// <summary>Set where both partners come; <see cref="ClientId"/> is then the first of them.</summary>
    public Guid? CoupleId { get; private set; }

    public DateTime StartsAt { get; private set; }

    /// <summary>5 to 480.</summary>
    public int Minutes { get; private set; }

    /// <summary>Room or "Remote".</summary>
    public string Place { get; private set; } = "";

    public SessionStatus Status { get; private set; }

    /// <summary>How often its time or its taking place has changed: the sequence number of its calendar file.</summary>
    public int Revision { get; private set; }

    /// <summary>What the therapist means to ask about.</summary>
    public SealedText? Agenda { get; private set; }

    public DateTime EndsAt => StartsAt.AddMinutes(Minutes);

    public static Session Plan(Client client, Couple? couple, Guid therapistId, DateTime startsAt, int minutes, string place, DateTime now)
    {
        if (client.Status == ClientStatus.Discharged)
            throw new RuleBroken("This client has been discharged. Readmit them before planning a session.");
        var session = new Session
        {
            Id = Guid.CreateVersion7(now), PracticeId = client.PracticeId, TherapistId = therapistId, ClientId = client.Id, CoupleId = couple?.Id,
        };
        session.Move(startsAt, minutes, place);
        return session;
    }

    public void Move(DateTime startsAt, int minutes, string place)
    {
        if (minutes is < ShortestMinutes or > LongestMinutes)
            throw new RuleBroken("A session lasts between 5 minutes and 8 hours.");
        if (Status == SessionStatus.Cancelled)
            throw new RuleBroken("This session was cancelled. Plan a new one.");
        if (StartsAt != default && (StartsAt, Minutes) != (startsAt, minutes))
            Revision++;
        (StartsAt, Minutes, Place) = (startsAt, minutes, place.Trim());
    }

    public void NoteAgenda(string? words) => Agenda = SealedText.OfOptional(words);

    public void Cancel() => Become(SessionStatus.Cancelled);

    public void Hold(DateTime now) => Close(SessionStatus.Held, now);

    public void Miss(DateTime now) => Close(SessionStatus.Missed, now);

    /// <summary>Undo of cancel, held and missed.</summary>
    public void PlanAgain() => Become(SessionStatus.Planned);

    private void Become(SessionStatus status)
    {
        if (Status != status && (Status == SessionStatus.Cancelled || status == SessionStatus.Cancelled))
            Revision++;
        Status = status;
    }

    private void Close(SessionStatus status, DateTime now)
    {
        if (StartsAt > now)
            throw new RuleBroken("This session has not begun yet.");
        Status = status;
    }
}

public enum SessionStatus { Planned, Held, Missed, Cancelled }
