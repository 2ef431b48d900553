using Clinic.Data;
using Clinic.Mail;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Tests.Support;

/// <summary>The real portal in this process, with a clock that stands still, a folder of its own and no Hangfire.</summary>
internal sealed class PortalFactory(PortalOptions options, PortalPlace place, FakeTimeProvider clock, LogKeeper logs, QueryCounter queries) : WebApplicationFactory<Program>
{
    public static readonly Uri Address = new("https://portal.test");

    /// <summary>Few rounds, so that a sign-in costs a test next to nothing.</summary>
    private const int PasswordRounds = 500;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(options.Environment);
        foreach (var (key, value) in Settings())
            builder.UseSetting(key, value);
        builder.ConfigureLogging(logging =>
        {
            logging.ClearProviders();
            logging.AddProvider(logs);
            logging.AddFilter<LogKeeper>(null, options.KeepsAllLogs ? LogLevel.Trace : LogLevel.Warning);
        });
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            services.PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordRounds);
            services.ConfigureDbContext<ClinicContext>(context => context.AddInterceptors(queries, QueryNotebook.Instance));
            if (options.Mailer is { } mailer)
                services.Replace(ServiceDescriptor.Singleton(mailer));
            options.Services?.Invoke(services);
        });
    }

    private Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string>
        {
            ["Storage:Provider"] = place.Provider.ToString(),
            ["Storage:DataFolder"] = place.Folder,
            ["Keys:File"] = place.KeyFile,
            ["Records:Folder"] = place.ApartFolder,
            ["ConnectionStrings:Clinic"] = place.ConnectionString,
            ["Portal:PublicUrl"] = Address.ToString(),
            ["Demo:Enabled"] = "false",
            ["Jobs:Enabled"] = "false",
            ["Jobs:Dispatchers"] = "1",
            ["Mail:Mode"] = nameof(MailMode.Pickup),
        };
        foreach (var (key, value) in options.Settings)
            settings[key] = value;
        return settings;
    }
}
