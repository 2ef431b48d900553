using SkiaSharp;

namespace Clinic.Reports.BuiltIn;

/// <summary>Draws reports with Skia's PDF backend; needs no package beyond it.</summary>
public sealed class BuiltInEngine(ReportFonts fonts) : IReportEngine
{
    public string Name => "BuiltIn";

    public byte[] Draw(ReportDocument document)
    {
        using var drawn = new DrawnFonts();
        var type = new Typesetter(fonts, drawn);
        var furniture = new PageFurniture(document, type);
        var flow = new PageFlow(furniture.FirstTop, ReportLook.MarginTop, furniture.Bottom);
        flow.Place(Lay(document, new BlockLayout(type), furniture.Width));
        furniture.Prepare(flow.Pages.Count);
        drawn.Subset();
        return Write(document, furniture, flow);
    }

    private static byte[] Write(ReportDocument document, PageFurniture furniture, PageFlow flow)
    {
        using var stream = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(stream, Metadata(document)))
        {
            for (var page = 0; page < flow.Pages.Count; page++)
            {
                var canvas = pdf.BeginPage(furniture.PageWidth, furniture.PageHeight);
                furniture.Draw(canvas, page + 1, flow.Pages.Count);
                foreach (var (strip, y) in flow.Pages[page]) strip.Draw(canvas, y);
                pdf.EndPage();
            }
            pdf.Close();
        }
        return stream.ToArray();
    }

    private static List<Strip> Lay(ReportDocument document, BlockLayout layout, float width)
    {
        var strips = new List<Strip>();
        foreach (var section in document.Sections)
            strips.AddRange(layout.Lay(section, ReportLook.MarginSide, width, first: strips.Count == 0));
        return strips;
    }

    // Metadata outlive the paper: neither a name nor the machine's time zone gets into them.
    private static SKDocumentPdfMetadata Metadata(ReportDocument document) => new(300f)
    {
        Title = document.FileName,
        Creator = "",
        Producer = "",
        Creation = document.GeneratedAt.ToUniversalTime(),
        Modified = document.GeneratedAt.ToUniversalTime(),
    };
}
