using Clinic.Audit;
using Clinic.Data;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Disclosures;

/// <summary>The drafts of one therapist about their own clients. Everything about drafts is reached through it.</summary>
public sealed class DisclosureVault(ClinicContext db, Guid therapistId)
{
    public IQueryable<DisclosureDraft> Drafts =>
        db.DisclosureDrafts.Where(d => d.TherapistId == therapistId && db.Clients.Any(c => c.Id == d.ClientId && c.TherapistId == therapistId));

    public async Task<DisclosureDraft> DraftAsync(Guid clientId, Guid id, CancellationToken cancel = default) =>
        await Drafts.FirstOrDefaultAsync(d => d.Id == id && d.ClientId == clientId, cancel) ?? throw new NotInCaseload();

    public void Add(DisclosureDraft draft) => db.Add(draft);

    /// <returns>False where the draft was changed elsewhere since it was read.</returns>
    public async Task<bool> SaveAsync(CancellationToken cancel = default)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}

/// <summary>Destroys the drafts whose day has come, each by its therapist's calendar and in a unit of work of its own practice.</summary>
public sealed class DisclosureSweep(IServiceScopeFactory scopes)
{
    private static readonly string[] Lifted = [ClinicContext.PracticeFilter];

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var overview = scopes.CreateAsyncScope();
        var (all, clock) = (overview.ServiceProvider.GetRequiredService<ClinicContext>(), overview.ServiceProvider.GetRequiredService<TimeProvider>());
        var horizon = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        var practices = await all.DisclosureDrafts.IgnoreQueryFilters(Lifted).Where(d => d.DestroyedAt == null && d.DestroyOn <= horizon).Select(d => d.PracticeId).Distinct().ToListAsync(cancel);
        foreach (var practiceId in practices)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<PracticeScope>().Set(practiceId);
            await DestroyAsync(scope.ServiceProvider.GetRequiredService<ClinicContext>(), scope.ServiceProvider.GetRequiredService<AuditTrail>(), clock.GetUtcNow().UtcDateTime, cancel);
        }
    }

    private static async Task DestroyAsync(ClinicContext db, AuditTrail audit, DateTime now, CancellationToken cancel)
    {
        var horizon = DateOnly.FromDateTime(now).AddDays(1);
        var near = await db.DisclosureDrafts.Where(d => d.DestroyedAt == null && d.DestroyOn <= horizon).ToListAsync(cancel);
        var zones = await db.Therapists.Select(t => new { t.Id, t.TimeZone }).ToDictionaryAsync(t => t.Id, t => t.TimeZone, cancel);
        var due = near.Where(d => d.DestroyOn <= Zones.DateOf(now, zones[d.TherapistId])).ToList();
        foreach (var draft in due)
        {
            draft.Destroy(now, byDate: true);
            audit.System(AuditAction.DraftDestroyed, draft.ClientId, draft.Id);
        }
        await db.SaveChangesAsync(cancel);
    }
}
