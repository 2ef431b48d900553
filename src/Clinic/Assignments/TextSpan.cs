using System.Globalization;

namespace Clinic.Assignments;

/// <summary>A stretch of words, in UTF-16 units.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>What of it lies within the text, without cutting a character in two.</summary>
    public TextSpan Within(string text)
    {
        var (start, end) = (Math.Clamp(Start, 0, text.Length), (int)Math.Clamp((long)Start + Length, 0, text.Length));
        if (start > 0 && start < text.Length && char.IsLowSurrogate(text[start]))
            start--;
        if (end > 0 && end < text.Length && char.IsLowSurrogate(text[end]))
            end++;
        return new TextSpan(start, Math.Max(0, end - start));
    }

    /// <summary>The text in order, cut where the spans begin and end. Joined it is the text again.</summary>
    public static IEnumerable<TextPiece> Cut(string text, IEnumerable<TextSpan> spans)
    {
        var at = 0;
        foreach (var span in spans.Where(s => s.End <= text.Length))
        {
            if (span.Start > at)
                yield return new TextPiece(new TextSpan(at, span.Start - at), text[at..span.Start], false);
            yield return new TextPiece(span, text[span.Start..span.End], true);
            at = span.End;
        }
        if (at < text.Length)
            yield return new TextPiece(new TextSpan(at, text.Length - at), text[at..], false);
    }

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

public sealed record TextPiece(TextSpan Span, string Text, bool IsMarked);
