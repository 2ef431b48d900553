using Clinic.Web.Plumbing;
using Clinic.Web.Setup;

try
{
    if (Operator.MakeKey(args) is { } made)
        return made;
    var builder = WebApplication.CreateBuilder([.. args.Where(arg => arg != "--worker")]); // it would take the next argument for its value
    builder.WebHost.UseStaticWebAssets();
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    if (args.Contains("--worker"))
        builder.Configuration["Jobs:Worker"] = "true";
    var settings = PortalSettings.Read(builder.Configuration, builder.Environment);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddSingleton<PublicAddress>();
    builder.Services.AddKeyRing(settings, builder.Environment.IsDevelopment());
    builder.Services.AddStorage(settings);
    builder.Services.AddSecurity(settings);
    builder.Services.AddThrottles();
    builder.Services.AddPages(settings);
    builder.Services.AddHomework();
    builder.Services.AddMaps(settings);
    builder.Services.AddJobs(settings);
    builder.Services.AddReports(settings);
    builder.Services.AddAssignments();
    builder.Services.AddCouples();
    builder.Services.AddPractices();

    var app = builder.Build();
    if (app.Services.LockKeys(args, settings) is { } locked)
        return locked;
    app.Services.PrepareKeyRing(settings, app.Environment.IsDevelopment());
    await app.PrepareStorageAsync(settings, migrate: args.Contains("migrate"));
    if (await app.Services.RunAsync(args, settings) is { } done)
        return done;
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
