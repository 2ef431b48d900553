namespace Clinic.Reports;

/// <summary>Everything an engine needs to draw one PDF. It knows no entity, no request and no engine.</summary>
public sealed record ReportDocument
{
    /// <summary>Stands large on the first page and small on the others: a client's initials, or a worksheet's title.</summary>
    public required string Title { get; init; }

    /// <summary>The quiet line above the title: "Session report".</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Beside the title on the first page: session, period, printed for whom, consent.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>Two letters, "en" or "es"; decides the engine's own words ("Page 1 of 2").</summary>
    public string Language { get; init; } = "en";

    public PaperSize Paper { get; init; } = PaperSize.Letter;

    /// <summary>The moment for the file's metadata, in UTC.</summary>
    public required DateTime GeneratedAt { get; init; }

    /// <summary>The same moment as the reader's clock shows it, with its word: "Made 24 Nov 2026, 08:00".</summary>
    public string GeneratedText { get; init; } = "";

    /// <summary>First the confidentiality line, then the credit lines of measures. Drawn at the foot of every page.</summary>
    public IReadOnlyList<string> Footer { get; init; } = [];

    /// <summary>A word that lies pale and slanting behind the text of every page, such as "Draft"; empty for none.</summary>
    public string Watermark { get; init; } = "";

    /// <summary>
    /// The file's name without ".pdf", and the only title in its metadata. Never a name of a person:
    /// "session-prep-2026-11-24".
    /// </summary>
    public required string FileName { get; init; }

    public IReadOnlyList<ReportSection> Sections { get; init; } = [];
}

public enum PaperSize
{
    Letter,
    A4,
}

/// <param name="Id">Stable and unique in its document, for anchors of the preview page: "answers".</param>
/// <param name="Heading">Empty for a section without one.</param>
/// <param name="Blocks">In reading order.</param>
/// <param name="Level">1 with a rule above, 2 without.</param>
public sealed record ReportSection(string Id, string Heading, IReadOnlyList<ReportBlock> Blocks, int Level = 1);
