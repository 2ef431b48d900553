using System.Globalization;
using Clinic.Reports.Text;

namespace Clinic.Reports.BuiltIn;

/// <summary>Breaks text into lines. Each word is looked at a fixed number of times, however long the text is.</summary>
internal sealed class Typesetter(ReportFonts fonts, DrawnFonts drawn)
{
    private readonly TextShaper _shaper = new(drawn);

    public IReadOnlyList<TextLine> Set(
        string text, TextLook look, float width, IReadOnlyList<Highlight>? highlights = null)
    {
        var lines = new List<TextLine>();
        foreach (var paragraph in PrintableText.Read(text, fonts.Faces(look.Semibold), highlights))
            Break(paragraph, look, width, lines);
        return lines;
    }

    /// <summary>Without breaking it.</summary>
    public float Measure(string text, TextLook look)
    {
        var lines = Set(text, look, float.MaxValue);
        return lines.Max(line => line.Width);
    }

    private void Break(TextParagraph paragraph, TextLook look, float width, List<TextLine> lines)
    {
        var room = width / look.Size;
        var line = new List<Piece>();
        var used = 0f;
        foreach (var word in Words(Cut(paragraph)))
        {
            var wide = word.Sum(piece => piece.IsSpace ? 0 : piece.Glyphs.Width);
            if (used + wide > room && line.Count > 0) used = Finish(line, paragraph, look, lines);
            var parts = wide > room ? Chop(word, room) : [word];
            foreach (var part in parts)
            {
                if (wide > room && used > 0) used = Finish(line, paragraph, look, lines);
                line.AddRange(part);
                used += part.Sum(piece => piece.Glyphs.Width);
            }
        }
        Finish(line, paragraph, look, lines);
    }

    private float Finish(List<Piece> line, TextParagraph paragraph, TextLook look, List<TextLine> lines)
    {
        while (line.Count > 0 && line[^1].IsSpace) line.RemoveAt(line.Count - 1);
        lines.Add(new TextLine([.. line], paragraph.RightToLeft, look, fonts.Faces(look.Semibold)[0], drawn));
        line.Clear();
        return 0;
    }

    /// <summary>Pieces that stay together, each group with the white space after it.</summary>
    private static IEnumerable<List<Piece>> Words(IEnumerable<Piece> pieces)
    {
        var word = new List<Piece>();
        foreach (var piece in pieces)
        {
            if (piece.Break == PieceBreak.Allowed && word.Count > 0)
            {
                yield return word;
                word = [];
            }
            word.Add(piece);
        }
        if (word.Count > 0) yield return word;
    }

    private IEnumerable<Piece> Cut(TextParagraph paragraph)
    {
        var mayBreak = true;
        foreach (var run in paragraph.Runs)
        {
            for (var start = 0; start < run.Text.Length;)
            {
                var space = run.Text[start] == ' ';
                var end = EndOfPiece(run.Text, start);
                var kind = space ? PieceBreak.Space : mayBreak ? PieceBreak.Allowed : PieceBreak.Glued;
                yield return Shape(run.Text.AsSpan(start, end - start), run, kind);
                mayBreak = space || BreaksAfter(run.Text[end - 1]);
                start = end;
            }
        }
    }

    private static int EndOfPiece(string text, int start)
    {
        var space = text[start] == ' ';
        var end = start + 1;
        while (end < text.Length && (text[end] == ' ') == space && (space || !BreaksAfter(text[end - 1]))) end++;
        return end;
    }

    private static bool BreaksAfter(char letter) =>
        letter is '-' or '\u2010' or '\u2013' or '\u2014' or (>= '\u2E80' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF');

    private Piece Shape(ReadOnlySpan<char> text, TextRun run, PieceBreak kind) =>
        new(_shaper.Shape(text, run.Face, run.RightToLeft), run.Face, run.Marked, run.Level, kind);

    /// <summary>A word wider than the line, such as an address, is cut between letters.</summary>
    private IEnumerable<List<Piece>> Chop(List<Piece> word, float room)
    {
        var part = new List<Piece>();
        var used = 0f;
        foreach (var piece in word)
        {
            foreach (var bit in piece.IsSpace || piece.Glyphs.Width + used <= room ? [piece] : Letters(piece, room))
            {
                if (used + bit.Glyphs.Width > room && part.Count > 0 && !bit.IsSpace)
                {
                    yield return part;
                    part = [];
                    used = 0;
                }
                part.Add(bit);
                used += bit.Glyphs.Width;
            }
        }
        yield return part;
    }

    private IEnumerable<Piece> Letters(Piece piece, float room)
    {
        var text = System.Text.Encoding.UTF8.GetString(piece.Glyphs.Text);
        var run = new TextRun(text, piece.Face, piece.Marked, piece.Level);
        var start = 0;
        var width = 0f;
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(at));
            var wide = _shaper.Shape(text.AsSpan(at, length), run.Face, run.RightToLeft).Width;
            if (width + wide > room && at > start)
            {
                yield return Shape(text.AsSpan(start, at - start), run, PieceBreak.Glued);
                start = at;
                width = 0;
            }
            width += wide;
            at += length;
        }
        yield return Shape(text.AsSpan(start), run, PieceBreak.Glued);
    }
}
