using Clinic.Data;
using Clinic.Database.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Support;

/// <summary>The run's own database on a real SQL Server: made by migration on first need, dropped at the end. Tests share it, one at a time, each with a new practice.</summary>
internal static class TestServerDatabase
{
    private static readonly SemaphoreSlim One = new(1, 1);
    private static readonly List<string> Made = [];
    private static string? shared;

    /// <summary>The connection string; wait for the turn, and call <see cref="GiveBack"/> afterwards.</summary>
    public static async Task<string> TakeAsync(bool isEmpty)
    {
        await One.WaitAsync();
        try
        {
            if (isEmpty)
                return await MakeAsync();
            shared ??= await MakeAsync();
            await SilenceAsync(shared);
            return shared;
        }
        catch
        {
            GiveBack();
            throw;
        }
    }

    public static void GiveBack() => One.Release();

    public static async Task DropAllAsync()
    {
        SqlConnection.ClearAllPools();
        foreach (var name in Made)
            await RunAsync(Master, $"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]");
        Made.Clear();
    }

    private static string Master => Providers.SqlServer ?? throw new InvalidOperationException($"{Providers.Variable} is not set.");

    private static async Task<string> MakeAsync()
    {
        var name = $"clinic_test_{Guid.NewGuid():N}";
        await RunAsync(Master, $"CREATE DATABASE [{name}]");
        Made.Add(name);
        var connectionString = new SqlConnectionStringBuilder(Master) { InitialCatalog = name }.ConnectionString;
        await using var db = ClinicModel.Context(options => options.UseClinicSqlServer(connectionString));
        await db.Database.MigrateAsync();
        return connectionString;
    }

    /// <summary>A sweep takes what is due in any practice: what earlier tests left behind must not be sent in this one.</summary>
    private static Task SilenceAsync(string connectionString) =>
        RunAsync(connectionString, "UPDATE [Notices] SET [State] = 'Skipped' WHERE [State] IN ('Pending', 'Claimed')");

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
