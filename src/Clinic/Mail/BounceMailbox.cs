using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;

namespace Clinic.Mail;

public sealed record BounceSettings(string Host, int Port, SecureSocketOptions Security, string Username, string Password);

/// <summary>The mailbox to which refusals come back, read over IMAP. What was looked at is marked as seen and left there.</summary>
public sealed class BounceMailbox(BounceSettings settings)
{
    private const int MostAtOnce = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="take">A mail that it throws on stays unseen and comes again.</param>
    public async Task ReadAsync(Func<Bounce, Task> take, CancellationToken cancel)
    {
        using var client = new ImapClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(settings.Host, settings.Port, settings.Security, cancel);
        await client.AuthenticateAsync(settings.Username, settings.Password, cancel);
        await client.Inbox.OpenAsync(FolderAccess.ReadWrite, cancel);
        foreach (var id in (await client.Inbox.SearchAsync(SearchQuery.NotSeen, cancel)).Take(MostAtOnce))
        {
            using (var mail = await client.Inbox.GetMessageAsync(id, cancel))
            {
                if (Bounce.In(mail) is { } bounce)
                    await take(bounce);
            }
            await client.Inbox.AddFlagsAsync(id, MessageFlags.Seen, silent: true, cancel);
        }
        await client.DisconnectAsync(quit: true, cancel);
    }
}
