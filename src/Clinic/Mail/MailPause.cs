namespace Clinic.Mail;

/// <summary>
/// A circuit breaker, one per process: after five failures of the way to the server in a row no mail is tried for a minute,
/// after each further one for twice as long, up to a quarter of an hour. One success ends it.
/// </summary>
public sealed class MailPause
{
    private const int Patience = 5;
    private const int LongestMinutes = 15;

    private readonly Lock one = new();
    private int failures;
    private DateTime? until;

    /// <summary>The server's last words, or ours in its place; null while all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>When the trouble began.</summary>
    public DateTime? Since { get; private set; }

    /// <summary>The end of the pause, or null where mail may be tried.</summary>
    public DateTime? EndAfter(DateTime now)
    {
        lock (one)
            return until > now ? until : null;
    }

    public void Failed(string reply, DateTime now)
    {
        lock (one)
        {
            (Trouble, Since) = (reply, Since ?? now);
            if (++failures >= Patience)
                until = now.AddMinutes(Math.Min(LongestMinutes, 1 << Math.Min(failures - Patience, 4)));
        }
    }

    public void Succeeded()
    {
        lock (one)
            (failures, until, Trouble, Since) = (0, null, null, null);
    }
}
