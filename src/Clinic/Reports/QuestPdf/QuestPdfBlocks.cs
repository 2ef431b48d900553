using System.Globalization;
using Clinic.Reports.BuiltIn;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using SkiaSharp;

namespace Clinic.Reports.QuestPdf;

/// <summary>One block after another.</summary>
internal sealed class QuestPdfBlocks(QuestPdfText text, Typesetter type, ReportFonts fonts)
{
    // Room for a question and two lines of its answer.
    private const float Together = 62;
    private const float DotsPerPoint = 300f / 72;

    public void Write(ColumnDescriptor column, IReadOnlyList<ReportBlock> blocks, float width)
    {
        var above = 0f;
        foreach (var block in blocks)
        {
            if (block is PageBreak)
            {
                column.Item().PageBreak();
                above = 0;
                continue;
            }
            Write(column.Item().PaddingTop(above), block, width);
            above = ReportLook.GapAfter(block);
        }
    }

    private void Write(IContainer box, ReportBlock block, float width)
    {
        switch (block)
        {
            case Paragraph paragraph: text.Write(box, paragraph.Text, LookOf(paragraph.Style)); break;
            case Facts facts: Write(box, facts, width); break;
            case Answer answer: Write(box, answer, Math.Min(width, ReportLook.AnswerWidth)); break;
            case Bullets bullets: Write(box, bullets); break;
            case Table table: Write(box, table, width); break;
            case LineChart chart: Write(box, chart, width); break;
            case Callout callout: Write(box, callout); break;
            case WorksheetLines worksheet: Write(box, worksheet); break;
            case Columns columns: Write(box, columns, width); break;
            default: throw new NotSupportedException($"The QuestPDF engine cannot draw a {block.GetType().Name}.");
        }
    }

    private static TextLook LookOf(ParagraphStyle style) => style switch
    {
        ParagraphStyle.Quiet => ReportLook.Quiet,
        ParagraphStyle.Strong => ReportLook.Strong,
        _ => ReportLook.Body,
    };

    private void Write(IContainer box, Facts facts, float width)
    {
        if (facts.Items.Count == 0) return;
        var labels = Math.Min(width * 0.4f, facts.Items.Max(fact => type.Measure(fact.Label, ReportLook.Strong)) + 12);
        box.Column(column =>
        {
            foreach (var fact in facts.Items)
            {
                column.Item().PaddingBottom(fact.Tone == Tone.Plain ? 0 : 3).Row(row =>
                {
                    row.Spacing(10);
                    Label(row.ConstantItem(labels).AlignLeft(), fact);
                    text.Write(row.RelativeItem(), fact.Value, ReportLook.Body);
                });
            }
        });
    }

    private void Label(IContainer box, Fact fact)
    {
        var (ink, ground) = ReportLook.Colours(fact.Tone);
        if (fact.Tone == Tone.Plain) text.Write(box, fact.Label, ReportLook.Subtitle);
        else text.Write(box.Background(ground).PaddingHorizontal(5), fact.Label, ReportLook.Note with { Colour = ink, Semibold = true });
    }

    private void Write(IContainer box, Answer answer, float width) => box.EnsureSpace(Together).Width(width).Column(column =>
    {
        text.Write(column.Item().PaddingBottom(2), answer.Question, ReportLook.Strong);
        text.Write(column.Item(), answer.Text, ReportLook.Written, answer.Highlights);
        if (answer.Caption.Length > 0) text.Write(column.Item().PaddingTop(2), answer.Caption, ReportLook.Quiet);
        if (answer.Note.Length > 0)
        {
            var note = column.Item().PaddingTop(4).BorderLeft(0.75f).BorderColor(ReportLook.Edge).PaddingLeft(ReportLook.NoteIndent);
            text.Write(note, answer.Note, ReportLook.Note);
        }
    });

    private void Write(IContainer box, Bullets bullets) => box.Column(column =>
    {
        for (var at = 0; at < bullets.Items.Count; at++)
        {
            var (item, number) = (bullets.Items[at], (at + 1).ToString(CultureInfo.InvariantCulture));
            column.Item().PaddingTop(at == 0 ? 0 : 2).Row(row =>
            {
                text.Write(row.ConstantItem(ReportLook.BulletIndent), bullets.Numbered ? $"{number}." : "•", ReportLook.Body);
                text.Write(row.RelativeItem(), item, ReportLook.Body);
            });
        }
    });

    private void Write(IContainer box, Table table, float width) => box.Column(column =>
    {
        if (table.Caption.Length > 0) text.Write(column.Item(), table.Caption, ReportLook.Quiet);
        column.Item().Table(inner =>
        {
            inner.ColumnsDefinition(widths =>
            {
                var each = ReportLook.Widths(table.Columns, width);
                for (var at = 0; at < each.Count; at++)
                    widths.ConstantColumn(each[at] + (at + 1 < each.Count ? ReportLook.ColumnGap : 0));
            });
            inner.Header(head =>
            {
                for (var at = 0; at < table.Columns.Count; at++)
                    Cell(head.Cell(), table, at, table.Columns[at].Heading, ReportLook.ColumnHead, ruled: true);
            });
            for (var row = 0; row < table.Rows.Count; row++)
            {
                for (var at = 0; at < table.Columns.Count; at++)
                {
                    var look = at == 0 ? ReportLook.Strong : ReportLook.Body;
                    Cell(inner.Cell(), table, at, table.Rows[row].ElementAtOrDefault(at) ?? "", look, row + 1 < table.Rows.Count);
                }
            }
        });
    });

    private void Cell(IContainer box, Table table, int column, string words, TextLook look, bool ruled)
    {
        if (ruled) box = box.BorderBottom(0.6f).BorderColor(ReportLook.Line);
        box = box.PaddingVertical(ReportLook.CellPad);
        if (column + 1 < table.Columns.Count) box = box.PaddingRight(ReportLook.ColumnGap);
        text.Write(box, words, look, end: table.Columns[column].Alignment == ColumnAlignment.End);
    }

    private void Write(IContainer box, LineChart chart, float width) => box.Column(column =>
    {
        column.Item().ShowEntire().Column(inner =>
        {
            if (chart.Title.Length > 0) text.Write(inner.Item(), chart.Title, ReportLook.Strong);
            text.Write(inner.Item(), chart.Summary, ReportLook.Body);
            inner.Item().PaddingVertical(6).Image(Picture(chart, width)).FitWidth();
        });
        Write(column.Item(), chart.Figures, width);
    });

    private byte[] Picture(LineChart chart, float width)
    {
        using var surface = SKSurface.Create(
            new SKImageInfo((int)(width * DotsPerPoint), (int)(ReportLook.ChartHeight * DotsPerPoint)));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(DotsPerPoint);
        LineChartDrawing.Draw(surface.Canvas, SKRect.Create(width, ReportLook.ChartHeight), chart, fonts);
        using var picture = surface.Snapshot();
        using var file = picture.Encode(SKEncodedImageFormat.Png, 100);
        return file.ToArray();
    }

    private void Write(IContainer box, Callout callout)
    {
        var (ink, ground) = ReportLook.Colours(callout.Tone);
        text.Write(box.Background(ground).PaddingHorizontal(8).PaddingVertical(4), callout.Text, ReportLook.Body with { Colour = ink });
    }

    private void Write(IContainer box, WorksheetLines worksheet)
    {
        box = worksheet.Lines <= ReportLook.RuledTogether ? box.ShowEntire() : box.EnsureSpace(Together + ReportLook.RuledLine);
        box.Column(column => Rule(column, worksheet));
    }

    private void Rule(ColumnDescriptor column, WorksheetLines worksheet)
    {
        text.Write(column.Item(), worksheet.Question, ReportLook.Strong);
        if (worksheet.Hint.Length > 0) text.Write(column.Item(), worksheet.Hint, ReportLook.Quiet);
        for (var at = 0; at < worksheet.Lines; at++)
            column.Item().Height(ReportLook.RuledLine).BorderBottom(0.5f).BorderColor(ReportLook.Edge);
    }

    private void Write(IContainer box, Columns columns, float width) => box.Row(row =>
    {
        var half = (width - ReportLook.HeadGap) / 2;
        row.Spacing(ReportLook.HeadGap);
        row.RelativeItem().Column(column => Write(column, columns.Left, half));
        row.RelativeItem().Column(column => Write(column, columns.Right, half));
    });
}
