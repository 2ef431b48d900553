using Clinic.Data;

namespace Clinic.Library;

/// <summary>A piece of reading. What a client sees is one of its versions, which never change.</summary>
public sealed class Module : IBelongsToPractice
{
    private Module() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    /// <summary>Stable id within content packs, e.g. "who-am-i-now".</summary>
    public string Key { get; private set; } = "";

    /// <summary>Place in the library's own order, 0-based.</summary>
    public int Position { get; private set; }

    /// <summary>The number of the version that new assignments take.</summary>
    public int CurrentNumber { get; private set; }

    public DateTime? ArchivedAt { get; private set; }

    public static Module Create(Guid practiceId, string key, int position, DateTime now) =>
        new() { Id = Guid.CreateVersion7(now), PracticeId = practiceId, Key = key, Position = position };

    public ModuleVersion Publish(LibraryFacts facts, IReadOnlyDictionary<string, ModuleText> texts, DateTime now)
    {
        CurrentNumber++;
        return ModuleVersion.Of(this, CurrentNumber, facts, texts, now);
    }

    public void Archive(DateTime now) => ArchivedAt ??= now;

    public void Restore() => ArchivedAt = null;
}

/// <summary>What a module said on the day it was published.</summary>
public sealed class ModuleVersion : IBelongsToPractice
{
    private ModuleVersion() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid ModuleId { get; private set; }

    public int Number { get; private set; }

    /// <summary>Title in the pack's first language; the other languages are in <see cref="Texts"/>.</summary>
    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public Audience Audience { get; private set; }

    public Intensity Intensity { get; private set; }

    public int Minutes { get; private set; }

    public string Source { get; private set; } = "";

    public DateTime PublishedAt { get; private set; }

    /// <summary>By language code; never changed after publication.</summary>
    public LanguageTexts<ModuleText> Texts { get; private set; } = null!;

    internal static ModuleVersion Of(Module module, int number, LibraryFacts facts, IReadOnlyDictionary<string, ModuleText> texts, DateTime now)
    {
        var all = new LanguageTexts<ModuleText>(texts);
        var first = all.In(facts.Language);
        return new ModuleVersion
        {
            Id = Guid.CreateVersion7(now), PracticeId = module.PracticeId, ModuleId = module.Id, Number = number, Title = first.Title, Summary = first.Summary,
            Audience = facts.Audience, Intensity = facts.Intensity, Minutes = facts.Minutes, Source = facts.Source, PublishedAt = now, Texts = all,
        };
    }
}

/// <param name="Body">Markdown.</param>
public sealed record ModuleText(string Title, string Summary, IReadOnlyList<string> KeyPoints, string CheckIn, string Practice, string Body = "");
