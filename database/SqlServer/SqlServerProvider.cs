using Microsoft.EntityFrameworkCore;

namespace Clinic.Database.SqlServer;

/// <summary>All that makes the context a SQL Server one.</summary>
public static class SqlServerProvider
{
    /// <summary>SQL Server 2022.</summary>
    private const int CompatibilityLevel = 160;

    public static DbContextOptionsBuilder UseClinicSqlServer(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, server => server
            .MigrationsAssembly(typeof(SqlServerProvider).Assembly.GetName().Name)
            .UseCompatibilityLevel(CompatibilityLevel)
            .EnableRetryOnFailure());
}
