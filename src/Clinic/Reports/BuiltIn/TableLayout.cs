using SkiaSharp;

namespace Clinic.Reports.BuiltIn;

/// <summary>Tables, and facts with their labels.</summary>
internal sealed class TableLayout(Typesetter type)
{
    // A row of more lines than this is torn at the end of a page instead of being moved to the next.
    private const int TornFrom = 12;

    public IEnumerable<Strip> Lay(Table table, float left, float width)
    {
        var boxes = Boxes(table.Columns, left, width);
        var caption = table.Caption.Length == 0 ? [] : type.Set(table.Caption, ReportLook.Quiet, width);
        foreach (var line in caption)
            yield return new Strip(line.Height, (canvas, y) => line.Draw(canvas, left, y, width)) { KeepWithNext = true };
        var head = Row(table.Columns.Select(column => column.Heading), _ => ReportLook.ColumnHead, boxes, ruled: true).Single();
        yield return head with { KeepWithNext = true };
        for (var at = 0; at < table.Rows.Count; at++)
        {
            var row = Row(table.Rows[at], column => column == 0 ? ReportLook.Strong : ReportLook.Body, boxes, at + 1 < table.Rows.Count);
            foreach (var strip in row) yield return strip with { Repeated = head };
        }
    }

    public IEnumerable<Strip> Lay(Facts facts, float left, float width)
    {
        if (facts.Items.Count == 0) return [];
        const float gap = 10;
        var labels = Math.Min(width * 0.4f, facts.Items.Max(LabelWidth));
        Box[] boxes = [new(left, labels, ColumnAlignment.Start), new(left + labels + gap, width - labels - gap, ColumnAlignment.Start)];
        return facts.Items.SelectMany(fact => Lay(fact, boxes));
    }

    private float LabelWidth(Fact fact) =>
        type.Measure(fact.Label, LabelLook(fact)) + (fact.Tone == Tone.Plain ? 0 : 2 * Chip.Pad) + 0.5f;

    private static TextLook LabelLook(Fact fact) => fact.Tone == Tone.Plain
        ? ReportLook.Subtitle
        : new TextLook(9.5f, 1.45f, ReportLook.Colours(fact.Tone).Ink, Semibold: true);

    private IEnumerable<Strip> Lay(Fact fact, Box[] boxes)
    {
        var chip = new Chip(fact.Tone);
        var label = type.Set(fact.Label, LabelLook(fact), boxes[0].Width - (2 * chip.Indent) + 0.5f);
        var value = type.Set(fact.Value, ReportLook.Body, boxes[1].Width);
        for (var at = 0; at < Math.Max(label.Count, value.Count); at++)
        {
            var (left, right) = (label.ElementAtOrDefault(at), value.ElementAtOrDefault(at));
            yield return new Strip(ReportLook.Body.LineHeight + (chip.Indent * 0.7f), (canvas, y) =>
            {
                if (left is not null) chip.Draw(canvas, left, boxes[0].Left, y + value[0].Baseline - left.Baseline);
                right?.Draw(canvas, boxes[1].Left, y, boxes[1].Width);
            })
            { KeepWithNext = at == 0 && value.Count > 1 };
        }
    }

    private IEnumerable<Strip> Row(IEnumerable<string> texts, Func<int, TextLook> lookOf, Box[] boxes, bool ruled)
    {
        var cells = texts.Take(boxes.Length)
            .Select((text, column) => type.Set(text, lookOf(column), boxes[column].Width)).ToArray();
        var count = cells.Max(lines => lines.Count);
        var height = cells.SelectMany(lines => lines).Max(line => line.Height);
        var step = count <= TornFrom ? count : 1;
        for (var from = 0; from < count; from += step)
        {
            var first = from;
            var above = from == 0 ? ReportLook.CellPad : 0;
            var below = from + step >= count ? ReportLook.CellPad : 0;
            var full = (step * height) + above + below;
            yield return new Strip(full, (canvas, y) =>
            {
                DrawCells(canvas, cells, boxes, first, step, y + above);
                if (ruled && below > 0) Pen.Line(canvas, boxes[0].Left, y + full, boxes[^1].Right - boxes[0].Left, 0.6f, ReportLook.Line);
            });
        }
    }

    private static void DrawCells(
        SKCanvas canvas, IReadOnlyList<TextLine>[] cells, Box[] boxes, int first, int count, float top)
    {
        for (var column = 0; column < cells.Length; column++)
        {
            var y = top;
            foreach (var line in cells[column].Skip(first).Take(count))
            {
                line.Draw(canvas, boxes[column].Left, y, boxes[column].Width, boxes[column].Alignment);
                y += line.Height;
            }
        }
    }

    private static Box[] Boxes(IReadOnlyList<TableColumn> columns, float left, float width)
    {
        var widths = ReportLook.Widths(columns, width);
        var boxes = new Box[columns.Count];
        for (var at = 0; at < boxes.Length; at++)
        {
            boxes[at] = new Box(left, widths[at], columns[at].Alignment);
            left += boxes[at].Width + ReportLook.ColumnGap;
        }
        return boxes;
    }

    private readonly record struct Box(float Left, float Width, ColumnAlignment Alignment)
    {
        public float Right => Left + Width;
    }
}

/// <summary>A label on the ground of its status; with a plain tone a label and no more.</summary>
internal sealed record Chip(Tone Tone)
{
    public const float Pad = 5;

    public float Indent => Tone == Tone.Plain ? 0 : Pad;

    public void Draw(SKCanvas canvas, TextLine label, float left, float top)
    {
        if (Tone != Tone.Plain)
        {
            using var paint = new SKPaint { Color = SKColor.Parse(ReportLook.Colours(Tone).Ground), IsAntialias = true };
            canvas.DrawRoundRect(SKRect.Create(left, top - 0.5f, label.Width + (2 * Pad), label.Height + 1), 3, 3, paint);
        }
        label.Draw(canvas, left + Indent, top, label.Width);
    }
}
