using System.Text;
using SkiaSharp;

namespace Clinic.Reports.BuiltIn;

/// <summary>The fonts that one document is drawn with: whole ones, or after <see cref="Subset"/> only what it needs of them.</summary>
internal sealed class DrawnFonts : IDisposable
{
    private readonly Dictionary<FontFace, SKTypeface> _subsets = [];
    private readonly Dictionary<FontFace, List<ShapedText>> _words = [];

    public SKTypeface For(FontFace face) => _subsets.GetValueOrDefault(face, face.Typeface);

    /// <exception cref="InvalidOperationException">The subset is made already, so the word would print as nothing.</exception>
    public void Remember(FontFace face, ShapedText word)
    {
        if (_subsets.Count > 0) throw new InvalidOperationException("A word was set after the fonts of the document were subset.");
        if (!_words.TryGetValue(face, out var words)) _words[face] = words = [];
        words.Add(word);
    }

    public void Subset()
    {
        foreach (var (face, words) in _words)
        {
            var glyphs = words.SelectMany(word => word.Glyphs).ToHashSet();
            var file = FontSubset.Of(face.File, glyphs, Letters(face, words, glyphs));
            _subsets[face] = SKTypeface.FromData(SKData.CreateCopy(file));
        }
    }

    public void Dispose()
    {
        foreach (var subset in _subsets.Values) subset.Dispose();
    }

    private static IEnumerable<(int CodePoint, ushort Glyph)> Letters(
        FontFace face, List<ShapedText> words, HashSet<ushort> glyphs)
    {
        var used = words.SelectMany(word => Encoding.UTF8.GetString(word.Text).EnumerateRunes()).Select(rune => rune.Value);
        // Joined Arabic letters are glyphs of their own; the code points of their forms say which letter each one is.
        var forms = Enumerable.Range(0xFB50, 0xFEFF - 0xFB50);
        return used.Distinct().Concat(forms).Where(letter => !EndsSurrogateBlock(letter))
            .Select(letter => (letter, face.Typeface.GetGlyph(letter)))
            .Where(pair => glyphs.Contains(pair.Item2) && pair.Item2 != 0);
    }

    // Skia writes neighbours as a range of UTF-16 numbers and counts on past the last low surrogate: after U+1F3FF would come
    // nonsense instead of U+1F400. A letter left out here is named by its ActualText.
    private static bool EndsSurrogateBlock(int letter) => letter > 0xFFFF && (letter & 0x3FF) == 0x3FF;
}
