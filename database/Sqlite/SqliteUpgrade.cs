using Clinic.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Database.Sqlite;

/// <summary>The embedded database migrates itself at start: alone, after a backup, and past a lock that a killed process left behind.</summary>
public static class SqliteUpgrade
{
    public static async Task RunAsync(ClinicContext db, string connectionString, string dataFolder, CancellationToken cancel = default)
    {
        await using var alone = await LockAsync(Path.Combine(dataFolder, "upgrade.lock"), cancel);
        var file = SqliteProvider.FileOf(connectionString);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count > 0)
            await MigrateAsync(db, connectionString, dataFolder, file, pending[0], cancel);
        await RunAsync(connectionString, SqliteAuditTrail.Triggers, cancel);
    }

    private static async Task MigrateAsync(ClinicContext db, string connectionString, string dataFolder, string file, string first, CancellationToken cancel)
    {
        if (File.Exists(file))
            await RunAsync(connectionString, "DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancel); // nobody else can hold it: we hold the file's
        if (File.Exists(file) && (await db.Database.GetAppliedMigrationsAsync(cancel)).Any())
            await BackUpAsync(connectionString, Path.Combine(dataFolder, "backups"), first, cancel);
        await db.Database.MigrateAsync(cancel);
    }

    private static async Task BackUpAsync(string connectionString, string folder, string nextMigration, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var backup = Path.Combine(folder, $"before-{nextMigration}.db");
        if (File.Exists(backup))
            return;
        var draft = backup + ".part"; // a start that is killed here must not leave half a backup under the name of a whole one
        File.Delete(draft);
        await RunAsync(connectionString, $"VACUUM INTO '{draft.Replace("'", "''", StringComparison.Ordinal)}'", cancel);
        File.Move(draft, backup);
    }

    private static async Task RunAsync(string connectionString, string sql, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < 300)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
            }
        }
    }
}
