using System.Diagnostics;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Security;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Benchmarks.Records;

/// <summary>The ring gets a new entry while pages are read: every client's key is wrapped anew, and no read fails.</summary>
internal static class KeyRotation
{
    private const int PerUnitOfWork = 500;

    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var (clients, readers) = (wishes.Number("keys", 100_000), wishes.Number("readers", 2));
        await using var ground = await Ground.LayAsync();
        var practice = await ground.FoundPracticeAsync();
        var ids = await SeedAsync(ground, practice, clients);
        using var stop = new CancellationTokenSource();
        var (reads, failures, slowest) = (0L, 0L, 0L);
        var reading = Enumerable.Range(0, readers).Select(n => Task.Run(async () =>
        {
            for (var random = new Random(n); !stop.IsCancellationRequested; Interlocked.Increment(ref reads))
            {
                var began = Stopwatch.GetTimestamp();
                if (!await IsReadAsync(ground, practice, ids[random.Next(ids.Count)]))
                    Interlocked.Increment(ref failures);
                slowest = Math.Max(slowest, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        })).ToList();
        await Task.Delay(TimeSpan.FromSeconds(2));

        var clock = Stopwatch.StartNew();
        await ground.Services.NewRingEntryAsync();
        var wrapped = await ground.Services.GetRequiredService<KeyCare>().WrapAllAsync();
        var took = clock.Elapsed;
        await stop.CancelAsync();
        await Task.WhenAll(reading);

        var left = await ground.Services.GetRequiredService<KeyCare>().WrapAllAsync();
        Console.WriteLine($"{wrapped} of {clients} keys wrapped anew in {took.TotalSeconds:F1} s, {left} left; {reads} reads meanwhile, {failures} failed, slowest {slowest} ms");
        return wrapped == clients && left == 0 && failures == 0 && took < TimeSpan.FromSeconds(60);
    }

    private static Task<bool> IsReadAsync(Ground ground, Guid practice, Guid id) => ground.InAsync(practice, async services =>
    {
        try
        {
            return (await services.GetRequiredService<ClinicContext>().Clients.AsNoTracking().SingleAsync(c => c.Id == id)).PreferredName.Text.StartsWith("Person ", StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is SealBroken or DbUpdateException or Microsoft.Data.Sqlite.SqliteException)
        {
            return false;
        }
    });

    private static async Task<List<Guid>> SeedAsync(Ground ground, Guid practice, int clients)
    {
        var ids = new List<Guid>(clients);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        for (var done = 0; done < clients; done += PerUnitOfWork)
        {
            var from = done;
            ids.AddRange(await ground.InAsync(practice, async services =>
            {
                var db = services.GetRequiredService<ClinicContext>();
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                var owner = await db.Therapists.FirstAsync();
                var some = Enumerable.Range(from, Math.Min(PerUnitOfWork, clients - from)).Select(n => Client.Enrol(practice, owner.Id, new($"Person {n}", $"Person {n}", new DateOnly(1986, 4, 12), ClientRole.Other),
                    new($"person{n}@mail.example", new byte[32], "Etc/UTC", "en", MailboxShared: false), emailConsent: true, now)).ToList();
                db.AddRange(some);
                await db.SaveChangesAsync();
                return some.Select(c => c.Id).ToList();
            }));
        }
        return ids;
    }
}
