namespace Clinic.Reports;

/// <summary>
/// One or two series over the same row of dates. A reader who cannot see the drawing has the summary and the figures,
/// so neither can be left out.
/// </summary>
public sealed record LineChart : ReportBlock
{
    /// <summary>Empty where the section's heading says it.</summary>
    public string Title { get; init; } = "";

    /// <summary>The reading in a sentence: "41, down 17 from baseline."</summary>
    public required string Summary { get; init; }

    /// <summary>Under the drawing: the same figures.</summary>
    public required Table Figures { get; init; }

    /// <summary>The points of the horizontal axis, oldest first: "13 Oct".</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>One or two. The first is drawn with circles, the second with squares.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>The measure's own lowest value, where the axis starts.</summary>
    public required double Min { get; init; }

    /// <summary>The measure's own highest value, above <see cref="Min"/>.</summary>
    public required double Max { get; init; }

    public ChartKind Kind { get; init; } = ChartKind.Lines;

    public IReadOnlyList<ChartBand> Bands { get; init; } = [];

    public IReadOnlyList<ChartCut> Cuts { get; init; } = [];

    public IReadOnlyList<SessionMark> Sessions { get; init; } = [];
}

public enum ChartKind
{
    /// <summary>Each series is a line from mark to mark.</summary>
    Lines,

    /// <summary>Two series, before (hollow circle) and after (square), joined upright at each date.</summary>
    BeforeAfter,
}

/// <param name="Name">In the key above the drawing.</param>
/// <param name="Values">One for each label; null where there is none.</param>
/// <param name="LastLabel">Beside the last mark, such as "7 after"; empty for none.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values, string LastLabel = "");

/// <summary>A range of values with a pale ground, named inside it.</summary>
public sealed record ChartBand(double From, double To, string Name);

/// <summary>A dashed level line, named above it.</summary>
public sealed record ChartCut(double Value, string Name);

/// <summary>A dotted upright line where a session was.</summary>
/// <param name="At">Position among the labels: 0 is the first, 2.5 halfway between the third and the fourth.</param>
public sealed record SessionMark(double At);
