using Clinic.Mail;
using Clinic.Notices;
using Hangfire;

namespace Clinic.Web.Jobs;

/// <summary>Looks for mails that came back. One that fails half-way leaves the rest unseen for the next time.</summary>
public sealed class BounceJobs(BounceMailbox mailbox, BounceBook book, ILogger<BounceJobs> log)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task Read(CancellationToken cancel)
    {
        try
        {
            await mailbox.ReadAsync(bounce => book.TakeAsync(bounce, cancel), cancel);
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException or MailKit.ProtocolException or MailKit.CommandException
            or MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException or NotSupportedException)
        {
            log.LogWarning("The mailbox for mails that come back could not be read: {Failure}", failure.GetType().Name);
        }
    }
}
