namespace Clinic.Reports;

/// <summary>What both engines share of the report's look. Lengths in points, colours as #rrggbb on white paper.</summary>
internal static class ReportLook
{
    private const float Millimetre = 72f / 25.4f;

    public const float MarginSide = 18 * Millimetre;
    public const float MarginTop = 16 * Millimetre;
    public const float FootBottom = 9 * Millimetre;
    public const float HeadTop = 8 * Millimetre;

    public static readonly TextLook Title = new(20, 1.2f, Semibold: true);
    public static readonly TextLook Heading = new(12.5f, 1.3f, Semibold: true);
    public static readonly TextLook Subheading = new(11, 1.4f, Semibold: true);
    public static readonly TextLook Body = new(10.5f, 1.45f);
    public static readonly TextLook Strong = Body with { Semibold = true };
    public static readonly TextLook Quiet = new(9.5f, 1.45f, Ink2);
    public static readonly TextLook Subtitle = new(10.5f, 1.45f, Ink2);
    public static readonly TextLook Written = new(11, 1.5f);
    public static readonly TextLook Note = new(9.5f, 1.45f);
    public static readonly TextLook ColumnHead = new(9.5f, 1.45f, Ink2, Semibold: true);
    public static readonly TextLook Foot = new(8.5f, 1.35f, Ink2);
    public static readonly TextLook Chart = new(9, 1.3f, Ink2);
    public static readonly TextLook ChartStrong = new(9, 1.3f, Semibold: true);
    public static readonly TextLook Watermark = new(96, 1.2f, "#efeeea", Semibold: true);

    public const string Ink = "#1d2a30";
    public const string Ink2 = "#4c5b61";
    public const string Line = "#dcdad3";
    public const string Edge = "#787f7c";
    public const string Mark = "#f5e6a3";
    public const string Chart1 = "#2b5c9e";
    public const string Chart2 = "#b4560b";
    public const string Chart3 = "#6f7d80";
    public const string ChartBand = "#f0efea";

    public const float SectionAbove = 6.5f * Millimetre;
    public const float HeadingAbove = 2.5f * Millimetre;
    public const float HeadingBelow = 2 * Millimetre;
    public const float BlockGap = 2.2f * Millimetre;
    public const float AnswerGap = 4 * Millimetre;
    public const float CellPad = 1.4f * Millimetre;
    public const float ColumnGap = 4 * Millimetre;
    public const float NoteIndent = 4 * Millimetre;
    public const float HeadGap = 8 * Millimetre;
    public const float BulletIndent = 6 * Millimetre;
    public const float ChartHeight = 132;
    public const float RuledLine = 9 * Millimetre;

    /// <summary>Up to this many ruled lines stay on one page with their question.</summary>
    public const int RuledTogether = 12;

    /// <summary>A line of an answer is easier to read at 60 to 75 characters.</summary>
    public const float AnswerWidth = 150 * Millimetre;

    public static float GapAfter(ReportBlock block) => block switch
    {
        Answer => AnswerGap,
        WorksheetLines => SectionAbove,
        _ => BlockGap,
    };

    public static IReadOnlyList<float> Widths(IReadOnlyList<TableColumn> columns, float width)
    {
        var room = width - (ColumnGap * (columns.Count - 1));
        var weights = columns.Sum(column => column.Weight);
        return [.. columns.Select(column => room * column.Weight / weights)];
    }

    public static (float Width, float Height) Size(PaperSize paper) =>
        paper == PaperSize.A4 ? (210 * Millimetre, 297 * Millimetre) : (612, 792);

    public static (string Ink, string Ground) Colours(Tone tone) => tone switch
    {
        Tone.Ok => ("#2a6340", "#dfede2"),
        Tone.Attention => ("#7a4e08", "#f6e9cf"),
        Tone.Risk => ("#9a2d28", "#f8e2de"),
        Tone.Private => ("#584a80", "#e9e5f2"),
        Tone.New => ("#1f5b66", "#deebec"),
        _ => (Ink, "#f5f4f0"),
    };
}

/// <param name="Size">Points.</param>
/// <param name="Leading">Height of a line as a multiple of the size.</param>
internal sealed record TextLook(float Size, float Leading, string Colour = ReportLook.Ink, bool Semibold = false)
{
    public float LineHeight => Size * Leading;
}
