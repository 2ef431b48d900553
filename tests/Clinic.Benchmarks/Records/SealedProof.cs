using System.Diagnostics;
using System.Security.Cryptography;
using Clinic.Data;
using Clinic.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Benchmarks.Records;

/// <summary>What happens to sealed words that are moved or altered, and whether a nonce ever comes twice.</summary>
internal static class SealedProof
{
    private const int NonceAt = 17, NonceSize = 12;

    /// <summary>Each blob into another row, column, client, practice or revision, in the database itself, and read as a page would.</summary>
    public static async Task<bool> SwapsAsync(Wishes wishes)
    {
        var (swaps, random) = (wishes.Number("swaps", 10_000), new Random(wishes.Number("seed", 4711)));
        await using var ground = await Ground.LayAsync();
        var practices = new List<Guid>();
        for (var i = 0; i < 3; i++)
            practices.Add(await ground.WordyPracticeAsync(i, clients: 10, kind => $"{kind} {Guid.NewGuid():N}"));
        var cells = await ground.InAsync(practices[0], services => services.GetRequiredService<ClinicContext>().SealedCellsAsync());
        var (opened, readable, clock) = (0, 0, Stopwatch.StartNew());
        foreach (var practice in practices)
        {
            var targets = cells.Where(c => c.PracticeId == practice).ToList();
            await ground.InAsync(practice, async services =>
            {
                var db = services.GetRequiredService<ClinicContext>();
                readable += await CountAsync(targets, async cell => await db.ReadAsync(cell) is not null);
                for (var i = 0; i < swaps / practices.Count + 1; i++)
                {
                    var (to, from) = (targets[random.Next(targets.Count)], cells[random.Next(cells.Count)]);
                    if (ReferenceEquals(to, from))
                        continue;
                    await using var transaction = await db.Database.BeginTransactionAsync();
                    await db.PutAsync(to, from.Blob);
                    opened += await db.ReadAsync(to) is null ? 0 : 1;
                    await transaction.RollbackAsync();
                }
                return 0;
            });
        }
        Console.WriteLine($"{cells.Count} sealed cells in {cells.Select(c => (c.Table, c.Column.Name)).Distinct().Count()} columns of 3 practices; all readable in their places: {readable == cells.Count}");
        Console.WriteLine($"{swaps} swaps, {opened} opened, {clock.Elapsed.TotalSeconds:F0} s");
        return opened == 0 && readable == cells.Count;
    }

    /// <summary>Every single bit of every blob.</summary>
    public static Task<bool> BitsAsync(Wishes wishes)
    {
        var (blobs, flips, opened, clock) = (wishes.Number("blobs", 1000), 0L, 0L, Stopwatch.StartNew());
        Parallel.For(0, blobs, nth =>
        {
            var (key, keyId) = (RandomNumberGenerator.GetBytes(32), Guid.NewGuid());
            var here = new SealAddress(Guid.NewGuid(), Guid.NewGuid(), "Answers", "Value", Guid.NewGuid());
            var blob = FieldCipher.Seal(new string('x', nth % 700), keyId, key, here);
            for (var bit = 0; bit < 8 * blob.Length; bit++)
            {
                blob[bit / 8] ^= (byte)(1 << (bit % 8));
                Interlocked.Increment(ref flips);
                if (Opens(blob, key, here))
                    Interlocked.Increment(ref opened);
                blob[bit / 8] ^= (byte)(1 << (bit % 8));
            }
            if (!Opens(blob, key, here))
                throw new InvalidOperationException("The blob itself does not open.");
        });
        Console.WriteLine($"{blobs} blobs, {flips} bits flipped, {opened} opened, {clock.Elapsed.TotalSeconds:F0} s");
        return Task.FromResult(opened == 0);
    }

    /// <summary>All under one key. Sorted afterwards, so that ten million fit into memory.</summary>
    public static Task<bool> NoncesAsync(Wishes wishes)
    {
        var (count, clock) = (wishes.Number("messages", 10_000_000), Stopwatch.StartNew());
        var (key, keyId, here) = (RandomNumberGenerator.GetBytes(32), Guid.NewGuid(), new SealAddress(Guid.NewGuid(), Guid.NewGuid(), "Answers", "Value", Guid.NewGuid()));
        var nonces = new UInt128[count];
        Parallel.For(0, count, i => nonces[i] = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian([0, 0, 0, 0, .. FieldCipher.Seal("", keyId, key, here).AsSpan(NonceAt, NonceSize)]));
        Array.Sort(nonces);
        var repeats = Enumerable.Range(1, count - 1).Count(i => nonces[i] == nonces[i - 1]);
        Console.WriteLine($"{count} messages under one key, {repeats} nonces twice, {count / clock.Elapsed.TotalSeconds:F0} messages a second");
        return Task.FromResult(repeats == 0);
    }

    private static bool Opens(byte[] blob, byte[] key, SealAddress here)
    {
        try
        {
            FieldCipher.Open(blob, key, here);
            return true;
        }
        catch (SealBroken)
        {
            return false;
        }
    }

    private static async Task<int> CountAsync(IEnumerable<Cell> cells, Func<Cell, Task<bool>> which)
    {
        var count = 0;
        foreach (var cell in cells)
            count += await which(cell) ? 1 : 0;
        return count;
    }
}
