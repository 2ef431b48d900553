namespace Clinic.Reports.BuiltIn;

/// <summary>A word, or the space after one, in one font.</summary>
/// <param name="Glyphs">Shaped.</param>
/// <param name="Face">The font the glyphs belong to.</param>
/// <param name="Marked">Highlighted.</param>
/// <param name="Level">Bidirectional level.</param>
/// <param name="Break">What may happen before and at this piece when a line is full.</param>
internal readonly record struct Piece(ShapedText Glyphs, FontFace Face, bool Marked, int Level, PieceBreak Break)
{
    public bool IsSpace => Break == PieceBreak.Space;
}

internal enum PieceBreak
{
    /// <summary>Belongs to the piece before it.</summary>
    Glued,

    /// <summary>A new line may begin with it.</summary>
    Allowed,

    /// <summary>White space, which vanishes at the end of a line.</summary>
    Space,
}
