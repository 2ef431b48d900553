using Clinic.Library;
using Clinic.Web.Plumbing;

namespace Clinic.Web.Features.Library;

/// <summary>How pages say what the library knows about an item.</summary>
public static class LibraryWords
{
    public static string Said(this ItemKind kind) => kind switch
    {
        ItemKind.Module => "Reading",
        ItemKind.QuestionSet => "Questions",
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };

    public static string Said(this Audience audience) => audience switch
    {
        Audience.Anyone => "Anyone",
        Audience.BetrayedPartner => "Betrayed partner",
        Audience.PartnerWhoCausedHarm => "Partner who caused the harm",
        _ => throw new InvalidOperationException($"Unknown audience {audience}."),
    };

    public static string Said(this PathwayFor whom) => whom switch
    {
        PathwayFor.BetrayedPartner => "Betrayed partner",
        PathwayFor.PartnerWhoCausedHarm => "Partner who caused the harm",
        PathwayFor.Couple => "Couple",
        _ => throw new InvalidOperationException($"Unknown pathway audience {whom}."),
    };

    public static string Said(this StepRole role) => role switch
    {
        StepRole.BetrayedPartner => "Betrayed partner",
        StepRole.PartnerWhoCausedHarm => "Partner who caused the harm",
        StepRole.Both => "Both",
        _ => throw new InvalidOperationException($"Unknown role {role}."),
    };

    public static string Said(this PathwayStep step) => step.Release switch
    {
        StepRelease.AtOnce => "At once",
        StepRelease.OnCompletion => "When the step before is done",
        StepRelease.AfterDays => step.Days == 1 ? "A day after the step before" : $"{step.Days} days after the step before",
        StepRelease.WhenBothDone => "When both are done with the step before",
        StepRelease.WhenTherapistUnlocks => "When you decide",
        _ => throw new InvalidOperationException($"Unknown release {step.Release}."),
    };

    public static string Said(this QuestionKind kind) => kind switch
    {
        QuestionKind.LongText => "Long text",
        QuestionKind.ShortText => "Short text",
        QuestionKind.Scale => "Scale",
        QuestionKind.SingleChoice => "One of these",
        QuestionKind.SeveralChoices => "As many as fit",
        QuestionKind.YesNo => "Yes or no",
        QuestionKind.Date => "A date",
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };

    /// <summary>As the middle of a sentence: "Reading, moderate".</summary>
    public static string KindAndIntensity(ItemKind kind, Intensity intensity) => $"{kind.Said()}, {PlainWords.Spoken(intensity.ToString()).ToLowerInvariant()}";

    public static string Address(ItemKind kind, Guid versionId) => kind == ItemKind.Module ? $"/library/modules/{versionId}" : $"/library/question-sets/{versionId}";

    /// <summary>The language asked for where there is a text in it, else English or whatever there is.</summary>
    public static string Known(IEnumerable<string> languages, string? asked)
    {
        var all = languages.Order().ToList();
        return asked is not null && all.Contains(asked) ? asked : all.Contains("en") ? "en" : all[0];
    }

    public static string LanguageName(string code) => code switch
    {
        "en" => "English",
        "es" => "Español",
        _ => System.Globalization.CultureInfo.GetCultureInfo(code).NativeName,
    };
}
