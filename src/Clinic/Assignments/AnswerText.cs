using System.Text;

namespace Clinic.Assignments;

/// <summary>What came from a form, as it may be stored: text of any script, without what no database and no PDF can carry.</summary>
public static class AnswerText
{
    /// <summary>Line ends become line feeds; control characters go; half of a surrogate pair becomes U+FFFD. Nothing else is changed.</summary>
    public static string Clean(string? typed)
    {
        if (string.IsNullOrEmpty(typed))
            return "";
        var clean = new StringBuilder(typed.Length);
        foreach (var rune in typed.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
                clean.Append(rune.ToString());
        }
        return clean.ToString();
    }
}
