using System.Text.Json;
using System.Text.Json.Serialization;
using Clinic.Data;

namespace Clinic.Library;

/// <summary>A folder of Markdown and JSON that carries library items between practices. The built-in library is one.</summary>
public sealed class ContentPack(string folder)
{
    public const string Format = "clinic-content-pack/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Adds everything in the pack to a practice's library; nothing is saved yet.</summary>
    /// <exception cref="RuleBroken">The folder is not a pack of <see cref="Format"/>, or a file is missing or broken.</exception>
    public void AddTo(ClinicContext db, Guid practiceId, DateTime now)
    {
        var pack = Read<PackFile>("pack.json");
        if (pack.Format != Format)
            throw new RuleBroken($"This is not a content pack of the format {Format}.");
        foreach (var (key, position) in pack.Modules.Select((k, i) => (k, i)))
            AddModule(db, pack, Module.Create(practiceId, key, position, now), now);
        foreach (var (key, position) in pack.QuestionSets.Select((k, i) => (k, i)))
            AddQuestionSet(db, pack, QuestionSet.Create(practiceId, key, position, now), now);
        foreach (var (key, position) in pack.Pathways.Select((k, i) => (k, i)))
            AddPathway(db, pack, Pathway.Create(practiceId, key, position, now));
    }

    private void AddModule(ClinicContext db, PackFile pack, Module module, DateTime now)
    {
        var path = Path.Combine("modules", module.Key);
        var facts = Read<ItemFile>(Path.Combine(path, "module.json")).Facts(pack.DefaultLanguage);
        var texts = pack.Languages.ToDictionary(l => l, l =>
            Read<ModuleText>(Path.Combine(path, l + ".json")) with { Body = ReadText(Path.Combine(path, l + ".md")) });
        db.Add(module);
        db.Add(module.Publish(facts, texts, now));
    }

    private void AddQuestionSet(ClinicContext db, PackFile pack, QuestionSet set, DateTime now)
    {
        var path = Path.Combine("question-sets", set.Key);
        var file = Read<ItemFile>(Path.Combine(path, "question-set.json"));
        var texts = pack.Languages.ToDictionary(l => l, l => Read<QuestionSetText>(Path.Combine(path, l + ".json")));
        var questions = file.Questions?.Select(q => q.Question).ToList() ?? throw new RuleBroken($"{Path.Combine(path, "question-set.json")} has no questions.");
        if (texts.Values.Any(t => questions.Any(q => !t.Questions.ContainsKey(q.Id))))
            throw new RuleBroken($"A question of {set.Key} has no text in one of the pack's languages.");
        db.Add(set);
        db.Add(set.Publish(file.Facts(pack.DefaultLanguage), questions, texts, now));
    }

    private void AddPathway(ClinicContext db, PackFile pack, Pathway pathway)
    {
        var path = Path.Combine("pathways", pathway.Key);
        var file = Read<PathwayFile>(Path.Combine(path, "pathway.json"));
        var texts = pack.Languages.ToDictionary(l => l, l => Read<PathwayText>(Path.Combine(path, l + ".json")));
        pathway.Publish(file.For, file.Source, pack.DefaultLanguage, file.Steps, texts);
        db.Add(pathway);
    }

    private T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(ReadText(path), Json) ?? throw new RuleBroken($"{path} is empty.");
        }
        catch (JsonException broken)
        {
            throw new RuleBroken($"{path} cannot be read: {broken.Message}");
        }
    }

    private string ReadText(string path)
    {
        var full = Path.Combine(folder, path);
        return File.Exists(full) ? File.ReadAllText(full) : throw new RuleBroken($"{path} is missing from the pack.");
    }

    private sealed record PackFile(
        string Format, string DefaultLanguage, IReadOnlyList<string> Languages,
        IReadOnlyList<string> Modules, IReadOnlyList<string> QuestionSets, IReadOnlyList<string> Pathways);

    private sealed record ItemFile(Audience Audience, int Minutes, Intensity Intensity, string Source, IReadOnlyList<QuestionFile>? Questions = null)
    {
        public LibraryFacts Facts(string language) => new(language, Audience, Intensity, Minutes, Source);
    }

    private sealed record QuestionFile(string Id, QuestionKind Kind, bool Required, bool Safety, int Min = 0, int Max = 0, IReadOnlyList<string>? Choices = null)
    {
        public Question Question => new(Id, Kind, Required, Min, Max, Choices ?? [], Safety);
    }

    private sealed record PathwayFile(PathwayFor For, string Source, IReadOnlyList<PathwayStep> Steps);
}
