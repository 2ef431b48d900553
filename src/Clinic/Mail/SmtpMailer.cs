using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Clinic.Mail;

/// <param name="BounceAddress">Where refusals come back to (the envelope's sender); null: the address that the mail is from.</param>
public sealed record SmtpSettings(string Host, int Port, SecureSocketOptions Security, string? Username, string? Password, string? BounceAddress = null)
{
    /// <summary>For one step of the conversation.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Accepted beside the machine's own authorities; for tests and for a relay with a private one.</summary>
    public X509Certificate2? Authority { get; init; }
}

/// <summary>Sends over SMTP with MailKit. One connection, kept while it works; TLS is verified by the platform's rules and never optional.</summary>
public sealed class SmtpMailer(SmtpSettings settings, TimeProvider clock) : IMailer, IAsyncDisposable
{
    /// <summary>After that much silence the server is asked whether it is still there.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim one = new(1, 1);
    private readonly SmtpDialogue dialogue = new();
    private SmtpLine? line;
    private DateTimeOffset heardAt;
    private volatile bool isOpen;

    /// <summary>Where a mail is under way on an open line the server is there: the next one is made ready meanwhile instead of waiting to ask.</summary>
    public async Task OpenAsync(CancellationToken cancel)
    {
        if (isOpen && one.CurrentCount == 0)
            return;
        await one.WaitAsync(cancel);
        try
        {
            await ConnectAsync(cancel);
        }
        finally
        {
            one.Release();
        }
    }

    public async Task<string> SendAsync(Letter letter, CancellationToken cancel)
    {
        await TakeTurnAsync(cancel);
        try
        {
            var wasUsed = line is { IsConnected: true, Sent: > 0 };
            try
            {
                return await SendOnceAsync(letter, cancel);
            }
            catch (MailDelayed worn) when (worn.IsTransport && wasUsed && !cancel.IsCancellationRequested)
            {
                // Servers close a connection that has carried enough; a fresh one tells whether that was all.
                return await SendOnceAsync(letter, cancel);
            }
        }
        finally
        {
            one.Release();
        }
    }

    private async Task TakeTurnAsync(CancellationToken cancel)
    {
        try
        {
            await one.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            throw new MailDelayed("The mails before this one took too long.") { IsTransport = true };
        }
    }

    private async Task<string> SendOnceAsync(Letter letter, CancellationToken cancel)
    {
        await ConnectAsync(cancel);
        dialogue.Begin();
        try
        {
            using var mail = letter.ToMime();
            var sender = new MailboxAddress(null, settings.BounceAddress ?? letter.FromAddress);
            var reply = await line!.SendAsync(mail, sender, [new MailboxAddress(null, letter.ToAddress)], cancel);
            (line.Sent, heardAt) = (line.Sent + 1, clock.GetUtcNow());
            return reply;
        }
        catch (SmtpCommandException refusal)
        {
            throw await ClassifyAsync(refusal);
        }
        catch (ServiceNotAuthenticatedException)
        {
            await DropAsync();
            throw new MailUnreachable("The mail server wants a user name and password.");
        }
        catch (Exception failure) when (IsTransport(failure))
        {
            var wasHandedOver = dialogue.IsHandedOver;
            await DropAsync();
            throw wasHandedOver ? new MailInDoubt("No answer came after the mail was handed over.")
                : new MailDelayed("The mail server broke off: " + failure.GetType().Name) { IsTransport = true };
        }
    }

    private async Task ConnectAsync(CancellationToken cancel)
    {
        if (await IsThereAsync(cancel))
            return;
        await DropAsync();
        try
        {
            line = new SmtpLine(dialogue, settings);
            await line.ConnectAsync(settings.Host, settings.Port, settings.Security, cancel);
            line.Capabilities &= ~SmtpCapabilities.Chunking; // its end of a mail is no dot
            if (settings.Username is { Length: > 0 } name)
                await line.AuthenticateAsync(name, settings.Password ?? "", cancel);
            (heardAt, isOpen) = (clock.GetUtcNow(), true);
        }
        catch (Exception failure)
        {
            await DropAsync();
            throw new MailUnreachable(SmtpWords.Of(failure));
        }
    }

    private async Task<bool> IsThereAsync(CancellationToken cancel)
    {
        if (line is not { IsConnected: true })
            return false;
        if (clock.GetUtcNow() - heardAt < Silence)
            return true;
        try
        {
            await line.NoOpAsync(cancel);
            heardAt = clock.GetUtcNow();
            return true;
        }
        catch (Exception failure) when (failure is SmtpCommandException || IsTransport(failure))
        {
            return false;
        }
    }

    private async Task<Exception> ClassifyAsync(SmtpCommandException refusal)
    {
        var code = (int)refusal.StatusCode;
        if (code == 421)
            await DropAsync();
        var isAddress = refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted;
        var reply = $"{code}: {(isAddress ? "the address was refused" : "the message was refused")}";
        return code >= 500 ? new MailRefused(reply) { IsAddress = isAddress } : new MailDelayed(reply) { IsTransport = code == 421 };
    }

    private static bool IsTransport(Exception failure) =>
        failure is IOException or SocketException or ProtocolException or TimeoutException or OperationCanceledException or ServiceNotConnectedException;

    private async ValueTask DropAsync()
    {
        isOpen = false;
        if (line is null)
            return;
        try
        {
            await line.DisconnectAsync(quit: false);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException)
        {
            // It is gone already.
        }
        line.Dispose();
        line = null;
    }

    public async ValueTask DisposeAsync()
    {
        await DropAsync();
        one.Dispose();
        dialogue.Dispose();
    }
}
