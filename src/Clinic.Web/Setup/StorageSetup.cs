using Clinic.Audit;
using Clinic.Data;
using Clinic.Database.Sqlite;
using Clinic.Database.SqlServer;
using Clinic.Notices;
using Clinic.Security;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Setup;

public static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, PortalSettings settings)
    {
        services.AddScoped<PracticeScope>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<AuditCheck>();
        services.AddScoped<Erasure>();
        services.AddSingleton(new AuditHeads(settings.RecordsFolder)).AddSingleton(new ErasureLedger(settings.RecordsFolder));
        services.AddSingleton(new StorageRinse(settings.Provider == StorageProvider.Sqlite ? SqliteRinse.RunAsync : (_, _) => Task.CompletedTask));
        services.AddSingleton<ErasureSweep>().AddSingleton<KeyCare>();
        services.AddScoped<NoticeBook>().AddScoped<SessionNotices>();
        services.AddScoped<Clinic.Library.Shelf>();
        services.AddSingleton<INoticeClaim>(settings.Provider == StorageProvider.Sqlite ? new SqliteNoticeClaim() : new SqlServerNoticeClaim());
        services.AddDbContext<ClinicContext>(options => options.UseClinic(settings).AddInterceptors(Interceptors).OpenSealedWords());
        return services;
    }

    private static readonly Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor[] Interceptors = [new PracticeGuard(), new Sealing()];

    private static DbContextOptionsBuilder UseClinic(this DbContextOptionsBuilder options, PortalSettings settings) =>
        settings.Provider == StorageProvider.Sqlite
            ? options.UseClinicSqlite(settings.ConnectionString)
            : options.UseClinicSqlServer(settings.ConnectionString);

    /// <summary>The embedded database brings itself up to date; a SQL Server is never changed by a node that serves pages.</summary>
    public static async Task PrepareStorageAsync(this WebApplication app, PortalSettings settings, bool migrate)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicContext>();
        if (settings.Provider == StorageProvider.Sqlite)
            await SqliteUpgrade.RunAsync(db, settings.ConnectionString, settings.DataFolder);
        else if (migrate)
            await db.Database.MigrateAsync();
        else if ((await db.Database.GetPendingMigrationsAsync()).Any())
            throw new BadSetting("ConnectionStrings:Clinic", "names a database that is not up to date: run database/SqlServer/clinic.sql on it, or start once with the argument 'migrate'.");
        await app.Services.GetRequiredService<ErasureSweep>().ReplayAsync();
    }
}
