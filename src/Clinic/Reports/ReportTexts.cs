using System.Globalization;
using System.Resources;

namespace Clinic.Reports;

/// <summary>The words of reports and papers, in one language.</summary>
internal sealed class ReportTexts(string language)
{
    private static readonly ResourceManager All = new(typeof(ReportTexts));

    /// <summary>Dates read "24 Nov 2026" in every language: a report is not the place for month-first.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language == "es" ? "es" : "en-GB");

    public string Say(string name, params object[] values) =>
        string.Format(Culture, All.GetString(name, Culture) ?? throw new InvalidOperationException($"No report text {name}."), values);
}
