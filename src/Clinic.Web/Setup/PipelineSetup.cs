using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

namespace Clinic.Web.Setup;

public static class PipelineSetup
{
    public static IServiceCollection AddMaps(this IServiceCollection services, PortalSettings settings)
    {
        services.AddAutoMapper(maps => maps.LicenseKey = settings.AutoMapperLicense ?? "", typeof(PipelineSetup).Assembly);
        if (settings.PublicUrl is { } url)
            services.PostConfigure<HostFilteringOptions>(hosts => hosts.AllowedHosts = [url.Host, "localhost", "127.0.0.1"]);
        services.Configure<ForwardedHeadersOptions>(proxy => proxy.ForwardedHeaders = ForwardedHeaders.XForwardedFor);
        return services;
    }

    public static void UsePortal(this WebApplication app, PortalSettings settings)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        // Without it the rule that denies by default would send people to the sign-in page for addresses that do not exist.
        app.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();
        if (!settings.IsWorker)
            app.UsePages(settings);
    }

    private static void UsePages(this WebApplication app, PortalSettings settings)
    {
        app.UseForwardedHeaders();
        app.UseConfiguredScheme(settings);
        app.UsePageHeaders();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseNulFreeForms();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UsePracticeOfUser();
        app.UseRequestLocalization();
        app.UseAuthorization();
        app.UseClientLanguage();
        app.MapStaticAssets().AllowAnonymous();
        app.MapControllers().WithStaticAssets();
        app.MapJobs(settings);
    }

    /// <summary>TLS may end at a proxy: the scheme is the configured one, whatever the last hop spoke and whatever a header claims.</summary>
    private static void UseConfiguredScheme(this WebApplication app, PortalSettings settings)
    {
        if (settings.PublicUrl is not { } url)
            return;
        app.Use((context, next) =>
        {
            context.Request.Scheme = url.Scheme;
            return next(context);
        });
    }
}
