using Clinic.Mail;
using Clinic.Notices;
using Clinic.Security;
using Clinic.Web.Jobs;
using Clinic.Web.Plumbing;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Clinic.Web.Setup;

public static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services, PortalSettings settings)
    {
        services.AddSingleton<IMailer>(provider => settings.Smtp is { } smtp ? new SmtpMailer(smtp, provider.GetRequiredService<TimeProvider>()) : new PickupMailer(settings.PickupFolder));
        services.AddSingleton<MailPause>();
        services.AddSingleton(provider => new Letters(provider.GetRequiredService<PublicAddress>().Url, provider.GetRequiredService<PortalKeys>()));
        services.AddSingleton<NoticeSweep>();
        services.AddScoped<NoticeCheck>().AddScoped<NoticeWriter>().AddScoped<NoticeDelivery>();
        services.AddScoped<NoticeJobs>();
        services.AddHealthChecks()
            .AddDbContextCheck("database")
            .AddCheck<SweepHealth>("reminders", tags: ["ready"]);
        services.AddSingleton(settings);
        services.AddSingleton<Features.Mailbox.PickupBox>();
        if (!settings.JobsEnabled)
            return services;
        services.AddHangfire(hangfire =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            if (settings.Provider == StorageProvider.Sqlite)
                hangfire.UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(1) });
            else
                hangfire.UseSqlServerStorage(settings.ConnectionString, new SqlServerStorageOptions { SlidingInvisibilityTimeout = TimeSpan.FromMinutes(5), DisableGlobalLocks = true });
        });
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 1;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(Math.Min(settings.SweepSeconds, 15));
        });
        services.AddHostedService<RecurringJobs>();
        services.AddHostedService<SweepWatchdog>();
        return services;
    }

    private static IHealthChecksBuilder AddDbContextCheck(this IHealthChecksBuilder checks, string name) =>
        checks.AddCheck<DatabaseHealth>(name, tags: ["ready"]);

    private sealed class RecurringJobs(IRecurringJobManager manager, PortalSettings settings) : IHostedService
    {
        public Task StartAsync(CancellationToken cancel)
        {
            var every = settings.SweepSeconds;
            var cron = every < 60 ? $"*/{every} * * * * *" : $"*/{every / 60} * * * *";
            manager.AddOrUpdate<NoticeJobs>("sweep", job => job.Sweep(CancellationToken.None), cron, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
    }
}

/// <summary>Red when no sweep of this node has ended for two minutes beyond the usual pause.</summary>
public sealed class SweepHealth(NoticeSweep sweep, PortalSettings settings, TimeProvider clock) : IHealthCheck
{
    private readonly DateTime began = clock.GetUtcNow().UtcDateTime;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancel = default)
    {
        var silence = clock.GetUtcNow().UtcDateTime - (sweep.LastActiveAt ?? began);
        var isLate = settings.JobsEnabled && silence > TimeSpan.FromSeconds(settings.SweepSeconds + 120);
        return Task.FromResult(isLate ? HealthCheckResult.Unhealthy("No sweep lately.") : HealthCheckResult.Healthy());
    }
}

public sealed class DatabaseHealth(Clinic.Data.ClinicContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancel = default) =>
        await db.Database.CanConnectAsync(cancel) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No database.");
}
