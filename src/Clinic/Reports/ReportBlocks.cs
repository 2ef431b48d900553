namespace Clinic.Reports;

/// <summary>Text in blocks is verbatim; a line feed in it starts a new line.</summary>
public abstract record ReportBlock;

public sealed record Paragraph(string Text, ParagraphStyle Style = ParagraphStyle.Normal) : ReportBlock;

public enum ParagraphStyle
{
    Normal,
    Quiet,
    Strong,
}

/// <summary>Label and value; with a tone the label is drawn as a chip of that status.</summary>
public sealed record Fact(string Label, string Value, Tone Tone = Tone.Plain);

/// <summary>A status colour. The words beside it say the same, since a page may be printed in grey.</summary>
public enum Tone
{
    Plain,
    Ok,
    Attention,
    Risk,
    Private,
    New,
}

public sealed record Facts(IReadOnlyList<Fact> Items) : ReportBlock;

/// <summary>One question with what the client wrote, verbatim.</summary>
public sealed record Answer(string Question, string Text) : ReportBlock
{
    public IReadOnlyList<Highlight> Highlights { get; init; } = [];

    /// <summary>The therapist's private note, or empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>Small and quiet under the answer: "saved 23 Nov, 14:02".</summary>
    public string Caption { get; init; } = "";
}

/// <summary>Offsets count UTF-16 code units of <see cref="Answer.Text"/>. What lies outside the text is ignored.</summary>
public readonly record struct Highlight(int Start, int Length)
{
    public bool Covers(int offset) => offset >= Start && offset - Start < Length;
}

public sealed record Bullets(IReadOnlyList<string> Items, bool Numbered = false) : ReportBlock;

/// <param name="Columns">At least one.</param>
/// <param name="Rows">Each with as many cells as there are columns; the first cell is the row's heading.</param>
/// <param name="Caption">Quiet, above the table; empty for none.</param>
public sealed record Table(
    IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string Caption = "") : ReportBlock;

/// <param name="Heading">Repeated on each page the table runs over.</param>
/// <param name="Alignment">End for figures.</param>
/// <param name="Weight">Share of the width against the other columns, above 0.</param>
public sealed record TableColumn(string Heading, ColumnAlignment Alignment = ColumnAlignment.Start, float Weight = 1);

public enum ColumnAlignment
{
    Start,
    End,
}

/// <summary>A quiet box. The tone colours its ground.</summary>
public sealed record Callout(string Text, Tone Tone = Tone.Plain) : ReportBlock;

/// <summary>A question of a blank worksheet with ruled lines to write on.</summary>
/// <param name="Question">The question's own words.</param>
/// <param name="Lines">1 to 40.</param>
/// <param name="Hint">Quiet, under the question; empty for none.</param>
public sealed record WorksheetLines(string Question, int Lines, string Hint = "") : ReportBlock;

/// <summary>Two lists side by side, each flowing over pages for itself: the two partners of a joint report.</summary>
public sealed record Columns(IReadOnlyList<ReportBlock> Left, IReadOnlyList<ReportBlock> Right) : ReportBlock;

public sealed record PageBreak : ReportBlock;
