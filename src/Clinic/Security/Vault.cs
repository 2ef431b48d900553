using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Clinic.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Security;

/// <summary>
/// Seals and opens clients' words under per-client keys. The keys lie in the database wrapped by the Data Protection ring,
/// which lies outside it. One per process; it keeps opened keys in memory, and asks at least once a minute whether they still exist.
/// </summary>
/// <param name="mostMessages">Sealed under one key at most. Random nonces of 96 bits are safe up to 2^32.</param>
public sealed class Vault(IDataProtectionProvider protection, Unwrapping? unwrap = null, long mostMessages = 1L << 31)
{
    /// <summary>Messages are counted in blocks, so that not every save writes the count.</summary>
    private const int Block = 1024;

    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, HeldKey> keys = new();
    private readonly ConcurrentDictionary<Guid, StrongBox> counted = new();
    private readonly ConcurrentQueue<Guid> outdated = new();

    /// <summary>Loads the keys of these clients in one query, so that opening a list of names asks nothing per row.</summary>
    public async Task HoldKeysAsync(ClinicContext db, IReadOnlyCollection<Guid> clientIds, CancellationToken cancel = default)
    {
        foreach (var row in await db.ClientKeys.AsNoTracking().Where(k => clientIds.Contains(k.ClientId)).ToListAsync(cancel))
            Hold(row);
    }

    /// <summary>From now on this client's words are sealed under a new key; the earlier ones still open. Saved with the caller's changes.</summary>
    public void Renew(ClinicContext db, Guid practiceId, Guid clientId) => AddKey(db, practiceId, clientId);

    /// <summary>The keys of an erased client leave the memory too.</summary>
    public void Forget(IEnumerable<Guid> keyIds)
    {
        foreach (var id in keyIds)
            keys.TryRemove(id, out _);
    }

    internal byte[] Seal(ClinicContext db, string text, SealAddress address)
    {
        var row = KeyFor(db, address.PracticeId, address.ClientId);
        return FieldCipher.Seal(text, row.Id, Hold(row), address);
    }

    internal string Open(ClinicContext db, byte[] blob, SealAddress address)
    {
        var id = FieldCipher.KeyIdOf(blob);
        if (keys.TryGetValue(id, out var held) && Stopwatch.GetElapsedTime(held.SeenAt) < Trust)
            return FieldCipher.Open(blob, held.Key, address);
        if (db.ClientKeys.AsNoTracking().FirstOrDefault(k => k.Id == id) is { } row)
            return FieldCipher.Open(blob, Hold(row), address);
        keys.TryRemove(id, out _);
        throw new SealBroken();
    }

    /// <summary>Keys that were met wrapped by an earlier entry of the ring, each once.</summary>
    internal IReadOnlyList<Guid> TakeOutdated()
    {
        var taken = new HashSet<Guid>();
        while (outdated.TryDequeue(out var id))
            taken.Add(id);
        return [.. taken];
    }

    /// <summary>The same key, wrapped by the ring's present entry; null where it is already.</summary>
    internal byte[]? WrapAnew(ClientKey row)
    {
        var key = Unwrap(row, out var isOutdated);
        return isOutdated ? Protector(row.PracticeId, row.ClientId).Protect(key) : null;
    }

    private ClientKey KeyFor(ClinicContext db, Guid practiceId, Guid clientId)
    {
        var row = db.ClientKeys.Local.Where(k => k.ClientId == clientId).MaxBy(k => k.Id)
            ?? db.ClientKeys.Where(k => k.ClientId == clientId).OrderByDescending(k => k.Id).FirstOrDefault();
        return row is not null && MayCount(db, row) ? row : AddKey(db, practiceId, clientId);
    }

    private ClientKey AddKey(ClinicContext db, Guid practiceId, Guid clientId)
    {
        var row = db.ClientKeys.Add(ClientKey.New(practiceId, clientId, Protector(practiceId, clientId).Protect, Block, out var key)).Entity;
        keys[row.Id] = new HeldKey(key, Stopwatch.GetTimestamp());
        counted[row.Id] = new StrongBox { Left = Block };
        return row;
    }

    /// <summary>Takes one message of the block that was counted for this process, or counts another block; false where the key has sealed its most.</summary>
    private bool MayCount(ClinicContext db, ClientKey row)
    {
        var box = counted.GetOrAdd(row.Id, _ => new StrongBox());
        if (Interlocked.Decrement(ref box.Left) >= 0)
            return true;
        if (db.ClientKeys.Where(k => k.Id == row.Id && k.Messages <= mostMessages - Block).ExecuteUpdate(set => set.SetProperty(k => k.Messages, k => k.Messages + Block)) == 0)
            return false;
        Interlocked.Exchange(ref box.Left, Block - 1);
        return true;
    }

    private byte[] Hold(ClientKey row)
    {
        var held = keys.TryGetValue(row.Id, out var known) ? known with { SeenAt = Stopwatch.GetTimestamp() } : new HeldKey(UnwrapAndNote(row), Stopwatch.GetTimestamp());
        keys[row.Id] = held;
        return held.Key;
    }

    private byte[] UnwrapAndNote(ClientKey row)
    {
        var key = Unwrap(row, out var isOutdated);
        if (isOutdated)
            outdated.Enqueue(row.Id);
        return key;
    }

    private byte[] Unwrap(ClientKey row, out bool isOutdated)
    {
        try
        {
            isOutdated = false;
            var protector = Protector(row.PracticeId, row.ClientId);
            return unwrap is null ? protector.Unprotect(row.Wrapped) : unwrap(protector, row.Wrapped, out isOutdated);
        }
        catch (CryptographicException)
        {
            throw new SealBroken();
        }
    }

    private IDataProtector Protector(Guid practiceId, Guid clientId) =>
        protection.CreateProtector("Clinic.ClientKey.v1", practiceId.ToString("N"), clientId.ToString("N"));

    private sealed record HeldKey(byte[] Key, long SeenAt);

    private sealed class StrongBox
    {
        public int Left;
    }
}

/// <param name="isOutdated">Wrapped by an entry of the ring that is not the present one.</param>
public delegate byte[] Unwrapping(IDataProtector protector, byte[] wrapped, out bool isOutdated);
