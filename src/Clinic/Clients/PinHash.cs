using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Clinic.Clients;

/// <summary>What may be a client's PIN or word, and its salted hash. Digits are a PIN of exactly six; everything else is a word or a sentence of eight characters or more.</summary>
public static class PinHash
{
    public const int PinLength = 6;
    public const int ShortestWords = 8;
    public const int LongestWords = 200;

    private static readonly PasswordHasher<Client> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 220_000 }));

    /// <summary>Why these words cannot be chosen by this client, or null.</summary>
    public static PinProblem? ProblemOf(string? words, Client client)
    {
        var plain = Plain(words);
        var digits = string.Concat(plain.Where(char.IsAsciiDigit));
        return plain.Length > LongestWords ? PinProblem.TooLong
            : IsPin(plain) ? plain.Distinct().Count() < 3 ? PinProblem.TooEasy : IsBirthDate(digits, client) ? PinProblem.BirthDate : null
            : plain.Length < ShortestWords || plain.All(one => char.IsAsciiDigit(one) || one == ' ') ? PinProblem.TooShort
            : IsBirthDate(digits, client) ? PinProblem.BirthDate
            : IsOwnName(plain, client) ? PinProblem.OwnName
            : null;
    }

    /// <exception cref="RuleBroken">These words cannot be chosen.</exception>
    public static string Of(string? words, Client client) =>
        ProblemOf(words, client) is { } problem ? throw new RuleBroken(Sentence(problem)) : Hasher.HashPassword(client, Plain(words));

    public static bool Fits(string? words, Client client, string hash) =>
        Plain(words) is { Length: > 0 and <= LongestWords } plain && Hasher.VerifyHashedPassword(client, hash, plain) != PasswordVerificationResult.Failed;

    /// <summary>Capitals and the width of spaces do not matter, so that a word agreed aloud can be typed on any telephone.</summary>
    private static string Plain(string? words)
    {
        var folded = string.Join(' ', (words ?? "").Normalize(System.Text.NormalizationForm.FormKC)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        var joined = folded.Replace(" ", "", StringComparison.Ordinal);
        return IsPin(joined) ? joined : folded;
    }

    private static bool IsPin(string plain) => plain.Length == PinLength && plain.All(char.IsAsciiDigit);

    private static bool IsBirthDate(string digits, Client client)
    {
        var born = DateOnly.ParseExact(client.BirthDate.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] forms = ["ddMMyy", "MMddyy", "yyMMdd", "ddMMyyyy", "MMddyyyy", "yyyyMMdd"];
        return forms.Any(form => digits == born.ToString(form, CultureInfo.InvariantCulture));
    }

    private static bool IsOwnName(string plain, Client client) =>
        new[] { client.PreferredName.Text, client.LegalName.Text }.Select(Letters).Any(name => name == Letters(plain));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();

    private static string Sentence(PinProblem problem) => problem switch
    {
        PinProblem.TooShort => $"Choose {PinLength} digits, or words of at least {ShortestWords} characters.",
        PinProblem.TooLong => $"Choose words of at most {LongestWords} characters.",
        PinProblem.TooEasy => "These digits are too easy to guess. Choose others.",
        PinProblem.BirthDate => "A birth date is too easy to guess. Choose something else.",
        PinProblem.OwnName => "A name is too easy to guess. Choose something else.",
        _ => throw new InvalidOperationException(problem.ToString()),
    };
}

public enum PinProblem { TooShort, TooLong, TooEasy, BirthDate, OwnName }
