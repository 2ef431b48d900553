using System.Data.Common;
using Clinic.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Clinic.Database.Sqlite;

/// <summary>All that makes the context a SQLite one.</summary>
public static class SqliteProvider
{
    public static DbContextOptionsBuilder UseClinicSqlite(this DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteProvider).Assembly.GetName().Name))
            .AddInterceptors(Pragmas.Instance)
            .ReplaceService<Microsoft.EntityFrameworkCore.Infrastructure.IModelCustomizer, SqliteStrictness>();

    /// <summary>The path of the database file in <paramref name="connectionString"/>.</summary>
    public static string FileOf(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;

    /// <summary>Durable writes, no remains of deleted words, patience with other writers.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static readonly Pragmas Instance = new();

        private const string ReadOnlySql = "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;";
        private const string Sql = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; " + ReadOnlySql;

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData data)
        {
            using var command = connection.CreateCommand();
            command.CommandText = SqlFor(connection);
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData data, CancellationToken cancel = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = SqlFor(connection);
            await command.ExecuteNonQueryAsync(cancel);
        }

        /// <summary>EF Core looks whether the file exists by a read-only connection, on which a restored backup cannot be switched to WAL.</summary>
        private static string SqlFor(DbConnection connection) =>
            new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? ReadOnlySql : Sql;
    }
}
