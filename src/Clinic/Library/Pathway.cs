using Clinic.Data;

namespace Clinic.Library;

/// <summary>A gated sequence of modules and sets for one role or for both partners.</summary>
public sealed class Pathway : IBelongsToPractice
{
    private Pathway() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public string Key { get; private set; } = "";

    public int Position { get; private set; }

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public PathwayFor For { get; private set; }

    public string Source { get; private set; } = "";

    public int Number { get; private set; }

    public DateTime? ArchivedAt { get; private set; }

    public IReadOnlyList<PathwayStep> Steps { get; private set; } = [];

    public LanguageTexts<PathwayText> Texts { get; private set; } = null!;

    public static Pathway Create(Guid practiceId, string key, int position, DateTime now) =>
        new() { Id = Guid.CreateVersion7(now), PracticeId = practiceId, Key = key, Position = position };

    public void Publish(PathwayFor @for, string source, string language, IReadOnlyList<PathwayStep> steps, IReadOnlyDictionary<string, PathwayText> texts)
    {
        if (steps.Count == 0)
            throw new RuleBroken("A pathway needs at least one step.");
        Number++;
        Texts = new LanguageTexts<PathwayText>(texts);
        (For, Source, Steps) = (@for, source, steps);
        (Title, Summary) = (Texts.In(language).Title, Texts.In(language).Summary);
    }
}

public enum PathwayFor { BetrayedPartner, PartnerWhoCausedHarm, Couple }

/// <param name="Item">Key of a module or question set.</param>
/// <param name="Days">Only for <see cref="StepRelease.AfterDays"/>.</param>
public sealed record PathwayStep(string Id, string Item, ItemKind Kind, StepRole Role, StepRelease Release, int Days = 0);

public enum ItemKind { Module, QuestionSet }

public enum StepRole { BetrayedPartner, PartnerWhoCausedHarm, Both }

public enum StepRelease { AtOnce, OnCompletion, AfterDays, WhenBothDone, WhenTherapistUnlocks }

public sealed record PathwayText(string Title, string Summary, IReadOnlyDictionary<string, PathwayStepText> Steps);

/// <param name="Note">For the therapist: why this step stands here.</param>
public sealed record PathwayStepText(string Note);
