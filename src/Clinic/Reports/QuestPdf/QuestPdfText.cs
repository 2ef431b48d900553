using Clinic.Reports.Text;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Clinic.Reports.QuestPdf;

/// <summary>Writes text run by run, each in the font that has all its letters.</summary>
internal sealed class QuestPdfText(ReportFonts fonts)
{
    // QuestPDF counts a line's height in font sizes or in the font's own line heights (1.26 here), depending on the release.
    private const float LeadingShare = 0.9f;
    private const int LongestSpan = 1000;

    public void Write(IContainer box, string text, TextLook look, IReadOnlyList<Highlight>? highlights = null, bool end = false)
    {
        var paragraphs = PrintableText.Read(text, fonts.Faces(look.Semibold), highlights);
        if (paragraphs.Count == 1)
        {
            Write(box, paragraphs[0], look, end);
            return;
        }
        box.Column(column =>
        {
            foreach (var paragraph in paragraphs) Write(column.Item(), paragraph, look, end);
        });
    }

    public void PageNumber(TextDescriptor text, string language)
    {
        var style = StyleOf(ReportLook.Foot, fonts.Faces(false)[0]);
        text.Span(ReportWords.PageWord(language) + " ").Style(style);
        text.CurrentPageNumber().Style(style);
        text.Span($" {ReportWords.OfWord(language)} ").Style(style);
        text.TotalPages().Style(style);
    }

    private void Write(IContainer box, TextParagraph paragraph, TextLook look, bool end)
    {
        if (paragraph.RightToLeft) box = box.ContentFromRightToLeft();
        box.Text(text =>
        {
            if (paragraph.RightToLeft != end) text.AlignRight();
            if (paragraph.Runs.Count == 0) text.Span(" ").Style(StyleOf(look, fonts.Faces(look.Semibold)[0]));
            foreach (var run in paragraph.Runs)
            {
                foreach (var part in Parts(run.Text)) text.Span(part).Style(StyleOf(look, run));
            }
        });
    }

    // Older releases add up the widths of a whole span in single precision, and after some thousand letters refuse to lay
    // out a line that is wider than the page by the error.
    private static IEnumerable<string> Parts(string text)
    {
        var start = 0;
        while (text.Length - start > LongestSpan)
        {
            var space = text.LastIndexOf(' ', start + LongestSpan, LongestSpan);
            var end = space > start ? space + 1 : start + LongestSpan;
            if (char.IsLowSurrogate(text[end])) end++;
            yield return text[start..end];
            start = end;
        }
        yield return text[start..];
    }

    private static TextStyle StyleOf(TextLook look, TextRun run)
    {
        var style = StyleOf(look, run.Face);
        if (run.Marked) style = style.BackgroundColor(ReportLook.Mark);
        return run.RightToLeft ? style.DirectionFromRightToLeft() : style.DirectionFromLeftToRight();
    }

    private static TextStyle StyleOf(TextLook look, FontFace face) => TextStyle.Default
        .FontFamily(face.Name).FontSize(look.Size).LineHeight(look.Leading * LeadingShare).FontColor(look.Colour);
}
