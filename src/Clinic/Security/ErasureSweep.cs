using Clinic.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Security;

/// <summary>Erases again what a restored backup brought back, and carries out what was planned.</summary>
public sealed class ErasureSweep(IServiceScopeFactory scopes, ErasureLedger ledger, TimeProvider clock)
{
    private static readonly string[] AllPractices = [ClinicContext.PracticeFilter];
    private static readonly string[] Everybody = [ClinicContext.PracticeFilter, ClinicContext.ErasedFilter];

    /// <summary>At every start, before a page is served. The ledger and the database complete each other.</summary>
    /// <returns>How many were erased again.</returns>
    public async Task<int> ReplayAsync(CancellationToken cancel = default)
    {
        var entries = ledger.Read().GroupBy(e => e.ClientId).ToDictionary(g => g.Key, g => g.First());
        var back = await WithAsync(null, async services => await BackAsync(services.GetRequiredService<ClinicContext>(), entries, cancel));
        foreach (var entry in back)
            await WithAsync(entry.PracticeId, async services =>
            {
                await services.GetRequiredService<Erasure>().RepeatAsync(entry, cancel);
                return 0;
            });
        return back.Count;
    }

    /// <summary>Planned erasures whose days are over.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await WithAsync(null, services => services.GetRequiredService<ClinicContext>().Clients.IgnoreQueryFilters(AllPractices).AsNoTracking()
            .Where(c => c.ErasureDueAt <= now).Select(c => new { c.Id, c.PracticeId, c.ErasureReason }).ToListAsync(cancel));
        foreach (var client in due)
            await WithAsync(client.PracticeId, async services =>
            {
                await services.GetRequiredService<Erasure>().EraseAsync(client.Id, client.ErasureReason!.Value, null, cancel);
                return 0;
            });
        return due.Count;
    }

    private async Task<IReadOnlyList<LedgerEntry>> BackAsync(ClinicContext db, Dictionary<Guid, LedgerEntry> entries, CancellationToken cancel)
    {
        var erased = await db.Clients.IgnoreQueryFilters(Everybody).AsNoTracking().Where(c => c.ErasedAt != null)
            .Select(c => new { c.Id, c.PracticeId, At = c.ErasedAt!.Value, Reason = c.ErasureReason!.Value }).ToListAsync(cancel);
        ledger.Append([.. erased.Where(c => !entries.ContainsKey(c.Id)).Select(c => new LedgerEntry(c.At, c.PracticeId, c.Id, c.Reason))]);
        var back = new List<LedgerEntry>();
        foreach (var some in entries.Values.Chunk(500))
        {
            var ids = some.Select(e => e.ClientId).ToList();
            var there = await db.Clients.IgnoreQueryFilters(Everybody).Where(c => ids.Contains(c.Id)
                && (c.ErasedAt == null || db.ClientKeys.IgnoreQueryFilters(AllPractices).Any(k => k.ClientId == c.Id))).Select(c => c.Id).ToListAsync(cancel);
            back.AddRange(some.Where(e => there.Contains(e.ClientId)));
        }
        return back;
    }

    private async Task<T> WithAsync<T>(Guid? practiceId, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (practiceId is { } id)
            scope.ServiceProvider.GetRequiredService<PracticeScope>().Set(id);
        return await act(scope.ServiceProvider);
    }
}
