using Clinic.Reports.BuiltIn;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using SkiaSharp;

namespace Clinic.Reports.QuestPdf;

/// <summary>Head, foot and watermark around the sections.</summary>
internal sealed class QuestPdfPage(ReportDocument document, QuestPdfText text, Typesetter type, QuestPdfBlocks blocks)
{
    private const float WatermarkDots = 1.5f;

    private readonly (float Width, float Height) _size = ReportLook.Size(document.Paper);

    private float Width => _size.Width - (2 * ReportLook.MarginSide);

    public void Compose(PageDescriptor page)
    {
        page.Size(_size.Width, _size.Height);
        page.MarginHorizontal(ReportLook.MarginSide);
        page.MarginTop(ReportLook.HeadTop);
        page.MarginBottom(ReportLook.FootBottom);
        if (document.Watermark.Length > 0) page.Background().Image(Watermark()).FitArea();
        page.Header().Column(Head);
        page.Content().Column(Sections);
        page.Footer().PaddingTop(12).BorderTop(0.5f).BorderColor(ReportLook.Edge).PaddingTop(6).Row(Foot);
    }

    private void Sections(ColumnDescriptor column)
    {
        for (var at = 0; at < document.Sections.Count; at++)
        {
            var (section, first) = (document.Sections[at], at == 0);
            column.Item().EnsureSpace(90).Column(inner => Section(inner, section, first));
        }
    }

    private void Section(ColumnDescriptor column, ReportSection section, bool first)
    {
        var ruled = section.Level == 1;
        if (section.Heading.Length > 0 && ruled)
        {
            column.Item().PaddingTop(first ? 0 : ReportLook.SectionAbove).BorderTop(1.5f).BorderColor(ReportLook.Ink)
                .PaddingTop(ReportLook.HeadingAbove).PaddingBottom(ReportLook.HeadingBelow)
                .Element(box => text.Write(box, section.Heading, ReportLook.Heading));
        }
        else if (section.Heading.Length > 0)
        {
            column.Item().PaddingTop(ReportLook.AnswerGap).PaddingBottom(ReportLook.HeadingBelow / 2)
                .Element(box => text.Write(box, section.Heading, ReportLook.Subheading));
        }
        blocks.Write(column, section.Blocks, Width);
    }

    private void Head(ColumnDescriptor column)
    {
        var running = document.Subtitle.Length == 0 ? document.Title : $"{document.Subtitle} · {document.Title}";
        column.Item().SkipOnce().Height(ReportLook.MarginTop - ReportLook.HeadTop)
            .Element(box => text.Write(box, running, ReportLook.Foot));
        column.Item().ShowOnce().PaddingTop(ReportLook.MarginTop - ReportLook.HeadTop).PaddingBottom(ReportLook.SectionAbove)
            .Row(row =>
            {
                row.Spacing(ReportLook.HeadGap);
                row.RelativeItem().AlignBottom().Column(title =>
                {
                    if (document.Subtitle.Length > 0) text.Write(title.Item(), document.Subtitle, ReportLook.Subtitle);
                    text.Write(title.Item(), document.Title, ReportLook.Title);
                });
                if (document.Facts.Count > 0) row.AutoItem().AlignBottom().Column(Facts);
            });
    }

    private void Facts(ColumnDescriptor column)
    {
        var look = ReportLook.Quiet;
        var labels = Math.Min(Width * 0.2f, document.Facts.Max(fact => type.Measure(fact.Label, look)) + 2);
        var values = Math.Min(Width * 0.4f, document.Facts.Max(fact => type.Measure(fact.Value, look)) + 2);
        foreach (var fact in document.Facts)
        {
            column.Item().Row(row =>
            {
                row.Spacing(ReportLook.ColumnGap);
                text.Write(row.ConstantItem(labels), fact.Label, look);
                text.Write(row.ConstantItem(values), fact.Value, look with { Colour = ReportLook.Ink });
            });
        }
    }

    private void Foot(RowDescriptor row)
    {
        row.Spacing(ReportLook.HeadGap);
        row.RelativeItem().Column(column =>
        {
            foreach (var line in document.Footer) text.Write(column.Item(), line, ReportLook.Foot);
        });
        var made = type.Measure(document.GeneratedText, ReportLook.Foot);
        row.ConstantItem(Math.Max(made, type.Measure("Página 000 de 000", ReportLook.Foot)) + 2).Column(column =>
        {
            column.Item().Text(line => text.PageNumber(line, document.Language));
            text.Write(column.Item(), document.GeneratedText, ReportLook.Foot);
        });
    }

    // Turned text is not laid out alike by all releases; a picture is.
    private byte[] Watermark()
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)(_size.Width * WatermarkDots), (int)(_size.Height * WatermarkDots)));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(WatermarkDots);
        PageFurniture.DrawWatermark(surface.Canvas, document, type);
        using var picture = surface.Snapshot();
        using var file = picture.Encode(SKEncodedImageFormat.Png, 100);
        return file.ToArray();
    }
}
