using Clinic.Disclosures;
using Clinic.Mail;
using Clinic.Notices;
using Clinic.Security;
using Clinic.Web.Jobs;
using Clinic.Web.Plumbing;
using Hangfire;
using Hangfire.Dashboard;
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
        services.AddSingleton(new SweepSize(settings.Dispatchers));
        services.AddSingleton(provider => new Letters(provider.GetRequiredService<PublicAddress>().Url, provider.GetRequiredService<PortalKeys>()));
        services.AddSingleton<NoticeSweep>();
        services.AddScoped<NoticeCheck>().AddScoped<NoticeWriter>().AddScoped<NoticeDelivery>();
        services.AddScoped<NoticeJobs>();
        services.AddSingleton<DisclosureSweep>().AddScoped<DisclosureJobs>();
        services.AddSingleton<BounceBook>();
        if (settings.Bounces is { } bounces)
            services.AddSingleton(new BounceMailbox(bounces)).AddScoped<BounceJobs>();
        services.AddSingleton<SweepHealth>(); // one, so that it knows since when it has been watching
        services.AddHealthChecks()
            .AddDbContextCheck("database")
            .AddCheck<SweepHealth>("reminders", tags: ["ready"])
            .AddCheck<MailHealth>("mail", tags: ["ready"]);
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

    /// <summary>Hangfire's pages: only where the settings ask for them, only for the owner, and with nothing to press.</summary>
    public static void MapJobs(this WebApplication app, PortalSettings settings)
    {
        if (settings is not { JobsEnabled: true, JobsDashboard: true })
            return;
        // The overview is a drawing by scripts, which no page of ours runs unless it is our own.
        app.MapGet("/jobs", () => Results.LocalRedirect("/jobs/recurring")).RequireAuthorization(Policies.Owner);
        app.MapHangfireDashboard("/jobs", new DashboardOptions
        {
            Authorization = [new OnlyOwner()], IsReadOnlyFunc = _ => true, DisplayStorageConnectionString = false, DashboardTitle = "Jobs", AppPath = "/", IgnoreAntiforgeryToken = true,
        }).RequireAuthorization(Policies.Owner);
    }

    /// <summary>Hangfire's own rule lets in whoever calls from this machine, which behind a proxy is everybody.</summary>
    private sealed class OnlyOwner : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().User.IsInRole(nameof(Clinic.Therapists.TherapistRole.Owner));
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
            manager.AddOrUpdate<DisclosureJobs>("disclosures", job => job.Sweep(CancellationToken.None), "*/10 * * * *", new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
            if (settings.Bounces is not null)
                manager.AddOrUpdate<BounceJobs>("bounces", job => job.Read(CancellationToken.None), "*/5 * * * *", new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
    }
}

/// <summary>Red when nothing has swept on this node for two minutes, or a minute longer than the usual pause where that is long.</summary>
public sealed class SweepHealth(NoticeSweep sweep, PortalSettings settings, TimeProvider clock) : IHealthCheck
{
    private readonly DateTime began = clock.GetUtcNow().UtcDateTime;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancel = default)
    {
        var silence = clock.GetUtcNow().UtcDateTime - (sweep.LastActiveAt ?? began);
        var isLate = settings.JobsEnabled && silence > TimeSpan.FromSeconds(Math.Max(120, settings.SweepSeconds + 60));
        return Task.FromResult(isLate ? HealthCheckResult.Unhealthy("No sweep lately.") : HealthCheckResult.Healthy());
    }
}

/// <summary>Degraded, not red, while mail cannot leave: the portal itself works, and taking it out of service would mend nothing.</summary>
public sealed class MailHealth(MailPause pause) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancel = default) =>
        Task.FromResult(pause.Trouble is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("Mail does not leave."));
}

public sealed class DatabaseHealth(Clinic.Data.ClinicContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancel = default) =>
        await db.Database.CanConnectAsync(cancel) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No database.");
}
