using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Clinic.Benchmarks;

/// <summary>
/// A mail server on loopback that takes everything and keeps it in memory. What it has answered with 250 after the final dot counts as accepted,
/// even where the sender was gone by then.
/// </summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<SunkMail> mails = new();
    private readonly Task accepting;
    private int next;

    /// <param name="pause">How long it thinks before its 250 after the final dot.</param>
    /// <param name="raw">Whether the bytes of each mail are kept, not only its id.</param>
    public MailSink(TimeSpan pause = default, bool raw = false)
    {
        (Pause, KeepsRaw) = (pause, raw);
        listener.Start(512);
        accepting = AcceptAsync();
    }

    public TimeSpan Pause { get; set; }

    public bool KeepsRaw { get; }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyCollection<SunkMail> Mails => mails;

    public int Count => mails.Count;

    /// <summary>So that a portal sends here.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["Mail:Mode"] = "Smtp", ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{Port}", ["Mail:Security"] = "None",
    };

    public void Clear() => mails.Clear();

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
                peer.NoDelay = true;
                var stream = peer.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1, false, 16384);
                await SayAsync(stream, "220 sink");
                while (await reader.ReadLineAsync(stop.Token) is { } line)
                {
                    if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
                        await TakeAsync(stream, reader);
                    else
                        await SayAsync(stream, Answer(line));
                }
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The sender went away; so do killed portals.
        }
    }

    private static string Answer(string line) => line.Split(' ')[0].ToUpperInvariant() switch
    {
        "EHLO" => "250-sink\r\n250-8BITMIME\r\n250 SIZE 33554432",
        "QUIT" => "221 bye",
        _ => "250 ok",
    };

    private async Task TakeAsync(NetworkStream stream, StreamReader reader)
    {
        await SayAsync(stream, "354 go on");
        var text = new StringBuilder();
        string? id = null;
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            if (line == ".")
            {
                mails.Enqueue(new SunkMail(Interlocked.Increment(ref next), TimeProvider.System.GetUtcNow().UtcDateTime, id ?? "", KeepsRaw ? text.ToString() : ""));
                if (Pause > TimeSpan.Zero)
                    await Task.Delay(Pause, stop.Token);
                await SayAsync(stream, "250 taken");
                return;
            }
            if (id is null && line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase))
                id = line["Message-Id:".Length..].Trim();
            if (KeepsRaw)
                text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }
    }

    private static Task SayAsync(NetworkStream stream, string words) => stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n")).AsTask();
}

/// <param name="Order">The sink's own count: when it had the final dot.</param>
/// <param name="At">The same by the clock.</param>
internal sealed record SunkMail(int Order, DateTime At, string MessageId, string Raw)
{
    /// <summary>The notice whose mail it is.</summary>
    public Guid NoticeId => Guid.TryParseExact(MessageId.Trim('<', '>').Split('@')[0].Split('.')[0], "N", out var id) ? id : Guid.Empty;
}
