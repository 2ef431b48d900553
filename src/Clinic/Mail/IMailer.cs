namespace Clinic.Mail;

/// <summary>The edge to the world of mail.</summary>
public interface IMailer
{
    /// <returns>The server's words on acceptance.</returns>
    /// <exception cref="MailRefused">It will never be accepted.</exception>
    /// <exception cref="MailDelayed">It may be accepted later, or may already have been (the reply was lost).</exception>
    Task<string> SendAsync(Letter letter, CancellationToken cancel);
}

/// <summary>A permanent refusal (SMTP 5yz).</summary>
public sealed class MailRefused(string reply) : Exception(reply)
{
    /// <summary>It was the address that was refused, so that no other mail to it will fare better.</summary>
    public bool IsAddress { get; init; }
}

/// <summary>A temporary refusal (SMTP 4yz), a timeout, or a connection that broke.</summary>
public sealed class MailDelayed(string reply) : Exception(reply);
