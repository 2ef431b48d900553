namespace Clinic.Reports.Text;

/// <summary>One paragraph, ready to be drawn: every letter of it has a font that holds it.</summary>
internal sealed record TextParagraph(IReadOnlyList<TextRun> Runs, bool RightToLeft);

/// <param name="Text">In reading order.</param>
/// <param name="Face">Has a glyph for every letter of the text.</param>
/// <param name="Marked">Highlighted by the therapist.</param>
/// <param name="Level">Of the bidirectional algorithm; odd runs are read from right to left.</param>
internal readonly record struct TextRun(string Text, FontFace Face, bool Marked, int Level)
{
    public bool RightToLeft => (Level & 1) == 1;
}
