namespace Clinic.Reports;

/// <summary>Draws a report as PDF. Safe to call from several threads; writes no file.</summary>
public interface IReportEngine
{
    /// <summary>"QuestPdf" or "BuiltIn", as in the setting Reports:Engine.</summary>
    string Name { get; }

    byte[] Draw(ReportDocument document);
}
