using System.Globalization;

namespace Clinic.Assignments;

/// <summary>A stretch of words, in UTF-16 units.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>Sorted, without overlaps.</summary>
    public static string Write(IEnumerable<TextSpan> spans)
    {
        var merged = new List<TextSpan>();
        foreach (var span in spans.OrderBy(s => s.Start))
        {
            if (merged.Count > 0 && merged[^1].End >= span.Start)
                merged[^1] = merged[^1] with { Length = Math.Max(merged[^1].End, span.End) - merged[^1].Start };
            else
                merged.Add(span);
        }
        return string.Join(',', merged.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Start}-{s.Length}")));
    }

    public static IReadOnlyList<TextSpan> Read(string written) =>
        written.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('-'))
            .Where(p => p.Length == 2 && int.TryParse(p[0], CultureInfo.InvariantCulture, out _) && int.TryParse(p[1], CultureInfo.InvariantCulture, out _))
            .Select(p => new TextSpan(int.Parse(p[0], CultureInfo.InvariantCulture), int.Parse(p[1], CultureInfo.InvariantCulture)))
            .ToList();
}
