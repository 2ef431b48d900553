using System.Globalization;
using Clinic.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Library;

/// <summary>The practice's library as it is assigned today: the current version of everything that is not archived.</summary>
public sealed class Shelf(ClinicContext db)
{
    /// <summary>The key of the grounding page.</summary>
    public const string SteadyKey = "a-page-to-steady-yourself";

    public IQueryable<ModuleVersion> Modules =>
        from module in db.Modules
        join version in db.ModuleVersions on module.Id equals version.ModuleId
        where module.ArchivedAt == null && version.Number == module.CurrentNumber
        orderby module.Position
        select version;

    public IQueryable<QuestionSetVersion> QuestionSets =>
        from item in db.QuestionSets
        join version in db.QuestionSetVersions on item.Id equals version.QuestionSetId
        where item.ArchivedAt == null && version.Number == item.CurrentNumber
        orderby item.Position
        select version;

    public IQueryable<Pathway> Pathways => db.Pathways.Where(p => p.ArchivedAt == null).OrderBy(p => p.Position);

    /// <summary>Any version, also an old one: homework is frozen at the version it was assigned with.</summary>
    public Task<ModuleVersion?> FindModuleAsync(Guid versionId, CancellationToken cancel = default) =>
        db.ModuleVersions.AsNoTracking().FirstOrDefaultAsync(v => v.Id == versionId, cancel);

    public Task<QuestionSetVersion?> FindQuestionSetAsync(Guid versionId, CancellationToken cancel = default) =>
        db.QuestionSetVersions.AsNoTracking().FirstOrDefaultAsync(v => v.Id == versionId, cancel);

    public Task<Pathway?> FindPathwayAsync(Guid id, CancellationToken cancel = default) => Pathways.FirstOrDefaultAsync(p => p.Id == id, cancel);

    /// <summary>Everything that can be assigned today: modules first, each kind in the library's own order.</summary>
    public async Task<List<ShelfItem>> ItemsAsync(CancellationToken cancel = default)
    {
        var modules = from v in Modules
                      join m in db.Modules on v.ModuleId equals m.Id
                      orderby m.Position
                      select new ShelfItem(v.Id, m.Id, m.Key, ItemKind.Module, v.Title, v.Summary, v.Audience, v.Intensity, v.Minutes, v.Number, 0);
        var sets = from v in QuestionSets
                   join s in db.QuestionSets on v.QuestionSetId equals s.Id
                   orderby s.Position
                   select new ShelfItem(v.Id, s.Id, s.Key, ItemKind.QuestionSet, v.Title, v.Summary, v.Audience, v.Intensity, v.Minutes, v.Number, v.QuestionCount);
        return [.. await modules.ToListAsync(cancel), .. await sets.ToListAsync(cancel)];
    }

    /// <summary>The facts about these versions, current or old.</summary>
    public async Task<Dictionary<Guid, VersionFacts>> FactsAsync(IReadOnlyCollection<Guid> versionIds, CancellationToken cancel = default)
    {
        var modules = db.ModuleVersions.Where(v => versionIds.Contains(v.Id)).Select(v => new VersionFacts(v.Id, v.Title, v.Minutes, v.Intensity, 0));
        var sets = db.QuestionSetVersions.Where(v => versionIds.Contains(v.Id)).Select(v => new VersionFacts(v.Id, v.Title, v.Minutes, v.Intensity, v.QuestionCount));
        return (await modules.ToListAsync(cancel)).Concat(await sets.ToListAsync(cancel)).ToDictionary(v => v.Id);
    }

    /// <summary>The items and pathways whose title or summary holds the words, in whichever language.</summary>
    public async Task<HashSet<Guid>> FindAsync(string words, CancellationToken cancel = default)
    {
        var modules = await Modules.Select(v => new { v.Id, v.Texts }).ToListAsync(cancel);
        var sets = await QuestionSets.Select(v => new { v.Id, v.Texts }).ToListAsync(cancel);
        var pathways = await Pathways.Select(p => new { p.Id, p.Texts }).ToListAsync(cancel);
        return
        [
            .. modules.Where(m => m.Texts.ByLanguage.Values.Any(t => Has(t.Title, words) || Has(t.Summary, words))).Select(m => m.Id),
            .. sets.Where(s => s.Texts.ByLanguage.Values.Any(t => Has(t.Title, words) || Has(t.Summary, words))).Select(s => s.Id),
            .. pathways.Where(p => p.Texts.ByLanguage.Values.Any(t => Has(t.Title, words) || Has(t.Summary, words))).Select(p => p.Id),
        ];
    }

    /// <summary>Accents and case do not matter to someone who looks for something.</summary>
    private static bool Has(string text, string words) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, words, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    /// <summary>The grounding page, which is always on a client's list.</summary>
    public Task<ModuleVersion?> SteadyPageAsync(CancellationToken cancel = default) =>
        (from module in db.Modules
         join version in db.ModuleVersions on module.Id equals version.ModuleId
         where module.Key == SteadyKey && version.Number == module.CurrentNumber
         select version).FirstOrDefaultAsync(cancel);
}

/// <summary>The current version of a module or question set, as lists show it.</summary>
/// <param name="ItemId">Of the module or question set itself, the same for all its versions.</param>
/// <param name="Questions">0 for a module.</param>
public sealed record ShelfItem(
    Guid VersionId, Guid ItemId, string Key, ItemKind Kind, string Title, string Summary, Audience Audience, Intensity Intensity, int Minutes, int Version, int Questions);

/// <param name="Questions">0 for a module.</param>
public sealed record VersionFacts(Guid Id, string Title, int Minutes, Intensity Intensity, int Questions);
