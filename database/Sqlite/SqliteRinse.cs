using Clinic.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Database.Sqlite;

/// <summary>
/// Empties the write-ahead log into the database file, in which secure_delete has overwritten what was changed: the log still holds it otherwise.
/// A reader may hold it up for a while; what is then left goes with the next one.
/// </summary>
public static class SqliteRinse
{
    public static async Task RunAsync(ClinicContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            for (var tries = 0; tries < 20 && await IsBusyAsync(db, cancel); tries++)
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<bool> IsBusyAsync(ClinicContext db, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) != 0;
    }
}
