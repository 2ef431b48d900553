using System.Globalization;
using Clinic.Reports;

namespace Clinic.Web.Features.Reports;

/// <summary>Where the marks of a chart stand on the page, in units of its 640 x 176 view box.</summary>
public sealed class ChartLayout(LineChart chart)
{
    private const double Left = 34, Right = 606, Top = 8, Bottom = 150;

    public IEnumerable<(string Y, string TextY, string Label)> Grid =>
        from value in new[] { chart.Min, (chart.Min + chart.Max) / 2, chart.Max }
        select (Text(Y(value)), Text(Y(value) + 4), value.ToString("0.#", CultureInfo.InvariantCulture));

    public string X(int index) => Text(AtX(index));

    public string Points(ChartSeries series) =>
        string.Join(' ', series.Values.Select((value, i) => (value, i)).Where(p => p.value is not null).Select(p => $"{X(p.i)},{Text(Y(p.value!.Value))}"));

    public string Y(double? value, double offset = 0) => Text(Y(value!.Value) + offset);

    public string X(int index, double offset) => Text(AtX(index) + offset);

    private double AtX(int index) => chart.Labels.Count == 1 ? (Left + Right) / 2 : Left + (Right - Left) * (index + 0.5) / chart.Labels.Count;

    private double Y(double value) => Bottom - (value - chart.Min) / (chart.Max - chart.Min) * (Bottom - Top);

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
