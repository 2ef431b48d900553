using Clinic.Reports;

namespace Clinic.Web.Features.Reports;

/// <summary>An answer cut at its highlights, for the preview page.</summary>
public static class AnswerPieces
{
    public static IEnumerable<(string Text, bool Marked)> Of(Answer answer)
    {
        var at = 0;
        foreach (var span in answer.Highlights.Where(h => h.Start >= 0 && h.Start + h.Length <= answer.Text.Length).OrderBy(h => h.Start))
        {
            if (span.Start > at)
                yield return (answer.Text[at..span.Start], false);
            yield return (answer.Text.Substring(span.Start, span.Length), true);
            at = span.Start + span.Length;
        }
        if (at < answer.Text.Length)
            yield return (answer.Text[at..], false);
    }
}
