using SkiaSharp;

namespace Clinic.Reports.BuiltIn;

/// <summary>The smallest thing that is not torn by the end of a page: a line, a row of a table, a chart.</summary>
internal sealed record Strip(float Height, Action<SKCanvas, float> Draw)
{
    /// <summary>Space above, which is left out at the head of a page.</summary>
    public float Above { get; init; }

    /// <summary>Never the last on a page.</summary>
    public bool KeepWithNext { get; init; }

    public bool StartsPage { get; init; }

    /// <summary>Drawn again above this strip when it begins a page: the head of a table.</summary>
    public Strip? Repeated { get; init; }

    /// <summary>Instead of drawing itself: columns that flow side by side over as many pages as they need.</summary>
    public IReadOnlyList<IReadOnlyList<Strip>> Side { get; init; } = [];

    public static Strip Blank(float height) => new(height, (_, _) => { });
}
