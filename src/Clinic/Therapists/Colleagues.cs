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

    public Task SaveAsync(CancellationToken cancel = default) => db.SaveChangesAsync(cancel);
}
