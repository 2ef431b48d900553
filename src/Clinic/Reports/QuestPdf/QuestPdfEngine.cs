using Clinic.Reports.BuiltIn;
using QuestPDF;
using QuestPDF.Drawing;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Clinic.Reports.QuestPdf;

/// <summary>
/// Draws reports with QuestPDF. Written for its releases from 2023.12 on: no canvas, no SVG, and each run of text names the
/// one font that holds it, because a missing glyph would print as a box without a word (F3 of the measures).
/// </summary>
public sealed class QuestPdfEngine : IReportEngine
{
    private static readonly Lock Registering = new();
    private static readonly HashSet<string> Registered = [];

    private readonly ReportFonts _fonts;

    /// <param name="license">Community, Professional or Enterprise.</param>
    /// <param name="fonts">Read at the first report.</param>
    public QuestPdfEngine(string license, ReportFonts fonts)
    {
        Settings.License = license switch
        {
            "Community" => LicenseType.Community,
            "Professional" => LicenseType.Professional,
            "Enterprise" => LicenseType.Enterprise,
            _ => throw new InvalidOperationException(
                $"Reports:QuestPdfLicense is '{license}'; it can be Community, Professional or Enterprise."),
        };
        Settings.CheckIfAllTextGlyphsAreAvailable = false;
        Settings.EnableDebugging = false;
        _fonts = fonts;
    }

    public string Name => "QuestPdf";

    public byte[] Draw(ReportDocument document)
    {
        Register(_fonts);
        using var drawn = new DrawnFonts();
        var type = new Typesetter(_fonts, drawn);
        var text = new QuestPdfText(_fonts);
        var page = new QuestPdfPage(document, text, type, new QuestPdfBlocks(text, type, _fonts));
        return Document.Create(container => container.Page(page.Compose)).WithMetadata(Metadata(document)).GeneratePdf();
    }

    private static void Register(ReportFonts fonts)
    {
        lock (Registering)
        {
            foreach (var face in fonts.All)
            {
                if (!Registered.Add(face.Name)) continue;
                using var file = new MemoryStream(face.File);
                FontManager.RegisterFontWithCustomName(face.Name, file);
            }
        }
    }

    // Both dates are set, since QuestPDF would take the machine's clock with its offset.
    private static DocumentMetadata Metadata(ReportDocument document) => new()
    {
        Title = document.FileName,
        Creator = "",
        Producer = "",
        CreationDate = document.GeneratedAt.ToUniversalTime(),
        ModifiedDate = document.GeneratedAt.ToUniversalTime(),
    };
}
