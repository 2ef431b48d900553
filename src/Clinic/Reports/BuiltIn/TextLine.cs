using Clinic.Reports.Text;
using SkiaSharp;

namespace Clinic.Reports.BuiltIn;

/// <summary>One line of text, broken and measured.</summary>
internal sealed class TextLine(IReadOnlyList<Piece> pieces, bool rightToLeft, TextLook look, FontFace main, DrawnFonts drawn)
{
    private static readonly SKColor MarkColour = SKColor.Parse(ReportLook.Mark);

    public float Width { get; } = pieces.Sum(piece => piece.Glyphs.Width) * look.Size;

    public float Height => look.LineHeight;

    /// <summary>Below the upper edge. The report's own font decides, so that an emoji does not move its line.</summary>
    public float Baseline => ((look.LineHeight - ((main.Metrics.Descent + main.Metrics.Ascent) * look.Size)) / 2);

    /// <param name="canvas">The page.</param>
    /// <param name="left">Left edge of the box that the line stands in.</param>
    /// <param name="top">Upper edge of the line.</param>
    /// <param name="width">Of the box; a line from right to left, or one aligned to the end, stands at its other side.</param>
    /// <param name="alignment">End for figures.</param>
    public void Draw(SKCanvas canvas, float left, float top, float width, ColumnAlignment alignment = ColumnAlignment.Start)
    {
        if (pieces.Count == 0) return;
        var start = rightToLeft == (alignment == ColumnAlignment.Start) ? left + width - Width : left;
        var lefts = Places(start);
        DrawMarks(canvas, lefts, top);
        var baseline = top + Baseline;
        using var paint = new SKPaint { Color = SKColor.Parse(look.Colour), IsAntialias = true };
        for (var at = 0; at < pieces.Count;)
        {
            var end = at + 1;
            while (end < pieces.Count && pieces[end].Face == pieces[at].Face && (pieces[end].Level | pieces[at].Level) == 0) end++;
            DrawRun(canvas, paint, at, end, lefts, baseline);
            at = end;
        }
    }

    /// <summary>As outlines without letters: what is drawn so is no text to a reader or a search.</summary>
    public void DrawOutline(SKCanvas canvas, float left, float top)
    {
        var lefts = Places(left);
        using var paint = new SKPaint { Color = SKColor.Parse(look.Colour), IsAntialias = true };
        for (var index = 0; index < pieces.Count; index++)
        {
            using var font = new SKFont(pieces[index].Face.Typeface, look.Size);
            foreach (var (glyph, place) in pieces[index].Glyphs.Glyphs.Zip(pieces[index].Glyphs.Places))
            {
                using var path = font.GetGlyphPath(glyph);
                if (path is null) continue;
                path.Transform(SKMatrix.CreateTranslation(lefts[index] + (place.X * look.Size), top + Baseline + (place.Y * look.Size)));
                canvas.DrawPath(path, paint);
            }
        }
    }

    private float[] Places(float start)
    {
        var lefts = new float[pieces.Count];
        foreach (var index in Bidi.VisualOrder([.. pieces.Select(piece => piece.Level)]))
        {
            lefts[index] = start;
            start += pieces[index].Glyphs.Width * look.Size;
        }
        return lefts;
    }

    private void DrawMarks(SKCanvas canvas, float[] lefts, float top)
    {
        using var paint = new SKPaint { Color = MarkColour };
        for (var at = 0; at < pieces.Count; at++)
        {
            if (!pieces[at].Marked) continue;
            var from = lefts[at];
            while (at + 1 < pieces.Count && pieces[at + 1].Marked && (pieces[at + 1].Level | pieces[at].Level) == 0) at++;
            var box = SKRect.Create(from, top, lefts[at] - from + (pieces[at].Glyphs.Width * look.Size), look.LineHeight);
            box.Inflate(0.5f, -0.75f);
            canvas.DrawRect(box, paint);
        }
    }

    private void DrawRun(SKCanvas canvas, SKPaint paint, int from, int to, float[] lefts, float baseline)
    {
        var glyphs = 0;
        var bytes = 0;
        for (var at = from; at < to; at++)
        {
            glyphs += pieces[at].Glyphs.Glyphs.Length;
            bytes += pieces[at].Glyphs.Text.Length;
        }
        if (glyphs == 0) return;
        using var font = new SKFont(drawn.For(pieces[from].Face), look.Size) { Subpixel = true, Hinting = SKFontHinting.None };
        using var builder = new SKTextBlobBuilder();
        // Text and clusters go along, so that a PDF reader finds the letters behind joined and combined glyphs.
        var run = builder.AllocatePositionedTextRun(font, glyphs, bytes);
        Fill(run, from, to, lefts, baseline);
        using var blob = builder.Build();
        canvas.DrawText(blob, 0, 0, paint);
    }

    private void Fill(SKPositionedTextRunBuffer run, int from, int to, float[] lefts, float baseline)
    {
        var glyph = 0;
        var text = 0;
        for (var index = from; index < to; index++)
        {
            var shaped = pieces[index].Glyphs;
            shaped.Glyphs.CopyTo(run.Glyphs[glyph..]);
            shaped.Text.CopyTo(run.Text[text..]);
            for (var at = 0; at < shaped.Glyphs.Length; at++, glyph++)
            {
                var place = shaped.Places[at];
                run.Clusters[glyph] = shaped.Clusters[at] + (uint)text;
                run.Positions[glyph] = new SKPoint(lefts[index] + (place.X * look.Size), baseline + (place.Y * look.Size));
            }
            text += shaped.Text.Length;
        }
    }
}
