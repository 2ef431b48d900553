using Clinic.Web.Features.Assignments;
using Clinic.Web.Features.Library;
using Clinic.Web.Features.PaperAnswers;
using Clinic.Web.Features.Reviews;

namespace Clinic.Web.Setup;

public static class AssignmentsSetup
{
    public static IServiceCollection AddAssignments(this IServiceCollection services) => services
        .AddScoped<AssignDesk>()
        .AddScoped<AssignmentList>()
        .AddScoped<AssignmentReader>()
        .AddScoped<ReviewReader>()
        .AddScoped<PaperDesk>()
        .AddScoped<LibraryReader>();
}
