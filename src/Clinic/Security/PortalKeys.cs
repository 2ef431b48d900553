using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Clinic.Security;

/// <summary>
/// Keys that never lie in the database: one makes link secrets, one the blind index for e-mail search, one the marks of the audit trail.
/// Kept in a file beside the key ring, wrapped by it, as the ring is by a key that lies elsewhere.
/// </summary>
public sealed class PortalKeys
{
    private readonly byte[] linkKey;
    private readonly byte[] indexKey;
    private readonly byte[] auditKey;

    private PortalKeys(byte[] both)
    {
        linkKey = both[..32];
        indexKey = both[32..];
        auditKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, both, 32, info: "Clinic.Audit.v1"u8.ToArray());
    }

    public static PortalKeys LoadOrCreate(string folder, IDataProtectionProvider protection)
    {
        var protector = ProtectorOf(protection);
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            Create(path, protector);
        return new PortalKeys(protector.Unprotect(File.ReadAllBytes(path)));
    }

    /// <summary>For looking at the model only: keys that fit nothing.</summary>
    public static PortalKeys OfNobody() => new(RandomNumberGenerator.GetBytes(64));

    /// <summary>After the ring got a new entry: the file is wrapped by it, so that earlier entries may go.</summary>
    public static void WrapAnew(string folder, IDataProtectionProvider protection)
    {
        var (protector, path) = (ProtectorOf(protection), Path.Combine(folder, FileName));
        Write(path + ".part", protector.Protect(protector.Unprotect(File.ReadAllBytes(path))));
        File.Move(path + ".part", path, overwrite: true);
    }

    /// <summary>HMAC-SHA256 of the link's identity: the same link always gives the same secret, so a repeated mail is identical.</summary>
    public byte[] LinkSecret(string identity) => HMACSHA256.HashData(linkKey, Encoding.UTF8.GetBytes(identity));

    /// <summary>Equal addresses of one practice have equal indexes; nothing else can be read from it.</summary>
    public byte[] EmailIndex(Guid practiceId, string email) =>
        HMACSHA256.HashData(indexKey, Encoding.UTF8.GetBytes($"{practiceId:N}|{email.Trim().ToUpperInvariant()}"));

    /// <summary>HMAC-SHA256 of an audit entry and of the mark before it: without this key nobody can make one that fits.</summary>
    public byte[] AuditMark(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> entry) => HMACSHA256.HashData(auditKey, (byte[])[.. previous, .. entry]);

    private const string FileName = "portal.key";

    private static IDataProtector ProtectorOf(IDataProtectionProvider protection) => protection.CreateProtector("Clinic.PortalKeys.v1");

    private static void Create(string path, IDataProtector protector)
    {
        var wrapped = protector.Protect(RandomNumberGenerator.GetBytes(64));
        var draft = $"{path}.{Guid.NewGuid():N}";
        Write(draft, wrapped);
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

    private static void Write(string path, byte[] wrapped)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(wrapped);
        file.Flush(flushToDisk: true);
    }
}
