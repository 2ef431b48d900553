using System.Collections.Concurrent;
using Clinic.Mail;

namespace Clinic.Tests.Support;

/// <summary>A test plays the mail server: what it answers, when it is away, and what happens in the meantime.</summary>
public sealed class ScriptedMailer : IMailer
{
    private readonly ConcurrentQueue<Letter> letters = new();
    private readonly List<long> knocks = [];
    private Func<Task>? opening;
    private Func<Task>? sending;

    /// <summary>Everything that was handed over, whatever was answered.</summary>
    public IReadOnlyList<Letter> Letters => [.. letters];

    public Func<Letter, string> Answer { get; set; } = _ => "250";

    public bool IsAway { get; set; }

    public int Knocks { get; private set; }

    /// <summary>Happens once, before the next mail is handed over.</summary>
    public Func<Task> Opening { set => opening = value; }

    /// <summary>Happens once, while the server has the next mail.</summary>
    public Func<Task> Sending { set => sending = value; }

    /// <summary>Set by the test to know when it was asked.</summary>
    public TimeProvider? Clock { get; set; }

    public IEnumerable<DateTime> KnockedAt => knocks.Select(ticks => new DateTime(ticks, DateTimeKind.Utc));

    public async Task OpenAsync(CancellationToken cancel)
    {
        Knocks++;
        if (Clock is { } clock)
            knocks.Add(clock.GetUtcNow().UtcTicks);
        if (IsAway)
            throw new MailUnreachable("Nothing answers at the mail server's address and port.");
        if (Interlocked.Exchange(ref opening, null) is { } act)
            await act();
    }

    public async Task<string> SendAsync(Letter letter, CancellationToken cancel)
    {
        letters.Enqueue(letter);
        if (Interlocked.Exchange(ref sending, null) is { } act)
            await act();
        return Answer(letter);
    }
}
