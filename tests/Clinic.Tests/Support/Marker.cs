using System.Text;

namespace Clinic.Tests.Support;

/// <summary>A word that stands nowhere else, and the forms in which it could be found again.</summary>
internal sealed class Marker
{
    private readonly byte[][] forms;

    public Marker()
    {
        Word = $"kanarie{Guid.NewGuid():N}"[..23];
        var plain = Encoding.UTF8.GetBytes(Word);
        forms =
        [
            plain, Encoding.Unicode.GetBytes(Word), Encoding.BigEndianUnicode.GetBytes(Word),
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(plain)), Encoding.ASCII.GetBytes(Convert.ToHexString(plain)),
            .. Enumerable.Range(0, 3).Select(shift => InBase64(plain, shift)),
        ];
    }

    public string Word { get; }

    public bool IsIn(ReadOnlySpan<byte> bytes)
    {
        foreach (var form in forms)
        {
            if (bytes.IndexOf(form) >= 0)
                return true;
        }
        return false;
    }

    public bool IsIn(string words) => IsIn(Encoding.UTF8.GetBytes(words));

    /// <summary>As it looks inside a longer text: the letters at both ends depend on their neighbours and are left out.</summary>
    private static byte[] InBase64(byte[] plain, int shift)
    {
        var text = Convert.ToBase64String([.. new byte[shift], .. plain, .. new byte[3]]);
        return Encoding.ASCII.GetBytes(text[(shift == 0 ? 0 : 4)..((shift + plain.Length) / 3 * 4)]);
    }
}
