using System.Globalization;
using Clinic.Sessions;

namespace Clinic.Web.Plumbing;

/// <summary>Distress around homework (0 to 10), as a small line beside a session and as a chart on the client's page.
/// Coordinates only: colours are the style sheet's.</summary>
public sealed class DistressDrawing(IReadOnlyList<DistressRating> ratings)
{
    private const int MostMarks = 12;
    private const double Left = 58, Right = 606, Bottom = 106, PerStep = 9.8;

    private readonly IReadOnlyList<DistressRating> shown = [.. ratings.TakeLast(MostMarks)];

    public bool IsEmpty => shown.Count == 0;

    public DistressRating Last => shown[^1];

    /// <summary>From before to after the last homework; null where the first was not given.</summary>
    public int? Change => Last.After - Last.Before;

    public string ChangeWords => Change switch { > 0 => $"up {Change}", < 0 => $"down {-Change}", 0 => "steady", null => "" };

    /// <summary>A rise of three is what the client's page answers with grounding; here it only warns.</summary>
    public bool IsRise => Change >= 3 || Last.After >= 8;

    /// <summary>For the small line: the values after each homework, or before and after the only one.</summary>
    public IReadOnlyList<int> LineValues => shown is [{ Before: { } before } only] ? [before, only.After] : [.. shown.Select(r => r.After)];

    public string LinePoints => string.Join(' ', LineValues.Select((v, i) => $"{N(LineX(i))},{N(LineY(v))}"));

    public (string X, string Y) LineEnd => (N(LineX(LineValues.Count - 1) - 5), N(LineY(LineValues[^1]) - 5));

    public IEnumerable<Mark> Marks => shown.Select((r, i) => new Mark(
        r, N(X(i)), r.Before is { } before ? N(Y(before)) : null, N(Y(r.After)), N(X(i) - 5.5), N(Y(r.After) - 5.5)));

    public sealed record Mark(DistressRating Rating, string X, string? BeforeY, string AfterY, string BoxX, string BoxY);

    private static double LineY(int value) => 40 - (value * 3.6);

    private double LineX(int i) => LineValues.Count == 1 ? 162 : 6 + (156.0 * i / (LineValues.Count - 1));

    private double X(int i) => shown.Count == 1 ? (Left + Right) / 2 : Left + ((Right - Left) * i / (shown.Count - 1));

    private static double Y(int value) => Bottom - (value * PerStep);

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
