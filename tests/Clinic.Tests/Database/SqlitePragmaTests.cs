using Clinic.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Database;

[Category("Database"), Parallelizable]
public sealed class SqlitePragmaTests
{
    [TestCase("journal_mode", "wal")]
    [TestCase("synchronous", "2", Description = "FULL")]
    [TestCase("secure_delete", "1")]
    [TestCase("foreign_keys", "1")]
    [TestCase("busy_timeout", "5000")]
    public async Task Every_connection_is_durable_clean_and_patient(string pragma, string expected)
    {
        await using var portal = await Portal.StartAsync();

        // More at once than the pool has seen, so that fresh connections are among them.
        var values = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => portal.ReadAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            return $"{await command.ExecuteScalarAsync()}";
        }))));

        Assert.That(values, Is.All.EqualTo(expected));
    }
}
