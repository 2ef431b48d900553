using Clinic.Data;

namespace Clinic.Library;

/// <summary>Ordered questions. What a client answers is one of its versions, which never change.</summary>
public sealed class QuestionSet : IBelongsToPractice
{
    private QuestionSet() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    /// <summary>Stable id within content packs.</summary>
    public string Key { get; private set; } = "";

    public int Position { get; private set; }

    public int CurrentNumber { get; private set; }

    public DateTime? ArchivedAt { get; private set; }

    public static QuestionSet Create(Guid practiceId, string key, int position, DateTime now) =>
        new() { Id = Guid.CreateVersion7(now), PracticeId = practiceId, Key = key, Position = position };

    public QuestionSetVersion Publish(LibraryFacts facts, IReadOnlyList<Question> questions, IReadOnlyDictionary<string, QuestionSetText> texts, DateTime now)
    {
        CurrentNumber++;
        return QuestionSetVersion.Of(this, CurrentNumber, facts, questions, texts, now);
    }

    public void Archive(DateTime now) => ArchivedAt ??= now;

    public void Restore() => ArchivedAt = null;
}

/// <summary>What a question set asked on the day it was published.</summary>
public sealed class QuestionSetVersion : IBelongsToPractice
{
    private QuestionSetVersion() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid QuestionSetId { get; private set; }

    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public Audience Audience { get; private set; }

    public Intensity Intensity { get; private set; }

    public int Minutes { get; private set; }

    public string Source { get; private set; } = "";

    public int QuestionCount { get; private set; }

    public DateTime PublishedAt { get; private set; }

    /// <summary>In the order in which they are asked.</summary>
    public IReadOnlyList<Question> Questions { get; private set; } = [];

    public LanguageTexts<QuestionSetText> Texts { get; private set; } = null!;

    internal static QuestionSetVersion Of(QuestionSet set, int number, LibraryFacts facts, IReadOnlyList<Question> questions, IReadOnlyDictionary<string, QuestionSetText> texts, DateTime now)
    {
        if (questions.Count == 0)
            throw new RuleBroken("A question set needs at least one question.");
        if (questions.DistinctBy(q => q.Id).Count() != questions.Count)
            throw new RuleBroken("Two questions have the same id.");
        var all = new LanguageTexts<QuestionSetText>(texts);
        var first = all.In(facts.Language);
        return new QuestionSetVersion
        {
            Id = Guid.CreateVersion7(now), PracticeId = set.PracticeId, QuestionSetId = set.Id, Number = number, Title = first.Title, Summary = first.Summary,
            Audience = facts.Audience, Intensity = facts.Intensity, Minutes = facts.Minutes, Source = facts.Source, PublishedAt = now,
            Questions = questions, QuestionCount = questions.Count, Texts = all,
        };
    }
}

/// <summary>What is asked, without words: those are in <see cref="QuestionSetText"/> by language.</summary>
/// <param name="Id">Stable within the set, e.g. "trust-in-myself".</param>
/// <param name="Min">Lowest step of a scale.</param>
/// <param name="Max">Highest step of a scale.</param>
/// <param name="Choices">Ids of the choices, for the choice kinds.</param>
/// <param name="Safety">Never shown in any joint view or report.</param>
public sealed record Question(string Id, QuestionKind Kind, bool Required, int Min, int Max, IReadOnlyList<string> Choices, bool Safety)
{
    /// <summary>Longest answer in characters (UTF-16 units); about 30,000 words for a long text.</summary>
    public int MaxLength => Kind switch { QuestionKind.LongText => 200_000, QuestionKind.ShortText => 500, _ => 2_000 };

    /// <summary>Answers about safety are never shown to a partner, whatever was agreed and whoever asks for it.</summary>
    public bool MayBeReleased => !Safety;

    /// <summary>Whether this answer raises an alert.</summary>
    public bool IsAlarmedBy(string value) => Safety && Kind == QuestionKind.YesNo && value == "yes";

    /// <summary>Why this cannot be an answer to the question, or null. An empty answer always can: requiredness is asked at the end.</summary>
    public AnswerProblem? ProblemOf(string value) => value.Length == 0 ? null : Kind switch
    {
        _ when value.Length > MaxLength => AnswerProblem.TooLong,
        QuestionKind.Scale => int.TryParse(value, System.Globalization.NumberStyles.None, null, out var n) && n >= Min && n <= Max ? null : AnswerProblem.NotOnScale,
        QuestionKind.SingleChoice => Choices.Contains(value) ? null : AnswerProblem.NotAChoice,
        QuestionKind.SeveralChoices => value.Split(',').All(Choices.Contains) ? null : AnswerProblem.NotAChoice,
        QuestionKind.YesNo => value is "yes" or "no" ? null : AnswerProblem.NotAChoice,
        QuestionKind.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", out _) ? null : AnswerProblem.NotADate,
        QuestionKind.LongText or QuestionKind.ShortText => null,
        _ => throw new InvalidOperationException($"Unknown question kind {Kind}."),
    };
}

public enum QuestionKind { LongText, ShortText, Scale, SingleChoice, SeveralChoices, YesNo, Date }

public enum AnswerProblem { TooLong, NotOnScale, NotAChoice, NotADate }

public sealed record QuestionSetText(string Title, string Summary, string Introduction, IReadOnlyDictionary<string, QuestionText> Questions);

/// <param name="Low">Word at the low end of a scale.</param>
/// <param name="High">Word at the high end of a scale.</param>
/// <param name="Choices">Label by choice id.</param>
public sealed record QuestionText(string Text, string? Help = null, string? Low = null, string? High = null, IReadOnlyDictionary<string, string>? Choices = null)
{
    /// <summary>An answer as a person reads it: labels for choices, words for yes and no, "3 of 10" on a scale, a date in words, the rest as given.</summary>
    public string Show(Question question, string value, string yes, string no, System.Globalization.CultureInfo? culture = null) => question.Kind switch
    {
        QuestionKind.Scale => $"{value} {((culture ?? System.Globalization.CultureInfo.CurrentUICulture).TwoLetterISOLanguageName == "es" ? "de" : "of")} {question.Max}",
        QuestionKind.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) => day.ToString("ddd d MMM yyyy", culture ?? System.Globalization.CultureInfo.CurrentUICulture),
        QuestionKind.SingleChoice or QuestionKind.SeveralChoices =>
            string.Join("; ", value.Split(',').Select(id => Choices is not null && Choices.TryGetValue(id, out var label) ? label : id)),
        QuestionKind.YesNo => value == "yes" ? yes : no,
        _ => value,
    };
}
