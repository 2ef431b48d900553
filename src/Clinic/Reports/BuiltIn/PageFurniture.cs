using SkiaSharp;

namespace Clinic.Reports.BuiltIn;

/// <summary>What stands around the text: the head of the first page, the line at the head of the others, the foot.</summary>
internal sealed class PageFurniture
{
    private readonly ReportDocument _document;
    private readonly Typesetter _type;
    private readonly TextLine[] _foot;
    private readonly TextLine[] _title;
    private readonly (TextLine[] Label, TextLine[] Value)[] _facts;
    private readonly float _labels;
    private readonly float _values;

    public PageFurniture(ReportDocument document, Typesetter type)
    {
        (_document, _type) = (document, type);
        (PageWidth, PageHeight) = ReportLook.Size(document.Paper);
        Width = PageWidth - (2 * ReportLook.MarginSide);
        _foot = [.. document.Footer.SelectMany(line => type.Set(line, ReportLook.Foot, Width * 0.74f))];
        var look = ReportLook.Quiet;
        _labels = document.Facts.Count == 0 ? 0 : Math.Min(Width * 0.2f, document.Facts.Max(fact => type.Measure(fact.Label, look)) + 1);
        _values = document.Facts.Count == 0 ? 0
            : Math.Min(Width * 0.4f, document.Facts.Max(fact => type.Measure(fact.Value, look)) + 1);
        _facts = [.. document.Facts.Select(fact => (
            type.Set(fact.Label, look, _labels).ToArray(),
            type.Set(fact.Value, look with { Colour = ReportLook.Ink }, _values).ToArray()))];
        _title = [.. document.Subtitle.Length == 0 ? [] : type.Set(document.Subtitle, ReportLook.Subtitle, TitleWidth),
            .. type.Set(document.Title, ReportLook.Title, TitleWidth)];
    }

    public float PageWidth { get; }

    public float PageHeight { get; }

    public float Width { get; }

    public float FirstTop => ReportLook.MarginTop + HeadHeight + ReportLook.SectionAbove;

    public float Bottom => FootTop - 12;

    private float TitleWidth => FactsWidth == 0 ? Width : Width - FactsWidth - ReportLook.HeadGap;

    private float FactsWidth => _labels + _values + (_labels == 0 ? 0 : ReportLook.ColumnGap);

    private float HeadHeight => Math.Max(_title.Sum(line => line.Height), FactsHeight);

    private float FactsHeight => _facts.Sum(fact => Math.Max(fact.Label.Sum(Height), fact.Value.Sum(Height)));

    private float FootTop =>
        PageHeight - ReportLook.FootBottom - (Math.Max(2, _foot.Length) * ReportLook.Foot.LineHeight) - 6;

    /// <summary>Sets every word that <see cref="Draw"/> is going to need.</summary>
    public void Prepare(int count)
    {
        using var nothing = new SKNoDrawCanvas(1, 1);
        for (var page = 1; page <= count; page++) Draw(nothing, page, count);
    }

    public void Draw(SKCanvas canvas, int page, int count)
    {
        DrawWatermark(canvas, _document, _type);
        if (page == 1) DrawHead(canvas);
        else DrawRunningHead(canvas);
        DrawFoot(canvas, page, count);
    }

    private static float Height(TextLine line) => line.Height;

    private void DrawHead(SKCanvas canvas)
    {
        var bottom = ReportLook.MarginTop + HeadHeight;
        DrawLines(canvas, _title, ReportLook.MarginSide, bottom - _title.Sum(Height), TitleWidth);
        var y = bottom - FactsHeight;
        var left = PageWidth - ReportLook.MarginSide - FactsWidth;
        foreach (var (label, value) in _facts)
        {
            var labelBottom = DrawLines(canvas, label, left, y, _labels);
            y = Math.Max(labelBottom, DrawLines(canvas, value, left + _labels + ReportLook.ColumnGap, y, _values));
        }
    }

    private void DrawRunningHead(SKCanvas canvas)
    {
        var text = _document.Subtitle.Length == 0 ? _document.Title : $"{_document.Subtitle} · {_document.Title}";
        _type.Set(text, ReportLook.Foot, Width)[0].Draw(canvas, ReportLook.MarginSide, ReportLook.HeadTop, Width);
    }

    private void DrawFoot(SKCanvas canvas, int page, int count)
    {
        Pen.Line(canvas, ReportLook.MarginSide, FootTop, Width, 0.5f, ReportLook.Edge);
        DrawLines(canvas, _foot, ReportLook.MarginSide, FootTop + 6, Width);
        var number = ReportWords.Page(_document.Language, page, count);
        TextLine[] right = [.. _type.Set(number, ReportLook.Foot, Width), .. _type.Set(_document.GeneratedText, ReportLook.Foot, Width)];
        var wide = right.Max(line => line.Width) + 0.5f;
        DrawLines(canvas, right, PageWidth - ReportLook.MarginSide - wide, FootTop + 6, wide);
    }

    private static float DrawLines(SKCanvas canvas, IEnumerable<TextLine> lines, float left, float top, float width)
    {
        foreach (var line in lines)
        {
            line.Draw(canvas, left, top, width);
            top += line.Height;
        }
        return top;
    }

    public static void DrawWatermark(SKCanvas canvas, ReportDocument document, Typesetter type)
    {
        if (document.Watermark.Length == 0) return;
        var (width, height) = ReportLook.Size(document.Paper);
        var line = type.Set(document.Watermark, ReportLook.Watermark, height)[0];
        canvas.Save();
        canvas.Translate(width / 2, height / 2);
        canvas.RotateDegrees(-45);
        line.DrawOutline(canvas, -line.Width / 2, -line.Height / 2);
        canvas.Restore();
    }
}
