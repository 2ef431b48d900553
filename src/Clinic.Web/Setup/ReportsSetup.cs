using Clinic.Reports;
using Clinic.Web.Features.Reports;

namespace Clinic.Web.Setup;

public static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services, PortalSettings settings)
    {
        if (settings.ReportsEngine != "Auto" && !ReportEngines.CompiledIn.Contains(settings.ReportsEngine))
            throw new BadSetting("Reports:Engine", $"is {settings.ReportsEngine}, which this build does not have: it has {string.Join(" and ", ReportEngines.CompiledIn)}.");
        services.AddSingleton(ReportEngines.Choose(settings.ReportsEngine, settings.QuestPdfLicense, ReportFonts.Shipped));
        services.AddScoped<SessionPrepReader>();
        return services;
    }
}
