using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Clinic.Security;

/// <summary>
/// Two 256-bit keys that never lie in the database: one makes link secrets, one makes the blind index for e-mail search.
/// Kept in a file beside the key ring, wrapped by it.
/// </summary>
public sealed class PortalKeys
{
    private readonly byte[] linkKey;
    private readonly byte[] indexKey;

    private PortalKeys(byte[] both)
    {
        linkKey = both[..32];
        indexKey = both[32..];
    }

    public static PortalKeys LoadOrCreate(string folder, IDataProtectionProvider protection)
    {
        var protector = protection.CreateProtector("Clinic.PortalKeys.v1");
        var path = Path.Combine(folder, "portal.key");
        if (!File.Exists(path))
            Create(path, protector);
        return new PortalKeys(protector.Unprotect(File.ReadAllBytes(path)));
    }

    /// <summary>HMAC-SHA256 of the link's identity: the same link always gives the same secret, so a repeated mail is identical.</summary>
    public byte[] LinkSecret(string identity) => HMACSHA256.HashData(linkKey, Encoding.UTF8.GetBytes(identity));

    /// <summary>Equal addresses of one practice have equal indexes; nothing else can be read from it.</summary>
    public byte[] EmailIndex(Guid practiceId, string email) =>
        HMACSHA256.HashData(indexKey, Encoding.UTF8.GetBytes($"{practiceId:N}|{email.Trim().ToUpperInvariant()}"));

    private static void Create(string path, IDataProtector protector)
    {
        var wrapped = protector.Protect(RandomNumberGenerator.GetBytes(64));
        var draft = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(draft, wrapped);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another node was first: its keys hold.
            File.Delete(draft);
        }
    }
}
