using Clinic.Clients;
using Clinic.Data;
using Clinic.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Therapists;

/// <summary>Everything an assistant may see: who is a client of the practice, how they are reached, and when they come. No homework, answer, note or alert.</summary>
public sealed class Roster(ClinicContext db)
{
    public IQueryable<Client> Clients => db.Clients;

    public IQueryable<Session> Sessions => db.Sessions;

    /// <summary>Those who have clients, by name.</summary>
    public Task<Dictionary<Guid, string>> TherapistsAsync(CancellationToken cancel = default) =>
        db.Therapists.Where(t => t.DisabledAt == null && (t.Role == TherapistRole.Therapist || t.Role == TherapistRole.Owner))
            .OrderBy(t => t.DisplayName).ToDictionaryAsync(t => t.Id, t => t.DisplayName, cancel);

    public async Task<Client> ClientAsync(Guid id, CancellationToken cancel = default) =>
        await Clients.FirstOrDefaultAsync(c => c.Id == id, cancel) ?? throw new NotInCaseload();

    public async Task<Session> SessionAsync(Guid id, CancellationToken cancel = default) =>
        await Sessions.FirstOrDefaultAsync(s => s.Id == id, cancel) ?? throw new NotInCaseload();

    public IQueryable<Couple> Couples => db.Couples;

    /// <summary>Every client with names that open without a query for each.</summary>
    public async Task<ClientNames> NamesAsync(CancellationToken cancel = default)
    {
        var clients = await Clients.AsNoTracking().ToListAsync(cancel);
        await db.Vault.HoldKeysAsync(db, [.. clients.Select(c => c.Id)], cancel);
        return new ClientNames(clients);
    }

    public void Add(object entity) => db.Add(entity);

    public Task SaveAsync(CancellationToken cancel = default) => db.SaveChangesAsync(cancel);
}
