using System.Globalization;
using System.Text;

namespace Clinic.Reports.Text;

/// <summary>
/// Turns text as somebody wrote it into paragraphs that can be printed: control characters go, and what no font can draw
/// is written out as [U+1F9FF], so that nothing is lost without a sign.
/// </summary>
internal sealed class PrintableText(IReadOnlyList<FontFace> faces)
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    private readonly StringBuilder _text = new();
    private readonly List<(int Start, FontFace Face, bool Marked)> _runs = [];

    public static IReadOnlyList<TextParagraph> Read(
        string text, IReadOnlyList<FontFace> faces, IReadOnlyList<Highlight>? highlights = null)
    {
        var reader = new PrintableText(faces);
        var paragraphs = new List<TextParagraph>();
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && !EndsLine(text[at])) continue;
            paragraphs.Add(reader.ReadParagraph(text, start, at, highlights ?? []));
            if (at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n') at++;
            start = at + 1;
        }
        return paragraphs;
    }

    private static bool EndsLine(char letter) => letter is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    private TextParagraph ReadParagraph(string text, int start, int end, IReadOnlyList<Highlight> highlights)
    {
        _text.Clear();
        _runs.Clear();
        for (var at = start; at < end;)
        {
            var length = ElementLength(text, at, end);
            Add(text.AsSpan(at, length), IsMarked(highlights, at));
            at += length;
        }
        return Bidi.Apply(_text.ToString(), _runs);
    }

    private static bool IsMarked(IReadOnlyList<Highlight> highlights, int at)
    {
        for (var index = 0; index < highlights.Count; index++)
            if (highlights[index].Covers(at)) return true;
        return false;
    }

    private static int ElementLength(string text, int at, int end)
    {
        if (char.IsAscii(text[at]) && (at + 1 == end || char.IsAscii(text[at + 1]))) return 1;
        return StringInfo.GetNextTextElementLength(text.AsSpan(at, end - at));
    }

    private void Add(ReadOnlySpan<char> element, bool marked)
    {
        if (element.Length == 1 && element[0] is >= ' ' and <= '~' && faces[0].Has(element[0]))
        {
            Append(element, faces[0], marked);
            return;
        }
        var clean = Clean(element);
        if (clean.Length == 0) return;
        if (FaceFor(clean) is { } face) Append(clean, face, marked);
        else AddLetterByLetter(clean, marked);
    }

    private void AddLetterByLetter(string clean, bool marked)
    {
        foreach (var rune in clean.EnumerateRunes())
        {
            var letter = rune.ToString();
            if (IsJoiner(rune.Value)) continue;
            if (FaceFor(letter) is { } face) Append(letter, face, marked);
            else Append(Written(rune.Value), faces[0], marked);
        }
    }

    private static string Written(int codePoint) => string.Create(CultureInfo.InvariantCulture, $"[U+{codePoint:X4}]");

    private FontFace? FaceFor(string clean)
    {
        foreach (var face in faces)
        {
            var all = true;
            foreach (var rune in clean.EnumerateRunes()) all &= IsJoiner(rune.Value) || face.Has(rune.Value);
            if (all) return face;
        }
        return null;
    }

    private static bool IsJoiner(int codePoint) => codePoint is ZeroWidthJoiner or ZeroWidthNonJoiner;

    private void Append(ReadOnlySpan<char> text, FontFace face, bool marked)
    {
        if (_runs.Count == 0 || _runs[^1].Face != face || _runs[^1].Marked != marked) _runs.Add((_text.Length, face, marked));
        _text.Append(text);
    }

    private static string Clean(ReadOnlySpan<char> element)
    {
        var clean = new StringBuilder();
        while (!element.IsEmpty)
        {
            var whole = Rune.DecodeFromUtf16(element, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (whole) clean.Append(Printed(rune));
            else clean.Append(Written(element[0]));
            element = element[length..];
        }
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    // Marks of direction are dropped as well: they let a text show itself in another order than it is stored.
    private static string Printed(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => rune.Value == '\t' ? " " : "",
        UnicodeCategory.SpaceSeparator => rune.Value is 0xA0 or 0x202F ? "\u00A0" : " ",
        UnicodeCategory.Format => IsJoiner(rune.Value) ? rune.ToString() : "",
        _ => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x034F ? "" : rune.ToString(),
    };
}
