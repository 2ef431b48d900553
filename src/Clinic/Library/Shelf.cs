using Clinic.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Library;

/// <summary>The practice's library as it is assigned today: the current version of everything that is not archived.</summary>
public sealed class Shelf(ClinicContext db)
{
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

    /// <summary>The grounding page, which is always on a client's list.</summary>
    public Task<ModuleVersion?> SteadyPageAsync(CancellationToken cancel = default) =>
        (from module in db.Modules
         join version in db.ModuleVersions on module.Id equals version.ModuleId
         where module.Key == "a-page-to-steady-yourself" && version.Number == module.CurrentNumber
         select version).FirstOrDefaultAsync(cancel);
}
