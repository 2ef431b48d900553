using Clinic.Clients;

namespace Clinic.Library;

/// <param name="Language">The language whose title lists show.</param>
/// <param name="Minutes">Honest reading or answering time, 1 to 120.</param>
public sealed record LibraryFacts(string Language, Audience Audience, Intensity Intensity, int Minutes, string Source);

public enum Audience { Anyone, BetrayedPartner, PartnerWhoCausedHarm }

public static class AudienceQuestions
{
    /// <summary>Whether it was written for somebody in that role.</summary>
    public static bool Suits(this Audience audience, ClientRole role) => audience switch
    {
        Audience.Anyone => true,
        Audience.BetrayedPartner => role == ClientRole.BetrayedPartner,
        Audience.PartnerWhoCausedHarm => role == ClientRole.PartnerWhoCausedHarm,
        _ => throw new InvalidOperationException($"Unknown audience {audience}."),
    };
}

/// <summary>How much it may stir up; a heavy module is announced before it opens.</summary>
public enum Intensity { Light, Moderate, Heavy }

/// <summary>One text per language code, with a fallback to English and then to any.</summary>
public sealed class LanguageTexts<T>(IReadOnlyDictionary<string, T> byLanguage)
{
    public IReadOnlyDictionary<string, T> ByLanguage { get; } = byLanguage;

    public T In(string language) =>
        ByLanguage.TryGetValue(language, out var text) ? text
        : ByLanguage.TryGetValue("en", out var english) ? english
        : ByLanguage.Values.First();
}
