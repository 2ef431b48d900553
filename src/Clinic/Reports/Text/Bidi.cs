namespace Clinic.Reports.Text;

/// <summary>
/// The part of the bidirectional algorithm (UAX 9) that letters, digits and punctuation need. Explicit marks of direction do
/// not reach this point. A paragraph runs the way its first letter does.
/// </summary>
internal static class Bidi
{
    private enum Kind : byte
    {
        Neutral,
        Separator,
        Left,
        Right,
        Number,
    }

    public static TextParagraph Apply(string text, IReadOnlyList<(int Start, FontFace Face, bool Marked)> runs)
    {
        var kinds = Classify(text, out var hasRight);
        if (!hasRight) return new TextParagraph([.. Split(text, runs, null)], RightToLeft: false);
        var first = kinds.FirstOrDefault(kind => kind is Kind.Left or Kind.Right);
        var levels = Levels(kinds, first == Kind.Right);
        return new TextParagraph([.. Split(text, runs, levels)], first == Kind.Right);
    }

    /// <summary>Rule L2: the order in which the pieces of one line stand, from left to right.</summary>
    public static int[] VisualOrder(IReadOnlyList<int> levels)
    {
        var order = Enumerable.Range(0, levels.Count).ToArray();
        for (var level = levels.Count == 0 ? 0 : levels.Max(); level > 0; level--)
        {
            for (var start = 0; start < order.Length; start++)
            {
                if (levels[order[start]] < level) continue;
                var end = start;
                while (end < order.Length && levels[order[end]] >= level) end++;
                Array.Reverse(order, start, end - start);
                start = end;
            }
        }
        return order;
    }

    private static IEnumerable<TextRun> Split(
        string text, IReadOnlyList<(int Start, FontFace Face, bool Marked)> runs, byte[]? levels)
    {
        for (var index = 0; index < runs.Count; index++)
        {
            var end = index + 1 < runs.Count ? runs[index + 1].Start : text.Length;
            for (var start = runs[index].Start; start < end;)
            {
                var level = levels?[start] ?? 0;
                var stop = levels is null ? end : start + 1;
                while (stop < end && levels![stop] == level) stop++;
                yield return new TextRun(text[start..stop], runs[index].Face, runs[index].Marked, level);
                start = stop;
            }
        }
    }

    private static Kind[] Classify(string text, out bool hasRight)
    {
        var kinds = new Kind[text.Length];
        hasRight = false;
        for (var at = 0; at < text.Length; at++)
        {
            kinds[at] = KindOf(text, at);
            hasRight |= kinds[at] == Kind.Right;
        }
        return kinds;
    }

    private static Kind KindOf(string text, int at)
    {
        var letter = text[at];
        if (char.IsAsciiLetter(letter)) return Kind.Left;
        if (char.IsDigit(letter)) return Kind.Number;
        if (letter is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC'))
            return Kind.Right;
        if (char.IsLowSurrogate(letter) && at > 0) return KindOfPair(text, at - 1);
        if (char.IsHighSurrogate(letter)) return KindOfPair(text, at);
        if (letter is '.' or ',' or ':' or '/') return Kind.Separator;
        return char.IsLetter(letter) ? Kind.Left : Kind.Neutral;
    }

    private static bool IsWeak(Kind kind) => kind <= Kind.Separator;

    private static Kind KindOfPair(string text, int at) => char.ConvertToUtf32(text, at) switch
    {
        >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF => Kind.Right,
        _ => char.IsLetter(text, at) ? Kind.Left : Kind.Neutral,
    };

    private static byte[] Levels(Kind[] kinds, bool rightToLeft)
    {
        var basic = rightToLeft ? Kind.Right : Kind.Left;
        var levels = new byte[kinds.Length];
        var before = basic;
        for (var at = 0; at < kinds.Length;)
        {
            var end = at + 1;
            if (IsWeak(kinds[at]))
            {
                while (end < kinds.Length && IsWeak(kinds[end])) end++;
                var after = end == kinds.Length ? basic : StrongOf(kinds[end], before);
                Array.Fill(levels, LevelOf(before == after ? before : basic, rightToLeft), at, end - at);
            }
            else
            {
                levels[at] = kinds[at] == Kind.Number ? NumberLevel(before, rightToLeft) : LevelOf(kinds[at], rightToLeft);
                before = StrongOf(kinds[at], before);
            }
            at = end;
        }
        JoinNumbers(kinds, levels);
        return levels;
    }

    // A number counts for its neighbours as the letters before it do (rules W7 and N1).
    private static Kind StrongOf(Kind kind, Kind before) => kind == Kind.Number ? before : kind;

    private static byte NumberLevel(Kind before, bool rightToLeft) =>
        before == Kind.Right || rightToLeft ? (byte)2 : (byte)0;

    private static byte LevelOf(Kind kind, bool rightToLeft) =>
        kind == Kind.Right ? (byte)1 : rightToLeft ? (byte)2 : (byte)0;

    // "14:02" and "3,5" stay one number (rule W4).
    private static void JoinNumbers(Kind[] kinds, byte[] levels)
    {
        for (var at = 1; at + 1 < kinds.Length; at++)
        {
            if (kinds[at] == Kind.Separator && kinds[at - 1] == Kind.Number && kinds[at + 1] == Kind.Number)
                levels[at] = levels[at - 1];
        }
    }
}
