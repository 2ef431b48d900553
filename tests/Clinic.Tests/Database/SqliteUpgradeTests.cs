using Clinic.Data;
using Clinic.Database.Sqlite;
using Clinic.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Database;

/// <summary>Whatever a killed start left behind, the next one gets through.</summary>
[Category("Database"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SqliteUpgradeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly PortalPlace place = PortalPlace.NewSqlite();

    [TearDown]
    public void Clean() => place.Delete();

    [Test]
    public async Task An_empty_folder_gets_a_database_of_today()
    {
        await UpgradeAsync();

        Assert.That(await PendingAsync(), Is.Empty);
        Assert.That(Backups(), Is.Empty, "there was nothing to save");
    }

    [Test]
    public async Task A_start_killed_during_the_very_first_migration_is_taken_up_again()
    {
        await RunAsync(AbandonedLock);

        await UpgradeAsync();

        Assert.That(await PendingAsync(), Is.Empty);
    }

    [Test]
    public async Task A_start_killed_during_a_later_migration_is_taken_up_again()
    {
        await OlderDatabaseAsync();
        await RunAsync(AbandonedLock);

        await UpgradeAsync();

        Assert.That(await PendingAsync(), Is.Empty);
    }

    [Test]
    public async Task Before_it_changes_a_database_it_copies_it()
    {
        await OlderDatabaseAsync();

        await UpgradeAsync();

        var backup = Backups().Single();
        Assert.That(await ScalarAsync($"Data Source={backup};Pooling=False", "PRAGMA integrity_check"), Is.EqualTo("ok"));
        Assert.That(await ScalarAsync($"Data Source={backup};Pooling=False", "SELECT COUNT(*) FROM \"__EFMigrationsHistory\""), Is.EqualTo("1"), "as it was before");
    }

    [Test]
    public async Task Half_a_backup_of_a_killed_start_is_made_anew()
    {
        await OlderDatabaseAsync();
        await UpgradeAsync();
        var (backup, whole) = (Backups().Single(), await File.ReadAllBytesAsync(Backups().Single()));
        File.Delete(backup);
        await File.WriteAllBytesAsync(backup + ".part", whole[..100]);
        await OlderDatabaseAsync();

        await UpgradeAsync();

        Assert.That(Backups(), Is.EqualTo(new[] { backup }));
        Assert.That(await ScalarAsync($"Data Source={backup};Pooling=False", "PRAGMA integrity_check"), Is.EqualTo("ok"));
    }

    [Test]
    public async Task The_first_backup_of_an_upgrade_that_needed_two_tries_is_kept()
    {
        await OlderDatabaseAsync();
        await UpgradeAsync();
        var first = await File.ReadAllBytesAsync(Backups().Single());
        await OlderDatabaseAsync();

        await UpgradeAsync();

        Assert.That(await File.ReadAllBytesAsync(Backups().Single()), Is.EqualTo(first));
    }

    [Test]
    public async Task A_backup_put_in_place_of_the_database_starts()
    {
        await UpgradeAsync();
        await RunAsync($"VACUUM INTO '{place.DatabaseFile}.copy'");
        place.LetGo();
        foreach (var file in Directory.GetFiles(place.Folder, "clinic.db").Concat(Directory.GetFiles(place.Folder, "clinic.db-*")))
            File.Delete(file);
        File.Move($"{place.DatabaseFile}.copy", place.DatabaseFile);
        await RunAsync("PRAGMA journal_mode=DELETE");

        await UpgradeAsync();

        Assert.That(await PendingAsync(), Is.Empty);
    }

    [Test]
    public async Task A_database_of_today_is_left_alone()
    {
        await UpgradeAsync();
        await UpgradeAsync();

        Assert.That(Backups(), Is.Empty);
    }

    [Test]
    public async Task Two_starts_at_once_get_through_one_after_the_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(UpgradeAsync)));

        Assert.That(await PendingAsync(), Is.Empty);
    }

    /// <summary>What EF Core leaves when it is killed while it migrates; it would wait for it without an end.</summary>
    private const string AbandonedLock = """
        CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
        INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-24 09:00:00');
        """;

    /// <summary>A database that an older version made: it has a migration that is known and, going by its history, misses all that are.</summary>
    private async Task OlderDatabaseAsync()
    {
        place.LetGo();
        File.Delete(place.DatabaseFile);
        await RunAsync("""
            PRAGMA journal_mode=WAL;
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsHistory" VALUES ('20200101000000_Before', '10.0.0');
            """);
    }

    private async Task UpgradeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var db = Context();
        await SqliteUpgrade.RunAsync(db, place.ConnectionString, place.Folder, patience.Token);
    }

    private async Task<IEnumerable<string>> PendingAsync()
    {
        await using var db = Context();
        return await db.Database.GetPendingMigrationsAsync();
    }

    private ClinicContext Context() => ClinicModel.Context(options => options.UseClinicSqlite(place.ConnectionString));

    private string[] Backups() => Directory.Exists(Path.Combine(place.Folder, "backups")) ? Directory.GetFiles(Path.Combine(place.Folder, "backups")) : [];

    private Task<string> RunAsync(string sql) => ScalarAsync($"{place.ConnectionString};Pooling=False", sql);

    private static async Task<string> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{await command.ExecuteScalarAsync()}";
    }
}
