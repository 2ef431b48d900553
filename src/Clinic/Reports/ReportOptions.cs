namespace Clinic.Reports;

/// <summary>What a therapist chose for a report.</summary>
/// <param name="From">First day of the period, in the therapist's zone; the last day is today.</param>
/// <param name="HighlightsOnly">Leaves out the answers without a highlight.</param>
/// <param name="ByInitials">The client stands there by initials, not by preferred name.</param>
/// <param name="Language">Of the report's own words; answers stay as they were written.</param>
public sealed record ReportOptions(DateOnly From, PaperSize Paper, bool HighlightsOnly, bool ByInitials, string Language);
