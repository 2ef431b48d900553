using System.Xml.Linq;
using Clinic.Security;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace Clinic.Web.Setup;

/// <summary>The Data Protection ring: in the data folder, locked by a key that lies elsewhere.</summary>
public static class KeyRingSetup
{
    private static readonly XNamespace Ring = "http://schemas.asp.net/2015/03/dataProtection";

    public static IServiceCollection AddKeyRing(this IServiceCollection services, PortalSettings settings, bool isDevelopment)
    {
        if (!isDevelopment)
            KeySafety.Check(settings);
        Directory.CreateDirectory(settings.KeysFolder);
        var ring = services.AddDataProtection().SetApplicationName("Clinic").PersistKeysToFileSystem(new DirectoryInfo(settings.KeysFolder));
        var files = settings.Keys.OpenFiles();
        services.AddSingleton(files);
        if (files.Current is not null)
            services.Configure<KeyManagementOptions>(options => options.XmlEncryptor = new KeyFileEncryptor(files));
        else if (settings.Keys.OpenCertificate() is { } certificate)
            ring.ProtectKeysWithCertificate(certificate);
        if (settings.Keys.OpenEarlierCertificates() is { Length: > 0 } earlier)
            ring.UnprotectKeysWithAnyCertificate(earlier);
        services.AddSingleton(provider => new Vault(provider.GetRequiredService<IDataProtectionProvider>(), Unwrap));
        services.AddSingleton(provider => PortalKeys.LoadOrCreate(settings.KeysFolder, provider.GetRequiredService<IDataProtectionProvider>()));
        return services;
    }

    /// <summary>A ring that lies open is locked in development, and stops the start elsewhere.</summary>
    public static void PrepareKeyRing(this IServiceProvider services, PortalSettings settings, bool isDevelopment)
    {
        if (!KeySafety.OpenKeys(settings.KeysFolder).Any())
            return;
        if (!isDevelopment)
            throw new BadSetting(KeySettings.FileKey, $"is set, but the key ring in {settings.KeysFolder} was written in clear before. Run 'dotnet Clinic.Web.dll --lock-keys' once with these settings, then destroy every backup that holds the clear ring.");
        services.LockKeyRing(settings);
    }

    /// <summary>A new entry of the ring, in use from now on. The ring reads itself anew behind the caller's back, so this waits until it has.</summary>
    public static async Task NewRingEntryAsync(this IServiceProvider services)
    {
        const int idAt = 4, idSize = 16; // of what Data Protection writes: four bytes of its own, then the entry's id
        var now = TimeProvider.System.GetUtcNow(); // as the ring itself does, whatever clock the portal runs by
        var entry = services.GetRequiredService<IKeyManager>().CreateNewKey(now, now.AddDays(90)).KeyId;
        var probe = services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Clinic.Probe");
        for (var tries = 0; new Guid(probe.Protect([0]).AsSpan(idAt, idSize)) != entry; tries++)
        {
            if (tries == 200)
                throw new InvalidOperationException("The key ring does not take its new entry.");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Writes every entry of the ring anew under the key in use: after a change of the key file or certificate, or from clear.</summary>
    /// <returns>How many entries there are.</returns>
    public static int LockKeyRing(this IServiceProvider services, PortalSettings settings)
    {
        var encryptor = services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlEncryptor ?? throw new InvalidOperationException("Nothing locks the ring.");
        var paths = Directory.GetFiles(settings.KeysFolder, "key-*.xml");
        foreach (var path in paths)
        {
            var key = XDocument.Load(path);
            var (open, locked) = (key.Descendants().Where(e => (bool?)e.Attribute(Ring + "requiresEncryption") == true).ToList(), key.Descendants(Ring + "encryptedSecret").ToList());
            open.ForEach(secret => secret.ReplaceWith(Lock(encryptor, secret)));
            locked.ForEach(secret => secret.ReplaceWith(Lock(encryptor, Unlock(secret, services))));
            foreach (var warning in key.DescendantNodes().OfType<XComment>().ToList())
                warning.Remove();
            var draft = path + ".part";
            key.Save(draft);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move(draft, path, overwrite: true);
        }
        return paths.Length;
    }

    /// <summary>A revoked entry still opens what it wrapped: to lose a client's words would be no answer to a stolen key. It is wrapped anew instead.</summary>
    private static byte[] Unwrap(IDataProtector protector, byte[] wrapped, out bool isOutdated) =>
        ((IPersistedDataProtector)protector).DangerousUnprotect(wrapped, ignoreRevocationErrors: true, out isOutdated, out _);

    private static XElement Lock(IXmlEncryptor encryptor, XElement secret)
    {
        var info = encryptor.Encrypt(secret);
        return new XElement(Ring + "encryptedSecret", new XAttribute("decryptorType", info.DecryptorType.AssemblyQualifiedName!), info.EncryptedElement);
    }

    private static XElement Unlock(XElement secret, IServiceProvider services)
    {
        var type = Type.GetType((string)secret.Attribute("decryptorType")!, throwOnError: true)!;
        return ((IXmlDecryptor)ActivatorUtilities.CreateInstance(services, type)).Decrypt(secret.Elements().Single());
    }
}
