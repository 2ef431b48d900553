namespace Clinic.Mail;

/// <summary>The edge to the world of mail.</summary>
public interface IMailer
{
    /// <summary>Makes sure that there is a server which would take a mail now, so that none is handed over to nobody.</summary>
    /// <exception cref="MailUnreachable">There is none.</exception>
    Task OpenAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <returns>The server's words on acceptance.</returns>
    /// <exception cref="MailRefused">It will never be accepted.</exception>
    /// <exception cref="MailDelayed">It was not accepted and may be later.</exception>
    /// <exception cref="MailInDoubt">It may have been accepted: the reply was lost.</exception>
    Task<string> SendAsync(Letter letter, CancellationToken cancel);
}

/// <summary>A permanent refusal of this mail (SMTP 5yz).</summary>
public sealed class MailRefused(string reply) : Exception(reply)
{
    /// <summary>It was the address that was refused, so that no other mail to it will fare better.</summary>
    public bool IsAddress { get; init; }
}

/// <summary>A temporary refusal (SMTP 4yz), or a conversation that ended before the mail was handed over.</summary>
public sealed class MailDelayed(string reply) : Exception(reply)
{
    /// <summary>The way to the server failed rather than the mail.</summary>
    public bool IsTransport { get; init; }
}

/// <summary>The whole mail was handed over and no reply came (RFC 1047): nobody can know whether it was accepted.</summary>
public sealed class MailInDoubt(string reply) : Exception(reply);

/// <summary>There is no server to talk to, or it refuses the portal itself. No mail is to blame, so none is spent on it.</summary>
public sealed class MailUnreachable(string reply) : Exception(reply);
