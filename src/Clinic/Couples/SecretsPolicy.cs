using Clinic.Data;
using Clinic.Library;

namespace Clinic.Couples;

/// <summary>What the therapist does with things that one partner says alone.</summary>
public enum SecretsPolicy { NoSecrets, Limited, Separate }

/// <summary>A policy as it read on the day it was published. What somebody signed never changes.</summary>
public sealed class PolicyVersion : IBelongsToPractice
{
    public const int LongestTitle = 120;
    public const int LongestBody = 20_000;

    private PolicyVersion() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public SecretsPolicy Policy { get; private set; }

    /// <summary>From 1 in each practice and policy; the highest is the one to sign.</summary>
    public int Number { get; private set; }

    public LanguageTexts<PolicyText> Texts { get; private set; } = null!;

    public DateTime PublishedAt { get; private set; }

    public static PolicyVersion Publish(Guid practiceId, SecretsPolicy policy, int number, IReadOnlyDictionary<string, PolicyText> texts, DateTime now)
    {
        if (texts.Values.Any(t => string.IsNullOrWhiteSpace(t.Title) || string.IsNullOrWhiteSpace(t.Body)))
            throw new RuleBroken("A policy needs a title and a text in every language.");
        return new PolicyVersion
        {
            Id = Guid.CreateVersion7(now), PracticeId = practiceId, Policy = policy, Number = number, Texts = new LanguageTexts<PolicyText>(texts), PublishedAt = now,
        };
    }
}

/// <param name="Body">Paragraphs with an empty line between them.</param>
public sealed record PolicyText(string Title, string Body)
{
    public IReadOnlyList<string> Paragraphs => Body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
