using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Web.Features.Homework;
using Clinic.Web.Plumbing;

namespace Clinic.Web.Setup;

public static class HomeworkSetup
{
    public static IServiceCollection AddHomework(this IServiceCollection services)
    {
        services.AddSingleton(_ => new DoorThrottle());
        services.AddSingleton<FrontDoor>();
        services.AddHostedService(provider => provider.GetRequiredService<FrontDoor>());
        services.AddScoped<LinkDoor>();
        services.AddScoped<InSessionDoor>();
        services.AddScoped<SecondCheck>();
        services.AddScoped<AlertBook>();
        services.AddScoped<AnswerBook>();
        services.AddScoped<QuestionPages>();
        services.AddScoped<CheckPages>();
        return services;
    }
}
