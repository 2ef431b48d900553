using Clinic.Couples;
using Clinic.Pathways;
using Clinic.Web.Features.Couples;
using Clinic.Web.Features.Homework;

namespace Clinic.Web.Setup;

public static class CouplesSetup
{
    public static IServiceCollection AddCouples(this IServiceCollection services) => services
        .AddScoped<PolicyBook>()
        .AddScoped<ReleaseBook>()
        .AddScoped<RunBook>()
        .AddScoped<WrongPartner>()
        .AddScoped<CoupleFile>()
        .AddScoped<CouplePass>()
        .AddScoped<CouplePages>()
        .AddScoped<CoupleDesk>()
        .AddScoped<RunPages>()
        .AddScoped<LedgerReader>()
        .AddScoped<JointReportReader>()
        .AddScoped<Features.Repairs.RepairDesk>()
        .AddScoped<OwnReleasePages>();
}
