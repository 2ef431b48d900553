using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Clinic.Web.Plumbing;

namespace Clinic.Web.Setup;

/// <summary>What locks the key ring: a key file, or a certificate. It must lie apart from the data and its backups, else whoever has those has everything.</summary>
public sealed class KeySettings
{
    public const string FileKey = "Keys:File", CertificateKey = "Keys:Certificate", EarlierKey = "Keys:Earlier";

    private const string HowToMake = "Make one with 'dotnet Clinic.Web.dll --make-key /etc/clinic/portal.key' and name it here";

    /// <summary>Null where a certificate locks the ring.</summary>
    public string? File { get; private init; }

    /// <summary>Path of a PFX file, or the thumbprint of a certificate in the account's own store.</summary>
    public string? Certificate { get; private init; }

    public string? CertificatePassword { get; private init; }

    /// <summary>Key files or PFX files from before the last change: they still open, and lock nothing new.</summary>
    public IReadOnlyList<string> Earlier { get; private init; } = [];

    /// <summary>Development only: a key that is not there yet is made.</summary>
    public bool MayBeMade { get; private init; }

    internal static KeySettings Read(SettingReader read, IHostEnvironment environment, string apart)
    {
        var (file, certificate) = (read.Text(FileKey), read.Text(CertificateKey));
        if (file is not null && certificate is not null)
            throw new BadSetting(FileKey, $"and {CertificateKey} are both set: keep one of them.");
        if (file is null && certificate is null && !environment.IsDevelopment())
            throw new BadSetting(FileKey, $"is missing: the key ring would lie open beside the data. {HowToMake}, or name a certificate in {CertificateKey}.");
        return new KeySettings
        {
            File = certificate is null ? Path.GetFullPath(file ?? "portal.key", apart) : null,
            Certificate = certificate,
            CertificatePassword = read.Text("Keys:CertificatePassword") ?? PasswordIn(read.Text("Keys:CertificatePasswordFile")),
            Earlier = [.. (read.Text(EarlierKey) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Path.GetFullPath)],
            MayBeMade = file is null && environment.IsDevelopment(),
        };
    }

    /// <summary>Opens what locks the ring, or refuses with the way to mend it.</summary>
    public KeyFiles OpenFiles()
    {
        if (MayBeMade && !System.IO.File.Exists(File))
            KeyFile.Make(File!);
        return new KeyFiles(File is { } path ? OpenFile(FileKey, path) : null, [.. Earlier.Where(e => !IsPfx(e)).Select(e => OpenFile(EarlierKey, e))]);
    }

    public X509Certificate2? OpenCertificate() => Certificate is { } where ? OpenCertificate(CertificateKey, where) : null;

    public X509Certificate2[] OpenEarlierCertificates() => [.. Earlier.Where(IsPfx).Select(e => OpenCertificate(EarlierKey, e))];

    /// <summary>The files among what is set.</summary>
    internal IEnumerable<(string Key, string Path)> Files()
    {
        if (File is { } file)
            yield return (FileKey, file);
        if (Certificate is { } certificate && IsPfx(certificate))
            yield return (CertificateKey, Path.GetFullPath(certificate));
        foreach (var earlier in Earlier)
            yield return (EarlierKey, earlier);
    }

    private static bool IsPfx(string path) => Path.GetExtension(path) is ".pfx" or ".p12";

    private static string? PasswordIn(string? path) =>
        path is null ? null
        : System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path).Trim()
        : throw new BadSetting("Keys:CertificatePasswordFile", $"names {path}, where there is no file.");

    private static KeyFile OpenFile(string key, string path) =>
        !System.IO.File.Exists(path) ? throw new BadSetting(key, $"names {path}, where there is no file. {HowToMake}; if data was sealed under an earlier key, bring that file back instead, since nothing else opens it.")
        : KeyFile.Read(path) ?? throw new BadSetting(key, $"names {path}, which does not hold a key of 32 bytes in base64. {HowToMake}.");

    private X509Certificate2 OpenCertificate(string key, string where)
    {
        try
        {
            var found = IsPfx(where) ? X509CertificateLoader.LoadPkcs12FromFile(where, CertificatePassword) : InStore(where);
            return found is { HasPrivateKey: true } ? found : throw new BadSetting(key, $"names {where}, but there is no such certificate with its private key. Give the path of a .pfx file or the thumbprint of a certificate in the store of the account that runs the portal.");
        }
        catch (Exception failure) when (failure is CryptographicException or IOException)
        {
            throw new BadSetting(key, $"names {where}, which cannot be opened. Give the path of a .pfx file and its password in Keys:CertificatePassword or Keys:CertificatePasswordFile.");
        }
    }

    private static X509Certificate2? InStore(string thumbprint)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser, OpenFlags.ReadOnly);
        return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).FirstOrDefault();
    }
}
