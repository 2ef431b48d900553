using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Clinic.Tests.Support;

/// <summary>The app on the phone (RFC 6238). It goes by this machine's clock, as the portal's check of a code does.</summary>
public sealed class Authenticator(string shown)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    public string Key { get; } = shown.Replace(" ", "", StringComparison.Ordinal);

    /// <param name="stepsAhead">1 is the next code; the portal grants a phone's clock a minute.</param>
    public string Code(int stepsAhead = 0)
    {
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / StepSeconds + stepsAhead);
#pragma warning disable CA5350 // what the standard says and every app does
        var hash = HMACSHA1.HashData(Bytes(), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private byte[] Bytes()
    {
        var bits = string.Concat(Key.Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
