using System.Globalization;

namespace Clinic.Reports;

/// <summary>The few words that an engine adds by itself. All others come with the document.</summary>
internal static class ReportWords
{
    public static string Page(string language, int number, int count) =>
        string.Format(CultureInfo.InvariantCulture, "{0} {1} {2} {3}", PageWord(language), number, OfWord(language), count);

    public static string PageWord(string language) => language == "es" ? "Página" : "Page";

    public static string OfWord(string language) => language == "es" ? "de" : "of";
}
