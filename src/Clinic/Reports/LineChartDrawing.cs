using System.Globalization;
using Clinic.Reports.BuiltIn;
using SkiaSharp;

namespace Clinic.Reports;

/// <summary>Draws a chart on any Skia canvas: a page of a PDF, a picture, an SVG. Light values, for white paper.</summary>
public sealed class LineChartDrawing
{
    private const float Mark = 3.6f;
    private readonly SKCanvas _canvas;
    private readonly LineChart _chart;
    private readonly Typesetter _type;
    private readonly SKRect _plot;

    private LineChartDrawing(SKCanvas canvas, SKRect area, LineChart chart, Typesetter type)
    {
        (_canvas, _chart, _type) = (canvas, chart, type);
        _plot = new SKRect(area.Left + 22, area.Top + 24, area.Right - 26, area.Bottom - 16);
    }

    /// <param name="canvas">One unit is one point.</param>
    /// <param name="area">At least 200 by 90.</param>
    /// <param name="chart">Without its title, summary and figures, which are text.</param>
    /// <param name="fonts">For the words in it.</param>
    public static void Draw(SKCanvas canvas, SKRect area, LineChart chart, ReportFonts fonts)
    {
        using var drawn = new DrawnFonts();
        Draw(canvas, area, chart, new Typesetter(fonts, drawn));
    }

    internal static void Draw(SKCanvas canvas, SKRect area, LineChart chart, Typesetter type)
    {
        var drawing = new LineChartDrawing(canvas, area, chart, type);
        drawing.DrawKey(area.Left, area.Top);
        drawing.DrawBands();
        drawing.DrawAxes();
        drawing.DrawSessions();
        drawing.DrawCuts();
        if (chart.Kind == ChartKind.BeforeAfter) drawing.DrawSpans();
        else drawing.DrawPaths();
        for (var series = 0; series < chart.Series.Count; series++) drawing.DrawMarks(series);
        drawing.DrawLastLabels();
    }

    private float X(double label)
    {
        var count = _chart.Labels.Count;
        var step = _plot.Width / Math.Max(1, count);
        return _plot.Left + (step * ((float)label + 0.5f));
    }

    private float Y(double value) =>
        _plot.Bottom - (_plot.Height * (float)((Math.Clamp(value, _chart.Min, _chart.Max) - _chart.Min) / (_chart.Max - _chart.Min)));

    private void DrawKey(float left, float top)
    {
        for (var series = 0; series < _chart.Series.Count; series++)
        {
            DrawMark(series, left + Mark + 0.5f, top + 6.5f);
            var width = Write(_chart.Series[series].Name, ReportLook.Chart, left + 12, top + 6.5f, 0);
            left += 12 + width + 14;
        }
    }

    private void DrawBands()
    {
        foreach (var band in _chart.Bands)
        {
            Pen.Box(_canvas, _plot.Left, Y(band.To), _plot.Width, Y(band.From) - Y(band.To), ReportLook.ChartBand);
            Write(band.Name, ReportLook.Chart, _plot.Left + 4, Y(band.From) - 7, 0);
        }
    }

    private void DrawAxes()
    {
        foreach (var value in new[] { _chart.Min, (_chart.Min + _chart.Max) / 2, _chart.Max })
        {
            Pen.Line(_canvas, _plot.Left, Y(value), _plot.Width, 0.6f, ReportLook.Line);
            Write(value.ToString("0.#", CultureInfo.InvariantCulture), ReportLook.Chart, _plot.Left - 6, Y(value), 1);
        }
        var widest = _chart.Labels.Count == 0 ? 0 : _chart.Labels.Max(label => _type.Measure(label, ReportLook.Chart)) + 8;
        var every = Math.Max(1, (int)Math.Ceiling(widest * _chart.Labels.Count / _plot.Width));
        for (var at = _chart.Labels.Count - 1; at >= 0; at -= every)
            Write(_chart.Labels[at], ReportLook.Chart, X(at), _plot.Bottom + 10, 0.5f);
    }

    private void DrawSessions()
    {
        using var dots = SKPathEffect.CreateDash([1.5f, 2.5f], 0);
        using var paint = Stroke(ReportLook.Edge, 0.75f);
        paint.PathEffect = dots;
        foreach (var session in _chart.Sessions)
            _canvas.DrawLine(X(session.At), _plot.Top, X(session.At), _plot.Bottom, paint);
    }

    private void DrawCuts()
    {
        using var dashes = SKPathEffect.CreateDash([4.5f, 3], 0);
        using var paint = Stroke(ReportLook.Chart2, 1.1f);
        paint.PathEffect = dashes;
        foreach (var cut in _chart.Cuts)
        {
            _canvas.DrawLine(_plot.Left, Y(cut.Value), _plot.Right, Y(cut.Value), paint);
            Write(cut.Name, ReportLook.Chart, _plot.Left + 4, Y(cut.Value) + 7, 0);
        }
    }

    private void DrawSpans()
    {
        using var paint = Stroke(ReportLook.Chart3, 1.5f);
        for (var at = 0; at < _chart.Labels.Count; at++)
        {
            if (ValueAt(0, at) is { } before && ValueAt(1, at) is { } after)
                _canvas.DrawLine(X(at), Y(before), X(at), Y(after), paint);
        }
    }

    private void DrawPaths()
    {
        for (var series = 0; series < _chart.Series.Count; series++)
        {
            using var paint = Stroke(ColourOf(series), 1.7f);
            (float X, float Y)? last = null;
            for (var at = 0; at < _chart.Labels.Count; at++)
            {
                if (ValueAt(series, at) is not { } value) continue;
                if (last is { } from) _canvas.DrawLine(from.X, from.Y, X(at), Y(value), paint);
                last = (X(at), Y(value));
            }
        }
    }

    private void DrawMarks(int series)
    {
        for (var at = 0; at < _chart.Labels.Count; at++)
            if (ValueAt(series, at) is { } value) DrawMark(series, X(at), Y(value));
    }

    private void DrawMark(int series, float x, float y)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(ColourOf(series)), IsAntialias = true };
        if (series > 0)
        {
            _canvas.DrawRect(SKRect.Create(x - Mark, y - Mark, 2 * Mark, 2 * Mark), paint);
            return;
        }
        var hollow = _chart.Kind == ChartKind.BeforeAfter;
        _canvas.DrawCircle(x, y, Mark, paint);
        if (!hollow) return;
        paint.Color = SKColors.White;
        _canvas.DrawCircle(x, y, Mark - 1.5f, paint);
    }

    private void DrawLastLabels()
    {
        var places = new List<(string Text, float X, float Y)>();
        for (var series = 0; series < _chart.Series.Count; series++)
        {
            var at = _chart.Labels.Count - 1;
            while (at >= 0 && ValueAt(series, at) is null) at--;
            if (at >= 0 && _chart.Series[series].LastLabel.Length > 0)
                places.Add((_chart.Series[series].LastLabel, X(at), Y(ValueAt(series, at)!.Value)));
        }
        if (places.Count == 2 && Math.Abs(places[0].Y - places[1].Y) < 11) places = Apart(places);
        foreach (var (text, x, y) in places)
        {
            if (_chart.Kind == ChartKind.BeforeAfter) Write(text, ReportLook.ChartStrong, x - Mark - 5, y, 1);
            else Write(text, ReportLook.ChartStrong, x + Mark + 4, y, 0);
        }
    }

    // Two marks of nearly one value would print their labels over each other.
    private static List<(string Text, float X, float Y)> Apart(List<(string Text, float X, float Y)> places)
    {
        var middle = (places[0].Y + places[1].Y) / 2;
        var up = places[0].Y <= places[1].Y ? 0 : 1;
        places[up] = places[up] with { Y = middle - 6 };
        places[1 - up] = places[1 - up] with { Y = middle + 6 };
        return places;
    }

    private double? ValueAt(int series, int at) =>
        series < _chart.Series.Count && at < _chart.Series[series].Values.Count ? _chart.Series[series].Values[at] : null;

    private static string ColourOf(int series) => series == 0 ? ReportLook.Chart1 : ReportLook.Chart2;

    private static SKPaint Stroke(string colour, float width) => new()
    {
        Color = SKColor.Parse(colour),
        Style = SKPaintStyle.Stroke,
        StrokeWidth = width,
        StrokeCap = SKStrokeCap.Butt,
        IsAntialias = true,
    };

    /// <param name="text">One line.</param>
    /// <param name="look">Size and colour.</param>
    /// <param name="x">Where the text is held.</param>
    /// <param name="y">Middle of the line.</param>
    /// <param name="hold">0 at its start, 0.5 in its middle, 1 at its end.</param>
    private float Write(string text, TextLook look, float x, float y, float hold)
    {
        var line = _type.Set(text, look, float.MaxValue)[0];
        line.Draw(_canvas, x - (line.Width * hold), y - (line.Height / 2), line.Width);
        return line.Width;
    }
}
