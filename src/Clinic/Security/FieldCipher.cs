using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Clinic.Security;

/// <summary>
/// AES-256-GCM over one field. Layout: version (1) | key id (16) | nonce (12) | tag (16) | ciphertext. Version, key id and address are authenticated with it.
/// The plaintext is its length (4) and UTF-8 bytes, padded with zeros to 256 bytes, so that a length tells little.
/// </summary>
public static class FieldCipher
{
    private const byte Version = 2;
    private const int Padding = 256, KeyIdSize = 16, NonceSize = 12, TagSize = 16, Header = 1 + KeyIdSize + NonceSize + TagSize;

    public static byte[] Seal(string text, Guid keyId, byte[] key, SealAddress address)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var plain = new byte[(length + 4 + Padding - 1) / Padding * Padding];
        BinaryPrimitives.WriteInt32LittleEndian(plain, length);
        Encoding.UTF8.GetBytes(text, plain.AsSpan(4));
        var blob = new byte[Header + plain.Length];
        blob[0] = Version;
        keyId.TryWriteBytes(blob.AsSpan(1));
        var nonce = blob.AsSpan(1 + KeyIdSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, blob.AsSpan(Header), blob.AsSpan(1 + KeyIdSize + NonceSize, TagSize), address.ToBytes(Version, keyId));
        CryptographicOperations.ZeroMemory(plain);
        return blob;
    }

    /// <exception cref="SealBroken">The blob was altered, moved, or sealed with another key.</exception>
    public static string Open(byte[] blob, byte[] key, SealAddress address)
    {
        if (blob.Length < Header + Padding || blob[0] != Version)
            throw new SealBroken();
        var plain = new byte[blob.Length - Header];
        try
        {
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(blob.AsSpan(1 + KeyIdSize, NonceSize), blob.AsSpan(Header), blob.AsSpan(1 + KeyIdSize + NonceSize, TagSize), plain, address.ToBytes(Version, KeyIdOf(blob)));
            return Encoding.UTF8.GetString(plain, 4, BinaryPrimitives.ReadInt32LittleEndian(plain));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealBroken();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    public static Guid KeyIdOf(byte[] blob) =>
        blob.Length >= Header ? new Guid(blob.AsSpan(1, KeyIdSize)) : throw new SealBroken();
}

/// <summary>One error for every way in which sealed words can fail to open: it tells an attacker nothing.</summary>
public sealed class SealBroken() : Exception("Sealed words could not be opened.");
