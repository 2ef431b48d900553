using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Clinic.Web.Setup;

public static class PipelineSetup
{
    public static IServiceCollection AddMaps(this IServiceCollection services, PortalSettings settings)
    {
        services.AddAutoMapper(maps => maps.LicenseKey = settings.AutoMapperLicense ?? "", typeof(PipelineSetup).Assembly);
        return services;
    }

    public static void UsePortal(this WebApplication app)
    {
        app.UsePageHeaders();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        app.UseAuthentication();
        app.UsePracticeOfUser();
        app.UseRequestLocalization();
        app.UseAuthorization();
        app.UseClientLanguage();
        app.MapStaticAssets().AllowAnonymous();
        app.MapControllers().WithStaticAssets();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
    }
}
