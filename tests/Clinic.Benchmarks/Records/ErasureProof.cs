using System.Diagnostics;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Benchmarks.Records;

/// <summary>Erases many, looks for remains in the files, puts the backup from before in place and lets the start erase them again.</summary>
internal static class ErasureProof
{
    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var count = wishes.Number("clients", 1000);
        await using var ground = await Ground.LayAsync();
        var practice = await ground.WordyPracticeAsync(0, count, kind => $"{kind} {Guid.NewGuid():N}");
        var cells = await ground.InAsync(practice, services => services.GetRequiredService<ClinicContext>().SealedCellsAsync());
        var backup = Path.Combine(ground.Folder, "backup.db");
        await ground.InAsync(practice, services => services.GetRequiredService<ClinicContext>().Database.ExecuteSqlAsync($"VACUUM INTO {backup}"));

        var clock = Stopwatch.StartNew();
        var ids = await ground.InAsync(practice, services => services.GetRequiredService<ClinicContext>().Clients.Select(c => c.Id).ToListAsync());
        foreach (var id in ids)
            await ground.InAsync(practice, async services =>
            {
                await services.GetRequiredService<Erasure>().EraseAsync(id, ErasureReason.AskedByClient, null);
                return 0;
            });
        var erasing = clock.Elapsed;
        var remains = Remains(ground, cells);

        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(ground.Folder, "clinic.db*"))
            File.Delete(file);
        File.Move(backup, ground.DatabaseFile);
        clock.Restart();
        var again = await ground.Services.GetRequiredService<ErasureSweep>().ReplayAsync();
        var readable = await ground.InAsync(practice, async services =>
        {
            var (db, found) = (services.GetRequiredService<ClinicContext>(), 0);
            foreach (var cell in cells.Where(c => c.Type.ClrType != typeof(Client)))
                found += await db.ReadAsync(cell) is { Length: > 0 } ? 1 : 0;
            return found + await db.Clients.CountAsync() + await db.ClientKeys.CountAsync();
        });
        Console.WriteLine($"{ids.Count} erased in {erasing.TotalSeconds:F1} s; of {cells.Count} sealed texts {remains} left in database file and log");
        Console.WriteLine($"after the older backup was put in place: {again} erased again in {clock.Elapsed.TotalSeconds:F1} s, {readable} readable, {Remains(ground, cells)} left in the files");
        return ids.Count == count && remains == 0 && again == count && readable == 0 && Remains(ground, cells) == 0;
    }

    private static int Remains(Ground ground, List<Cell> cells)
    {
        var wanted = cells.Select(c => Convert.ToHexString(c.Blob.AsSpan(17, 16))).ToHashSet();
        var found = 0;
        foreach (var path in Directory.GetFiles(ground.Folder, "clinic.db*"))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            var bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
            for (var i = 0; i + 16 <= bytes.Length; i++)
                found += bytes[i] != 0 && wanted.Contains(Convert.ToHexString(bytes.Slice(i, 16))) ? 1 : 0;
        }
        return found;
    }
}
