using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Graphics.Colors;

namespace Clinic.Tests.Reports;

/// <summary>What a reader gets out of a PDF: words between the running head and the foot, row by row.</summary>
internal sealed class PdfText : IDisposable
{
    private const double Foot = 68;
    private const double Head = 40;

    private readonly PdfDocument _pdf;

    public PdfText(byte[] file) => _pdf = PdfDocument.Open(file);

    /// <summary>All words of a file, a space between them.</summary>
    public static string Of(byte[] file)
    {
        using var pdf = new PdfText(file);
        return string.Join(' ', pdf.Words());
    }

    public int Pages => _pdf.NumberOfPages;

    public DocumentInformation Information => _pdf.Information;

    public (double Width, double Height) Size => (_pdf.GetPage(1).Width, _pdf.GetPage(1).Height);

    public IReadOnlyList<string> Words(int page) => [.. WordsOf(page).Select(word => word.Text.Normalize(NormalizationForm.FormKC))];

    public IReadOnlyList<string> Words() => [.. Enumerable.Range(1, Pages).SelectMany(Words)];

    /// <summary>From the first section's heading on.</summary>
    public IReadOnlyList<string> WordsFrom(string heading)
    {
        var words = Words();
        return [.. words.SkipWhile(word => word != heading)];
    }

    /// <summary>Everything on a page, without spaces.</summary>
    public string Letters(int page) => string.Concat(_pdf.GetPage(page).Letters.Select(letter => letter.Value))
        .Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>What the file says its joined and combined glyphs stand for.</summary>
    public string ActualText() => string.Concat(Enumerable.Range(1, Pages)
        .SelectMany(page => Flat(_pdf.GetPage(page).GetMarkedContents())).Select(content => content.ActualText))
        .Normalize(NormalizationForm.FormKC);

    public IReadOnlyList<string> MarkedWords(string colour)
    {
        var marked = new List<string>();
        for (var page = 1; page <= Pages; page++)
        {
            var boxes = _pdf.GetPage(page).Paths
                .Where(path => path.IsFilled && Is(path.FillColor, colour)).Select(path => path.GetBoundingRectangle()!.Value).ToArray();
            marked.AddRange(WordsOf(page).Where(word => boxes.Any(box => Holds(box, word))).Select(word => word.Text));
        }
        return marked;
    }

    public void Dispose() => _pdf.Dispose();

    private IEnumerable<Word> WordsOf(int page)
    {
        var content = _pdf.GetPage(page);
        var head = page == 1 ? 0 : Head;
        return content.GetWords().Where(word =>
            word.BoundingBox.Bottom > Foot && word.BoundingBox.Bottom < content.Height - head && word.Text.Trim().Length > 0);
    }

    private static bool Holds(UglyToad.PdfPig.Core.PdfRectangle box, Word word)
    {
        var middle = word.BoundingBox.Centroid;
        return box.Left <= middle.X && middle.X <= box.Right && box.Bottom <= middle.Y && middle.Y <= box.Top;
    }

    private static bool Is(IColor? colour, string hex)
    {
        if (colour is null) return false;
        var (red, green, blue) = colour.ToRGBValues();
        return hex == $"#{(int)Math.Round(red * 255):x2}{(int)Math.Round(green * 255):x2}{(int)Math.Round(blue * 255):x2}";
    }

    private static IEnumerable<MarkedContentElement> Flat(IEnumerable<MarkedContentElement> contents) =>
        contents.SelectMany(content => Flat(content.Children).Prepend(content));
}
