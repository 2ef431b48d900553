using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Clinic.Web.Plumbing;

/// <summary>32 random bytes in a file that lies apart from data and backups, as one line of base64. They lock the key ring.</summary>
public sealed class KeyFile
{
    private const int Size = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private KeyFile(byte[] bytes) => (Bytes, Id) = (bytes, Convert.ToHexStringLower(SHA256.HashData([.. "Clinic.KeyFile.v1"u8, .. bytes])[..8]));

    /// <summary>Tells two keys apart without telling anything about them.</summary>
    public string Id { get; }

    internal byte[] Bytes { get; }

    /// <summary>Null where the file does not hold such a key.</summary>
    public static KeyFile? Read(string path)
    {
        var bytes = new byte[Size];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), bytes, out var length) && length == Size ? new KeyFile(bytes) : null;
    }

    /// <summary>Readable by its owner only.</summary>
    /// <exception cref="IOException">There is a file of that name already; it is left alone, because it may be the only key to some data.</exception>
    public static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size)) + "\n"));
        file.Flush(flushToDisk: true);
    }
}

/// <summary>The key file in use, none where a certificate locks the ring, and those that were in use before it, which still open.</summary>
public sealed record KeyFiles(KeyFile? Current, IReadOnlyList<KeyFile> Earlier)
{
    public KeyFile? Find(string id) => Earlier.Prepend(Current).FirstOrDefault(k => k?.Id == id);
}

/// <summary>Locks an entry of the key ring by AES-256-GCM under the key file.</summary>
public sealed class KeyFileEncryptor(KeyFiles keys) : IXmlEncryptor
{
    internal const string Element = "lockedByKeyFile", KeyId = "key", Body = "body";
    internal const int NonceSize = 12, TagSize = 16;

    internal static readonly byte[] Purpose = Encoding.ASCII.GetBytes("Clinic.KeyRing.v1");

    private KeyFile Current => keys.Current ?? throw new InvalidOperationException("No key file is in use.");

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var blob = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(blob.AsSpan(0, NonceSize));
        using var aes = new AesGcm(Current.Bytes, TagSize);
        aes.Encrypt(blob.AsSpan(0, NonceSize), plain, blob.AsSpan(NonceSize + TagSize), blob.AsSpan(NonceSize, TagSize), Purpose);
        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(new XElement(Element, new XAttribute(KeyId, Current.Id), new XElement(Body, Convert.ToBase64String(blob))), typeof(KeyFileDecryptor));
    }
}

/// <summary>Made by Data Protection, which finds its name in the ring.</summary>
public sealed class KeyFileDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var id = (string?)encryptedElement.Attribute(KeyFileEncryptor.KeyId) ?? "";
        var key = services.GetRequiredService<KeyFiles>().Find(id) ?? throw new CryptographicException($"The key ring was locked with another key file ({id}).");
        var blob = Convert.FromBase64String((string)encryptedElement.Element(KeyFileEncryptor.Body)!);
        const int header = KeyFileEncryptor.NonceSize + KeyFileEncryptor.TagSize;
        var plain = new byte[blob.Length - header];
        using var aes = new AesGcm(key.Bytes, KeyFileEncryptor.TagSize);
        aes.Decrypt(blob.AsSpan(0, KeyFileEncryptor.NonceSize), blob.AsSpan(header), blob.AsSpan(KeyFileEncryptor.NonceSize, KeyFileEncryptor.TagSize), plain, KeyFileEncryptor.Purpose);
        try
        {
            return XElement.Parse(Encoding.UTF8.GetString(plain));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
