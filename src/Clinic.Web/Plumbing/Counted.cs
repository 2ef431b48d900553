using System.Globalization;

namespace Clinic.Web.Plumbing;

/// <summary>Figures as a sentence says them.</summary>
public static class Counted
{
    private static readonly string[] Words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>"three things", "one thing", "14 things".</summary>
    public static string InWords(int count, string one, string many) => $"{(count < Words.Length ? Words[count] : Figure(count))} {(count == 1 ? one : many)}";

    /// <summary>"3 answers", "1 answer".</summary>
    public static string Of(int count, string one, string many) => $"{Figure(count)} {(count == 1 ? one : many)}";

    /// <summary>For the middle of a sentence: "Today" becomes "today", "Mon 7 Dec" stays.</summary>
    public static string ToLowerFirst(this string words) => IsDate(words) ? words : char.ToLowerInvariant(words[0]) + words[1..];

    private static bool IsDate(string words) => words.Length > 4 && words[3] == ' ' && char.IsAsciiDigit(words[4]);

    private static string Figure(int count) => count.ToString(CultureInfo.InvariantCulture);
}
