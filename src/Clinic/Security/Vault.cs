using System.Collections.Concurrent;
using Clinic.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Security;

/// <summary>
/// Seals and opens clients' words under per-client keys. The keys lie in the database wrapped by the Data Protection ring,
/// which lies outside it. One per process; it keeps opened keys in memory.
/// </summary>
public sealed class Vault(IDataProtectionProvider protection)
{
    private readonly ConcurrentDictionary<Guid, byte[]> keys = new();

    /// <summary>Loads the keys of these clients in one query, so that opening a list of names asks nothing per row.</summary>
    public async Task HoldKeysAsync(ClinicContext db, IReadOnlyCollection<Guid> clientIds, CancellationToken cancel = default)
    {
        foreach (var row in await db.ClientKeys.AsNoTracking().Where(k => clientIds.Contains(k.ClientId)).ToListAsync(cancel))
            keys.GetOrAdd(row.Id, _ => Unwrap(row));
    }

    internal byte[] Seal(ClinicContext db, string text, SealAddress address)
    {
        var (id, key) = KeyFor(db, address.PracticeId, address.ClientId);
        return FieldCipher.Seal(text, id, key, address);
    }

    internal string Open(ClinicContext db, byte[] blob, SealAddress address)
    {
        var id = FieldCipher.KeyIdOf(blob);
        if (!keys.TryGetValue(id, out var key))
        {
            var row = db.ClientKeys.AsNoTracking().FirstOrDefault(k => k.Id == id) ?? throw new SealBroken();
            keys[id] = key = Unwrap(row);
        }
        return FieldCipher.Open(blob, key, address);
    }

    private (Guid Id, byte[] Key) KeyFor(ClinicContext db, Guid practiceId, Guid clientId)
    {
        var row = db.ClientKeys.Local.FirstOrDefault(k => k.ClientId == clientId)
            ?? db.ClientKeys.AsNoTracking().Where(k => k.ClientId == clientId).OrderByDescending(k => k.Id).FirstOrDefault();
        if (row is not null)
            return (row.Id, keys.GetOrAdd(row.Id, _ => Unwrap(row)));
        row = ClientKey.New(practiceId, clientId, Protector(practiceId, clientId).Protect, out var key);
        db.ClientKeys.Add(row);
        keys[row.Id] = key;
        return (row.Id, key);
    }

    private byte[] Unwrap(ClientKey row) => Protector(row.PracticeId, row.ClientId).Unprotect(row.Wrapped);

    private IDataProtector Protector(Guid practiceId, Guid clientId) =>
        protection.CreateProtector("Clinic.ClientKey.v1", practiceId.ToString("N"), clientId.ToString("N"));
}
