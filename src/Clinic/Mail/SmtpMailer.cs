using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Clinic.Mail;

public sealed record SmtpSettings(string Host, int Port, SecureSocketOptions Security, string? Username, string? Password);

/// <summary>Sends over SMTP with MailKit. One connection, kept while it works; TLS is verified by the platform's rules and never optional.</summary>
public sealed class SmtpMailer(SmtpSettings settings) : IMailer, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim one = new(1, 1);
    private SmtpClient? connection;

    public async Task<string> SendAsync(Letter letter, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            var client = await ConnectAsync(cancel);
            return await client.SendAsync(letter.ToMime(), cancel);
        }
        catch (SmtpCommandException refusal)
        {
            throw Classify(refusal);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ProtocolException or SslHandshakeException or TimeoutException
            || failure is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            await DropAsync();
            throw new MailDelayed(failure is SslHandshakeException ? "The mail server's certificate was not accepted." : "No answer from the mail server: " + failure.GetType().Name);
        }
        catch (Exception failure) when (failure is AuthenticationException or NotSupportedException or ServiceNotAuthenticatedException)
        {
            await DropAsync();
            throw new MailDelayed("The mail server did not accept the sign-in or offers no TLS.");
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<SmtpClient> ConnectAsync(CancellationToken cancel)
    {
        if (connection is { IsConnected: true })
            return connection;
        await DropAsync();
        connection = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await connection.ConnectAsync(settings.Host, settings.Port, settings.Security, cancel);
        if (settings.Username is { Length: > 0 } name)
            await connection.AuthenticateAsync(name, settings.Password ?? "", cancel);
        return connection;
    }

    private static Exception Classify(SmtpCommandException refusal)
    {
        var isAddress = refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted;
        var reply = $"{(int)refusal.StatusCode}: {(isAddress ? "the address was refused" : "the message was refused")}";
        return (int)refusal.StatusCode >= 500 ? new MailRefused(reply) { IsAddress = isAddress } : new MailDelayed(reply);
    }

    private async ValueTask DropAsync()
    {
        if (connection is null)
            return;
        try
        {
            await connection.DisconnectAsync(quit: false);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException)
        {
            // It is gone already.
        }
        connection.Dispose();
        connection = null;
    }

    public async ValueTask DisposeAsync()
    {
        await DropAsync();
        one.Dispose();
    }
}
