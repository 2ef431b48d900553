using Clinic.Audit;
using Clinic.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Therapists;

/// <summary>Everybody with an account at this practice. An owner reaches the others' accounts through it.</summary>
public sealed class Colleagues(ClinicContext db)
{
    public IQueryable<Therapist> All => db.Therapists;

    public async Task<Therapist> FindAsync(Guid id, CancellationToken cancel = default) =>
        await All.FirstOrDefaultAsync(t => t.Id == id, cancel) ?? throw new NotInCaseload();

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(CancellationToken cancel = default) =>
        await All.ToDictionaryAsync(t => t.Id, t => t.DisplayName, cancel);

    /// <summary>One page of what is noted about the practice itself and no client, latest first.</summary>
    public async Task<((int Page, int Total) Paging, IReadOnlyList<AuditEntry> Entries)> TrailAsync(int page, int size, CancellationToken cancel = default)
    {
        var trail = db.AuditEntries.AsNoTracking().Where(e => e.ClientId == null);
        var total = await trail.CountAsync(cancel);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        return ((shown, total), await trail.OrderByDescending(e => e.Number).Skip((shown - 1) * size).Take(size).ToListAsync(cancel));
    }

    public Task SaveAsync(CancellationToken cancel = default) => db.SaveChangesAsync(cancel);
}
