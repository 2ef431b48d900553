using SkiaSharp;

namespace Clinic.Reports.BuiltIn;

/// <summary>Turns blocks into strips of a given width.</summary>
internal sealed class BlockLayout(Typesetter type)
{
    private readonly TableLayout _tables = new(type);

    public List<Strip> Lay(ReportSection section, float left, float width, bool first)
    {
        var strips = new List<Strip>();
        if (section.Heading.Length > 0) strips.AddRange(Heading(section, left, width, first));
        strips.AddRange(Lay(section.Blocks, left, width));
        return strips;
    }

    private List<Strip> Lay(IReadOnlyList<ReportBlock> blocks, float left, float width)
    {
        var strips = new List<Strip>();
        var above = 0f;
        foreach (var block in blocks)
        {
            var laid = Lay(block, left, width).ToArray();
            if (laid.Length == 0) continue;
            laid[0] = laid[0] with { Above = Math.Max(laid[0].Above, above) };
            strips.AddRange(laid);
            above = ReportLook.GapAfter(block);
        }
        return strips;
    }

    private IEnumerable<Strip> Lay(ReportBlock block, float left, float width) => block switch
    {
        Paragraph paragraph => Lines(paragraph.Text, LookOf(paragraph.Style), left, width),
        Facts facts => _tables.Lay(facts, left, width),
        Answer answer => Lay(answer, left, Math.Min(width, ReportLook.AnswerWidth)),
        Bullets bullets => Lay(bullets, left, width),
        Table table => _tables.Lay(table, left, width),
        LineChart chart => Lay(chart, left, width),
        Callout callout => Lay(callout, left, width),
        WorksheetLines worksheet => Lay(worksheet, left, width),
        Columns columns => [Lay(columns, left, width)],
        PageBreak => [Strip.Blank(0) with { StartsPage = true }],
        _ => throw new NotSupportedException($"The built-in engine cannot draw a {block.GetType().Name}."),
    };

    private static TextLook LookOf(ParagraphStyle style) => style switch
    {
        ParagraphStyle.Quiet => ReportLook.Quiet,
        ParagraphStyle.Strong => ReportLook.Strong,
        _ => ReportLook.Body,
    };

    private IEnumerable<Strip> Heading(ReportSection section, float left, float width, bool first)
    {
        var ruled = section.Level == 1;
        var rule = new Strip(ReportLook.HeadingAbove, (canvas, y) => Pen.Line(canvas, left, y, width, 1.5f, ReportLook.Ink));
        if (ruled) yield return rule with { Above = first ? 0 : ReportLook.SectionAbove, KeepWithNext = true };
        var look = ruled ? ReportLook.Heading : ReportLook.Subheading;
        var lines = Lines(section.Heading, look, left, width).ToArray();
        if (!ruled) lines[0] = lines[0] with { Above = ReportLook.AnswerGap };
        foreach (var line in lines) yield return line with { KeepWithNext = true };
        yield return Strip.Blank(ReportLook.HeadingBelow / (ruled ? 1 : 2)) with { KeepWithNext = true };
    }

    /// <summary>Neither the first nor the last line of a text stands alone on a page.</summary>
    private IEnumerable<Strip> Lines(
        string text, TextLook look, float left, float width, IReadOnlyList<Highlight>? highlights = null)
    {
        var lines = type.Set(text, look, width, highlights);
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at];
            yield return new Strip(line.Height, (canvas, y) => line.Draw(canvas, left, y, width))
            {
                KeepWithNext = at + 1 < lines.Count && (at == 0 || at == lines.Count - 2),
            };
        }
    }

    private IEnumerable<Strip> Lay(Answer answer, float left, float width)
    {
        foreach (var line in Lines(answer.Question, ReportLook.Strong, left, width)) yield return line with { KeepWithNext = true };
        yield return Strip.Blank(2) with { KeepWithNext = true };
        foreach (var line in Lines(answer.Text, ReportLook.Written, left, width, answer.Highlights)) yield return line;
        var above = 2f;
        foreach (var line in answer.Caption.Length == 0 ? [] : Lines(answer.Caption, ReportLook.Quiet, left, width))
        {
            yield return line with { Above = above };
            above = 0;
        }
        above = 4;
        var indent = ReportLook.NoteIndent;
        foreach (var line in answer.Note.Length == 0 ? [] : Lines(answer.Note, ReportLook.Note, left + indent, width - indent))
        {
            yield return line with { Above = above, Draw = line.Draw + Pen.Bar(left, line.Height) };
            above = 0;
        }
    }

    private IEnumerable<Strip> Lay(Bullets bullets, float left, float width)
    {
        var indent = ReportLook.BulletIndent;
        for (var at = 0; at < bullets.Items.Count; at++)
        {
            var sign = bullets.Numbered ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{at + 1}.") : "•";
            var mark = type.Set(sign, ReportLook.Body, indent)[0];
            var lines = Lines(bullets.Items[at], ReportLook.Body, left + indent, width - indent).ToArray();
            lines[0] = lines[0] with
            {
                Above = at == 0 ? 0 : 2,
                Draw = ((canvas, y) => mark.Draw(canvas, left, y, indent)) + lines[0].Draw,
            };
            foreach (var line in lines) yield return line;
        }
    }

    private IEnumerable<Strip> Lay(LineChart chart, float left, float width)
    {
        foreach (var line in chart.Title.Length == 0 ? [] : Lines(chart.Title, ReportLook.Strong, left, width))
            yield return line with { KeepWithNext = true };
        foreach (var line in Lines(chart.Summary, ReportLook.Body, left, width)) yield return line with { KeepWithNext = true };
        var drawing = new Strip(ReportLook.ChartHeight + 12, (canvas, y) =>
            LineChartDrawing.Draw(canvas, SKRect.Create(left, y + 6, width, ReportLook.ChartHeight), chart, type));
        // Its words are set while it is drawn, and have to be known before the fonts are subset.
        using (var nothing = new SKNoDrawCanvas(1, 1)) drawing.Draw(nothing, 0);
        yield return drawing with { KeepWithNext = true };
        foreach (var strip in _tables.Lay(chart.Figures, left, width)) yield return strip;
    }

    private IEnumerable<Strip> Lay(Callout callout, float left, float width)
    {
        var (ink, ground) = ReportLook.Colours(callout.Tone);
        const float pad = 8;
        var lines = type.Set(callout.Text, ReportLook.Body with { Colour = ink }, width - (2 * pad));
        for (var at = 0; at < lines.Count; at++)
        {
            var (line, above, below) = (lines[at], at == 0 ? pad / 2 : 0, at == lines.Count - 1 ? pad / 2 : 0);
            yield return new Strip(line.Height + above + below, (canvas, y) =>
            {
                Pen.Box(canvas, left, y, width, line.Height + above + below, ground);
                line.Draw(canvas, left + pad, y + above, width - (2 * pad));
            })
            { KeepWithNext = at + 1 < lines.Count && lines.Count <= 8 };
        }
    }

    private IEnumerable<Strip> Lay(WorksheetLines worksheet, float left, float width)
    {
        foreach (var line in Lines(worksheet.Question, ReportLook.Strong, left, width)) yield return line with { KeepWithNext = true };
        foreach (var line in worksheet.Hint.Length == 0 ? [] : Lines(worksheet.Hint, ReportLook.Quiet, left, width))
            yield return line with { KeepWithNext = true };
        var ruled = new Strip(ReportLook.RuledLine, (canvas, y) =>
            Pen.Line(canvas, left, y + ReportLook.RuledLine, width, 0.5f, ReportLook.Edge));
        var together = worksheet.Lines <= ReportLook.RuledTogether ? worksheet.Lines : 2;
        for (var at = 0; at < worksheet.Lines; at++) yield return ruled with { KeepWithNext = at + 1 < together };
    }

    private Strip Lay(Columns columns, float left, float width)
    {
        var half = (width - ReportLook.HeadGap) / 2;
        // The height is what has to fit under a heading for the columns to begin there.
        return Strip.Blank(4 * ReportLook.Written.LineHeight) with
        {
            Side = [Lay(columns.Left, left, half), Lay(columns.Right, left + half + ReportLook.HeadGap, half)],
        };
    }
}
