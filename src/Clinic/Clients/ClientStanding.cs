namespace Clinic.Clients;

/// <summary>A client with what a list says about them; read through the caseload.</summary>
public sealed class ClientStanding
{
    public required Client Client { get; init; }

    public DateTime? NextSessionAt { get; init; }

    public DateTime? LastHeldAt { get; init; }

    /// <summary>When homework was last opened, worked on or handed in.</summary>
    public DateTime? LastWorkAt { get; init; }

    /// <summary>Open homework, late ones included.</summary>
    public int Open { get; init; }

    /// <summary>Open homework whose due date lies behind the therapist's date.</summary>
    public int Late { get; init; }

    /// <summary>Handed in and not reviewed.</summary>
    public int Unread { get; init; }
}
