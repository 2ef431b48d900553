using System.Globalization;

namespace Clinic.Therapists;

/// <summary>
/// What makes a password too easy to guess. Length is what counts; characters of particular kinds are not asked for, because they
/// make passwords worse (NIST SP 800-63B, 3.1.1.2).
/// </summary>
public static class PasswordRules
{
    public const int MinLength = 15;

    public const int MaxLength = 128;

    /// <summary>How many letters and digits must remain once known words, repetitions and runs are set aside.</summary>
    private const int LeastOwn = 6;

    private static readonly string[] Worn =
    [
        "password", "passwort", "passphrase", "contraseña", "welcome", "letmein", "iloveyou", "qwertyuiop", "qwerty", "asdfghjkl", "zxcvbnm",
        "administrator", "admin", "therapist", "therapy", "clinic", "portal", "changeme", "secret", "dragon", "monkey", "football",
    ];

    /// <param name="aboutThem">Name, e-mail address and practice: what a stranger could find out.</param>
    /// <returns>Why it is refused, as a sentence; null where it will do.</returns>
    public static string? WhyRefused(string password, params IEnumerable<string> aboutThem)
    {
        if (password.Length < MinLength)
            return $"Use at least {MinLength} characters. Four or five words in a row are easy to remember.";
        if (password.Length > MaxLength)
            return $"Use at most {MaxLength} characters.";
        if (IsRepetition(password))
            return "This repeats the same few characters. Add words that do not repeat.";
        var rest = aboutThem.SelectMany(WordsOf).Concat(Worn).OrderByDescending(word => word.Length)
            .Aggregate(Plain(password), (left, word) => left.Replace(word, " ", StringComparison.Ordinal));
        var own = Own(rest);
        if (own >= LeastOwn)
            return null;
        return Own(Plain(password)) < LeastOwn
            ? "This is mostly a row of neighbouring characters, such as 1234 or aaaa. Add words of your own."
            : "This is little more than your name, your e-mail address, the practice or a word that everybody tries first. Add words of your own.";
    }

    private static bool IsRepetition(string password)
    {
        var text = Plain(password);
        return Enumerable.Range(1, text.Length / 2)
            .Any(period => Enumerable.Range(period, text.Length - period).All(i => text[i] == text[i - period]));
    }

    /// <summary>Letters and digits that do not merely go on with a repetition or a run of three or more.</summary>
    private static int Own(string text)
    {
        var own = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var goesOn = i >= 2 && text[i] - text[i - 1] is var step && step is 0 or 1 or -1 && text[i - 1] - text[i - 2] == step;
            if (char.IsLetterOrDigit(text[i]) && !goesOn)
                own++;
        }
        return own;
    }

    private static IEnumerable<string> WordsOf(string text) =>
        string.Concat(Plain(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ').Where(word => word.Length >= 3);

    private static string Plain(string text) => text.Normalize(System.Text.NormalizationForm.FormKC).ToLower(CultureInfo.InvariantCulture);
}
