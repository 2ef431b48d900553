using Clinic.Reports.BuiltIn;

namespace Clinic.Reports;

/// <summary>The engines of this build. QuestPDF is among them where the package sources serve it.</summary>
public static class ReportEngines
{
    /// <summary>Best first; by the names that <see cref="Choose"/> takes.</summary>
    public static IReadOnlyList<string> CompiledIn { get; } =
#if QUESTPDF
        ["QuestPdf", "BuiltIn"];
#else
        ["BuiltIn"];
#endif

    /// <param name="setting">Reports:Engine: Auto, QuestPdf or BuiltIn.</param>
    /// <param name="license">Reports:QuestPdfLicense: Community, Professional or Enterprise. Unused by the built-in engine.</param>
    /// <param name="fonts">Read at the first report.</param>
    /// <exception cref="InvalidOperationException">A setting has another value, or the engine is not in this build.</exception>
    public static IReportEngine Choose(string setting, string license, ReportFonts fonts) => setting switch
    {
        "Auto" => Make(CompiledIn[0], license, fonts),
        "QuestPdf" when !CompiledIn.Contains("QuestPdf") => throw new InvalidOperationException(
            "Reports:Engine is QuestPdf, but this build has only the built-in engine: when it was built, no package source "
            + "served QuestPDF. Set Reports:Engine to Auto or BuiltIn, or build again with a source that serves the package."),
        "QuestPdf" or "BuiltIn" => Make(setting, license, fonts),
        _ => throw new InvalidOperationException($"Reports:Engine is '{setting}'; it can be Auto, QuestPdf or BuiltIn."),
    };

#if QUESTPDF
    private static IReportEngine Make(string name, string license, ReportFonts fonts) =>
        name == "QuestPdf" ? new QuestPdf.QuestPdfEngine(license, fonts) : new BuiltInEngine(fonts);
#else
    private static BuiltInEngine Make(string name, string license, ReportFonts fonts)
    {
        _ = (name, license);
        return new BuiltInEngine(fonts);
    }
#endif
}
