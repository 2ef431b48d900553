using System.Text;
using HarfBuzzSharp;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace Clinic.Reports.BuiltIn;

/// <summary>Glyphs of one word in one font, from left to right. Lengths as shares of the font size.</summary>
/// <param name="Text">UTF-8, in reading order.</param>
/// <param name="Glyphs">Numbers in the font.</param>
/// <param name="Clusters">For each glyph the byte of the text it begins at.</param>
/// <param name="Places">For each glyph where it stands from the start of the word and the baseline.</param>
/// <param name="Width">Of the word.</param>
internal sealed record ShapedText(byte[] Text, ushort[] Glyphs, uint[] Clusters, SKPoint[] Places, float Width);

/// <summary>Shapes words and remembers them: prose repeats itself, and shaping is the dear part. Not for several threads.</summary>
internal sealed class TextShaper(DrawnFonts drawn)
{
    private readonly Dictionary<(FontFace, bool), Dictionary<string, ShapedText>> _known = [];

    public ShapedText Shape(ReadOnlySpan<char> text, FontFace face, bool rightToLeft)
    {
        if (!_known.TryGetValue((face, rightToLeft), out var words))
            _known[(face, rightToLeft)] = words = new Dictionary<string, ShapedText>(StringComparer.Ordinal);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out var shaped))
        {
            lookup[text] = shaped = ShapeNew(text, face, rightToLeft);
            drawn.Remember(face, shaped);
        }
        return shaped;
    }

    private static ShapedText ShapeNew(ReadOnlySpan<char> text, FontFace face, bool rightToLeft)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        using var buffer = new Buffer();
        buffer.AddUtf8(bytes);
        buffer.GuessSegmentProperties();
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        face.Shaper.Shape(buffer);
        return Read(buffer, bytes, face);
    }

    private static ShapedText Read(Buffer buffer, byte[] text, FontFace face)
    {
        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var glyphs = new List<Glyph>(infos.Length);
        var pen = 0f;
        for (var at = 0; at < infos.Length; at++)
        {
            var (info, position) = (infos[at], positions[at]);
            glyphs.Add(new Glyph((ushort)info.Codepoint, info.Cluster, pen + position.XOffset, -position.YOffset, position.XAdvance == 0));
            pen += position.XAdvance;
        }
        if (glyphs.Exists(glyph => glyph.IsMark)) glyphs = [.. BaseLast(glyphs, face)];
        float em = face.Typeface.UnitsPerEm;
        return new ShapedText(text, [.. glyphs.Select(glyph => glyph.Id)], [.. glyphs.Select(glyph => glyph.Cluster)],
            [.. glyphs.Select(glyph => new SKPoint(glyph.X / em, glyph.Y / em))], pen / em);
    }

    // Readers take a letter to reach from the start of its first glyph to the end of its last one, and see a gap between
    // words where a dot or an accent is either. So an empty glyph comes first and the letter itself last.
    private static IEnumerable<Glyph> BaseLast(List<Glyph> glyphs, FontFace face)
    {
        for (var from = 0; from < glyphs.Count;)
        {
            var to = from + 1;
            while (to < glyphs.Count && glyphs[to].Cluster == glyphs[from].Cluster) to++;
            var cluster = glyphs[from..to];
            from = to;
            if (cluster.Count > 1 && cluster.Find(glyph => !glyph.IsMark) is { } letter && face.Empty != 0)
                yield return letter with { Id = face.Empty };
            foreach (var glyph in cluster.OrderBy(glyph => !glyph.IsMark)) yield return glyph;
        }
    }

    private sealed record Glyph(ushort Id, uint Cluster, float X, float Y, bool IsMark);
}
