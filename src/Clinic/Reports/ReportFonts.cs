using System.Buffers.Binary;
using HarfBuzzSharp;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Clinic.Reports;

/// <summary>
/// The TrueType files of a folder, named family first and cut last (SourceSans3-Regular.ttf, NotoSans-SemiBold.ttf). They are
/// read once, at the first report. No font of the machine is ever used: a server has none, and a report must look alike everywhere.
/// </summary>
public sealed class ReportFonts(string folder)
{
    private static readonly string[] Order =
    [
        "SourceSans3", "NotoSans", "NotoSansHebrew", "NotoSansArabic", "NotoSansSymbols", "NotoSansSymbols2", "NotoEmoji",
    ];

    private readonly Lazy<(FontFace[] Regular, FontFace[] Semibold)> _faces = new(() => Load(folder));

    /// <summary>Beside the application's own files.</summary>
    public static ReportFonts Shipped { get; } = new(Path.Combine(AppContext.BaseDirectory, "Fonts"));

    /// <summary>In the order in which they are asked for a letter; the first one is the report's own.</summary>
    internal IReadOnlyList<FontFace> Faces(bool semibold) => semibold ? _faces.Value.Semibold : _faces.Value.Regular;

    internal IEnumerable<FontFace> All => Faces(false).Union(Faces(true));

    private static (FontFace[] Regular, FontFace[] Semibold) Load(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.ttf") : [];
        if (files.Length == 0) throw new InvalidOperationException($"Reports need TrueType files in '{folder}'; there are none.");
        var families = files
            .Select(file => new FontFace(Path.GetFileNameWithoutExtension(file), File.ReadAllBytes(file)))
            .GroupBy(face => face.Name.Split('-', '_')[0])
            .OrderBy(family => Rank(family.Key)).ThenBy(family => family.Key, StringComparer.Ordinal)
            .ToArray();
        return (Pick(families, "Regular"), Pick(families, "SemiBold"));
    }

    private static int Rank(string family)
    {
        var place = Array.IndexOf(Order, family);
        return place < 0 ? Order.Length : place;
    }

    private static FontFace[] Pick(IEnumerable<IGrouping<string, FontFace>> families, string weight) =>
        [.. families.Select(family => family.FirstOrDefault(face => face.Name.EndsWith(weight, StringComparison.Ordinal))
            ?? family.First())];
}

/// <summary>One font file, opened for Skia and for HarfBuzz. Never disposed: it lives as long as the process.</summary>
internal sealed class FontFace
{
    private readonly bool[] _common = new bool[0x2100];

    public FontFace(string name, byte[] file)
    {
        Name = name;
        File = file;
        if (!name.Contains("Arabic", StringComparison.Ordinal)) TurnLigaturesOff(file);
        Typeface = SKTypeface.FromData(SKData.CreateCopy(file))
            ?? throw new InvalidOperationException($"The font '{name}' cannot be read.");
        using var blob = Typeface.OpenStream(out var index).ToHarfBuzzBlob();
        using var face = new Face(blob, index);
        Shaper = new Font(face);
        Shaper.SetScale(Typeface.UnitsPerEm, Typeface.UnitsPerEm);
        Shaper.SetFunctionsOpenType();
        using var unit = new SKFont(Typeface, 1);
        Metrics = unit.Metrics;
        Empty = new[] { 0x200C, 0x200D, 0x200B, 0x2060, 0x034F, ' ' }.Where(Typeface.ContainsGlyph)
            .Select(letter => Typeface.GetGlyph(letter)).FirstOrDefault(glyph => unit.GetGlyphPath(glyph) is null or { IsEmpty: true });
        for (var letter = 0; letter < _common.Length; letter++) _common[letter] = Typeface.ContainsGlyph(letter);
    }

    /// <summary>The file's name without its ending; unique, so it also serves as family name in QuestPDF.</summary>
    public string Name { get; }

    public byte[] File { get; }

    public SKTypeface Typeface { get; }

    public Font Shaper { get; }

    /// <summary>As shares of the font size; ascent is negative.</summary>
    public SKFontMetrics Metrics { get; }

    /// <summary>A glyph that leaves no ink: one of the zero width characters, or else the space.</summary>
    public ushort Empty { get; }

    public bool Has(int codePoint) =>
        codePoint < _common.Length ? _common[codePoint] : Typeface.ContainsGlyph(codePoint);

    // Copied out of a PDF, "left" with its joined ft reads as "le": no code point stands for that glyph. Without a feature
    // of this name in its table GSUB the font has no such glyphs to offer. (Arabic cannot be written without lam-alef.)
    private static void TurnLigaturesOff(byte[] file)
    {
        for (var entry = 12; entry < 12 + (16 * BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4))); entry += 16)
        {
            if (!file.AsSpan(entry, 4).SequenceEqual("GSUB"u8)) continue;
            var table = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(entry + 8));
            var list = table + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(table + 6));
            for (var feature = 0; feature < BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(list)); feature++)
            {
                var tag = file.AsSpan(list + 2 + (6 * feature), 4);
                if (tag.SequenceEqual("liga"u8) || tag.SequenceEqual("clig"u8)) "none"u8.CopyTo(tag);
            }
        }
    }
}
