using Clinic.Web.Plumbing;
using Clinic.Web.Setup;

try
{
    var builder = WebApplication.CreateBuilder([.. args.Where(arg => arg != "--worker")]); // it would take the next argument for its value
    builder.WebHost.UseStaticWebAssets();
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    if (args.Contains("--worker"))
        builder.Configuration["Jobs:Worker"] = "true";
    var settings = PortalSettings.Read(builder.Configuration, builder.Environment);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddSingleton<PublicAddress>();
    builder.Services.AddStorage(settings);
    builder.Services.AddSecurity(settings);
    builder.Services.AddThrottles();
    builder.Services.AddPages(settings);
    builder.Services.AddHomework();
    builder.Services.AddMaps(settings);
    builder.Services.AddJobs(settings);
    builder.Services.AddReports(settings);
    builder.Services.AddAssignments();
    builder.Services.AddPractices();

    var app = builder.Build();
    await app.PrepareStorageAsync(settings, migrate: args.Contains("migrate"));
    if (args.Contains("migrate"))
        return 0;
    await app.PrepareDemoAsync(settings);
    app.UsePortal(settings);
    app.AnnounceWhenStarted(settings);
    await app.RunAsync();
    return 0;
}
catch (BadSetting bad)
{
    await Console.Error.WriteLineAsync(bad.Message);
    return 1;
}

/// <summary>Named so that the tests can start the portal.</summary>
public partial class Program;
