using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Clinic.Mail;
using MailKit.Security;

namespace Clinic.Tests.Support;

/// <summary>Where in the conversation a mail server fails.</summary>
public enum MailStep { Connect, Ehlo, StartTls, Auth, Mail, Rcpt, Data, Body, Dot }

/// <summary>How it fails there: with a reply of that code, by hanging up, or by saying nothing more.</summary>
public sealed record Failure(MailStep At, int Code)
{
    public const int HangUp = 0, Silence = -1;

    public override string ToString() => $"{At} {Code switch { HangUp => "hangs up", Silence => "falls silent", _ => Code }}";
}

/// <summary>A mail server on loopback that fails where it is told to, as often as it is told to; what no well-behaved server library can be made to do.</summary>
public sealed class BrittleMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<string> taken = new();
    private readonly ConcurrentQueue<MailStep> steps = new();
    private readonly Task accepting;

    public BrittleMailServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Null: it works.</summary>
    public Failure? Fails { get; set; }

    /// <summary>Every mail whose final dot it got, whatever it answered then.</summary>
    public IReadOnlyCollection<string> Taken => taken;

    /// <summary>How often a conversation came to this step.</summary>
    public int Reached(MailStep step) => steps.Count(s => s == step);

    public SmtpSettings Settings => new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port,
        Fails?.At == MailStep.StartTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None, Fails?.At == MailStep.Auth ? "linden" : null, "row")
    {
        Patience = TimeSpan.FromMilliseconds(500),
    };

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting;
        listener.Stop();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ConverseAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    private async Task ConverseAsync(TcpClient peer)
    {
        try
        {
            using (peer)
            {
                var stream = peer.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                if (!await SayAsync(stream, MailStep.Connect, "220 brittle"))
                    return;
                while (await reader.ReadLineAsync(stop.Token) is { } line)
                {
                    if (!await AnswerAsync(stream, reader, line))
                        return;
                }
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The sender went away.
        }
    }

    private Task<bool> AnswerAsync(NetworkStream stream, StreamReader reader, string line) => line.Split(' ')[0].ToUpperInvariant() switch
    {
        "EHLO" => SayAsync(stream, MailStep.Ehlo, "250-brittle\r\n250-STARTTLS\r\n250-AUTH PLAIN\r\n250 8BITMIME"),
        "HELO" => SayAsync(stream, MailStep.Ehlo, "250 brittle"),
        "STARTTLS" => SayAsync(stream, MailStep.StartTls, "454 none to be had"),
        "AUTH" => SayAsync(stream, MailStep.Auth, "235 welcome"),
        "MAIL" => SayAsync(stream, MailStep.Mail, "250 ok"),
        "RCPT" => SayAsync(stream, MailStep.Rcpt, "250 ok"),
        "DATA" => TakeAsync(stream, reader),
        _ => SayAsync(stream, null, "250 ok"),
    };

    private async Task<bool> TakeAsync(NetworkStream stream, StreamReader reader)
    {
        if (!await SayAsync(stream, MailStep.Data, "354 go on") || Fails is { At: MailStep.Data, Code: > 0 })
            return Fails is { Code: > 0 };
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            text.AppendLine(line);
            if (Fails is { At: MailStep.Body })
                return await SayAsync(stream, MailStep.Body, "") && false;
        }
        taken.Enqueue(text.ToString());
        return await SayAsync(stream, MailStep.Dot, "250 taken");
    }

    /// <returns>Whether the conversation goes on.</returns>
    private async Task<bool> SayAsync(NetworkStream stream, MailStep? step, string words)
    {
        if (step is { } known)
            steps.Enqueue(known);
        if (Fails is { } failure && failure.At == step)
        {
            if (failure.Code == Failure.HangUp)
                return false;
            if (failure.Code == Failure.Silence)
                await Task.Delay(Timeout.Infinite, stop.Token);
            words = $"{failure.Code} it is so";
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), stop.Token);
        return true;
    }
}
