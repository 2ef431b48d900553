using Clinic.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Security;

/// <summary>Wraps clients' keys by the ring's present entry, so that earlier entries may go; and gives clients new keys where that is wished.</summary>
public sealed class KeyCare(IServiceScopeFactory scopes, Vault vault)
{
    private const int Batch = 1000;

    private static readonly string[] AllPractices = [ClinicContext.PracticeFilter];

    /// <summary>Those that were met on reading since the last time.</summary>
    public async Task<int> WrapMetAsync(CancellationToken cancel = default)
    {
        var met = vault.TakeOutdated();
        var done = 0;
        foreach (var some in met.Chunk(Batch))
            done += await WithAsync(db => WrapAsync(db, db.ClientKeys.Where(k => some.Contains(k.Id)), cancel));
        return done;
    }

    /// <summary>All of them, in the order of their ids; may be stopped and begun again at any time.</summary>
    public async Task<int> WrapAllAsync(CancellationToken cancel = default)
    {
        var (done, last) = (0, Guid.Empty);
        while (true)
        {
            var from = last;
            var page = await WithAsync(db => db.ClientKeys.IgnoreQueryFilters(AllPractices).AsNoTracking().Where(k => k.Id > from).OrderBy(k => k.Id).Take(Batch).Select(k => k.Id).ToListAsync(cancel));
            if (page.Count == 0)
                return done;
            done += await WithAsync(db => WrapAsync(db, db.ClientKeys.Where(k => page.Contains(k.Id)), cancel));
            last = page[^1];
        }
    }

    private async Task<int> WrapAsync(ClinicContext db, IQueryable<ClientKey> which, CancellationToken cancel) =>
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            var rows = await which.IgnoreQueryFilters(AllPractices).AsNoTracking().ToListAsync(cancel);
            var anew = rows.Select(row => (row.Id, Before: row.Wrapped, After: vault.WrapAnew(row))).Where(r => r.After is not null).ToList();
            if (anew.Count == 0)
                return 0;
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var done = 0;
            foreach (var (id, before, after) in anew) // only what nobody changed or destroyed meanwhile
                done += await db.ClientKeys.IgnoreQueryFilters(AllPractices).Where(k => k.Id == id && k.Wrapped == before).ExecuteUpdateAsync(set => set.SetProperty(k => k.Wrapped, after!), cancel);
            await transaction.CommitAsync(cancel);
            return done;
        });

    /// <summary>Every client of every practice seals under a new key from now on.</summary>
    public async Task<int> RenewAllAsync(CancellationToken cancel = default)
    {
        var clients = await WithAsync(db => db.Clients.IgnoreQueryFilters(AllPractices).AsNoTracking().Select(c => new { c.PracticeId, c.Id }).ToListAsync(cancel));
        foreach (var some in clients.GroupBy(c => c.PracticeId).SelectMany(g => g.Chunk(Batch)))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<PracticeScope>().Set(some[0].PracticeId);
            var db = scope.ServiceProvider.GetRequiredService<ClinicContext>();
            foreach (var client in some)
                vault.Renew(db, client.PracticeId, client.Id);
            await db.SaveChangesAsync(cancel);
        }
        return clients.Count;
    }

    private async Task<T> WithAsync<T>(Func<ClinicContext, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<ClinicContext>());
    }
}
