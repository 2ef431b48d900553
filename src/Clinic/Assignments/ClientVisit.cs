using System.Security.Cryptography;
using Clinic.Clients;
using Clinic.Data;

namespace Clinic.Assignments;

/// <summary>A client's session in one browser, begun by a click on a link. The browser holds a random token, we hold its hash.</summary>
public sealed class ClientVisit : IBelongsToPractice
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>On the therapist's device: a long session with a couple, and no more.</summary>
    public static readonly TimeSpan LongestInSession = TimeSpan.FromHours(3);

    private ClientVisit() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid ClientId { get; private set; }

    public Guid LinkId { get; private set; }

    public byte[] TokenHash { get; private set; } = [];

    public DateTime BeganAt { get; private set; }

    public DateTime LastSeenAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>The second check (known device, PIN or word) was passed: earlier words may be shown.</summary>
    public DateTime? VerifiedAt { get; private set; }

    /// <summary>On the therapist's device, the two sitting together.</summary>
    public bool InSession { get; private set; }

    public static ClientVisit Begin(AccessLink link, out string token, DateTime now)
    {
        token = LinkSecret.Encode(RandomNumberGenerator.GetBytes(32));
        return new ClientVisit
        {
            Id = Guid.CreateVersion7(now), PracticeId = link.PracticeId, ClientId = link.ClientId, LinkId = link.Id,
            TokenHash = HashOf(token), BeganAt = now, LastSeenAt = now,
        };
    }

    public static ClientVisit BeginInSession(AccessLink link, out string token, DateTime now)
    {
        var visit = Begin(link, out token, now);
        visit.InSession = true;
        return visit;
    }

    public static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));

    public bool IsAlive(DateTime now) => EndedAt is null && now < LastSeenAt + Idle && now < BeganAt + (InSession ? LongestInSession : Longest);

    /// <summary>It only fell asleep: nobody ended it, and the day is not over. Never on the therapist's device.</summary>
    public bool MayComeBack(DateTime now) => EndedAt is null && !InSession && now < BeganAt + Longest;

    public void Seen(DateTime now) => LastSeenAt = now;

    public void Verify(DateTime now) => VerifiedAt ??= now;

    public void End(DateTime now) => EndedAt ??= now;
}

/// <summary>A browser on which this client has passed the second check, or begun when there was nothing to protect yet.</summary>
public sealed class KnownDevice : IBelongsToPractice
{
    private KnownDevice() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid ClientId { get; private set; }

    public byte[] TokenHash { get; private set; } = [];

    public DateTime FirstSeenAt { get; private set; }

    public DateTime LastSeenAt { get; private set; }

    public DateTime? ForgottenAt { get; private set; }

    public static KnownDevice Remember(Client client, out string token, DateTime now)
    {
        token = LinkSecret.Encode(RandomNumberGenerator.GetBytes(32));
        return new KnownDevice
        {
            Id = Guid.CreateVersion7(now), PracticeId = client.PracticeId, ClientId = client.Id,
            TokenHash = ClientVisit.HashOf(token), FirstSeenAt = now, LastSeenAt = now,
        };
    }

    public void Seen(DateTime now) => LastSeenAt = now;

    public void Forget(DateTime now) => ForgottenAt ??= now;
}
