using System.Buffers.Text;
using System.Security.Cryptography;
using Clinic.Data;
using Clinic.Security;

namespace Clinic.Assignments;

/// <summary>The link in a mail. The database holds its public selector and a hash of its secret; the secret itself is made anew from a key that lies elsewhere.</summary>
public sealed class AccessLink : IBelongsToPractice
{
    private AccessLink() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid ClientId { get; private set; }

    public Guid AssignmentId { get; private set; }

    /// <summary>128 random bits as 32 lower-case hex digits, so that no collation can confuse two of them.</summary>
    public string Selector { get; private set; } = "";

    /// <summary>SHA-256 of the secret.</summary>
    public byte[] SecretHash { get; private set; } = [];

    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public DateTime? LastOpenedAt { get; private set; }

    public static AccessLink For(Assignment assignment, DateTime expiresAt, PortalKeys keys, DateTime now)
    {
        var link = new AccessLink
        {
            Id = Guid.CreateVersion7(now), PracticeId = assignment.PracticeId, ClientId = assignment.ClientId, AssignmentId = assignment.Id,
            Selector = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), CreatedAt = now, ExpiresAt = expiresAt,
        };
        link.SecretHash = SHA256.HashData(link.Secret(keys));
        return link;
    }

    /// <summary>The moment after which a link to homework due on that day no longer opens: the end of the last valid day in the client's zone.</summary>
    public static DateTime ExpiryFor(DateOnly dueOn, int validityDays, string zone) => Zones.ToUtc(dueOn.AddDays(validityDays + 1), TimeOnly.MinValue, zone);

    public bool IsValid(DateTime now) => RevokedAt is null && now < ExpiresAt;

    /// <summary>Compared in fixed time.</summary>
    public bool Accepts(string secret) =>
        LinkSecret.TryDecode(secret, out var bytes) && CryptographicOperations.FixedTimeEquals(SHA256.HashData(bytes), SecretHash);

    public void Opened(DateTime now) => LastOpenedAt = now;

    public void Revoke(DateTime now) => RevokedAt ??= now;

    public void ExtendTo(DateTime expiresAt) => ExpiresAt = expiresAt;

    /// <summary>Path and fragment of the link; the fragment never reaches a server.</summary>
    public string Path(PortalKeys keys) => $"/h/{Selector}#{LinkSecret.Encode(Secret(keys))}";

    private byte[] Secret(PortalKeys keys) => keys.LinkSecret($"v1|{PracticeId:N}|{ClientId:N}|{AssignmentId:N}|{Selector}");
}

/// <summary>base64url without padding.</summary>
public static class LinkSecret
{
    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Only a 256-bit secret decodes.</summary>
    public static bool TryDecode(string? text, out byte[] bytes)
    {
        bytes = new byte[32];
        return text is { Length: 43 } && Base64Url.IsValid(text, out var length) && length == bytes.Length
            && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == bytes.Length;
    }
}
