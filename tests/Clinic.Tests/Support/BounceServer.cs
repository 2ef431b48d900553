using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Clinic.Mail;
using MailKit.Security;

namespace Clinic.Tests.Support;

/// <summary>An IMAP mailbox on loopback, as much of one as reading it needs.</summary>
public sealed partial class BounceServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<string> mails = [];
    private readonly HashSet<int> seen = [];
    private readonly Task accepting;

    public BounceServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public BounceMailbox Mailbox => new(new BounceSettings("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, SecureSocketOptions.None, "bounces", "a long secret"));

    public int Unseen => mails.Count - seen.Count;

    public void Put(string mail) => mails.Add(mail.ReplaceLineEndings("\r\n"));

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
                await ConverseAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    private async Task ConverseAsync(TcpClient peer)
    {
        using (peer)
        {
            using var reader = new StreamReader(peer.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(peer.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("* OK [CAPABILITY IMAP4rev1] ready");
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                var tag = line.Split(' ')[0];
                await writer.WriteAsync(Answer(line[(tag.Length + 1)..]));
                await writer.WriteLineAsync(line.Contains(" SELECT ", StringComparison.Ordinal) ? $"{tag} OK [READ-WRITE] done" : $"{tag} OK done");
            }
        }
    }

    private string Answer(string command)
    {
        if (command.StartsWith("CAPABILITY", StringComparison.Ordinal))
            return "* CAPABILITY IMAP4rev1\r\n";
        if (command.StartsWith("LIST", StringComparison.Ordinal))
            return command.Contains("INBOX", StringComparison.Ordinal) ? "* LIST () \"/\" INBOX\r\n" : "* LIST (\\Noselect) \"/\" \"\"\r\n";
        if (command.StartsWith("SELECT", StringComparison.Ordinal))
            return $"* {mails.Count} EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n* OK [PERMANENTFLAGS (\\Seen)]\r\n* OK [UIDVALIDITY 1]\r\n* OK [UIDNEXT {mails.Count + 1}]\r\n";
        if (command.StartsWith("UID SEARCH", StringComparison.Ordinal))
            return "* SEARCH" + string.Concat(Enumerable.Range(1, mails.Count).Where(n => !seen.Contains(n)).Select(n => $" {n}")) + "\r\n";
        if (Fetch().Match(command) is { Success: true } fetch && int.Parse(fetch.Groups[1].Value, null) is var number)
            return $"* {number} FETCH (UID {number} BODY[] {{{Encoding.Latin1.GetByteCount(mails[number - 1])}}}\r\n{mails[number - 1]})\r\n";
        if (Store().Match(command) is { Success: true } store)
            seen.Add(int.Parse(store.Groups[1].Value, null));
        return "";
    }

    [GeneratedRegex(@"^UID FETCH (\d+)")]
    private static partial Regex Fetch();

    [GeneratedRegex(@"^UID STORE (\d+).*\\Seen")]
    private static partial Regex Store();
}
