using Clinic.Data;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Clinic.Benchmarks;

/// <summary>A data folder with a database of its own, and the portal's own parts on it, without a running portal.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool keep;

    private Ground(string folder, WebApplication app, bool keep) => (Folder, this.app, this.keep) = (folder, app, keep);

    public string Folder { get; }

    public string DatabaseFile => Path.Combine(Folder, "clinic.db");

    public IServiceProvider Services => app.Services;

    /// <summary>For a <see cref="PortalProcess"/> on the same ground.</summary>
    public Dictionary<string, string> Settings => new() { ["Storage:DataFolder"] = Folder, ["Keys:File"] = KeyFileIn(Folder), ["Records:Folder"] = Folder + "-apart" };

    private static string KeyFileIn(string folder) => Path.Combine(folder + "-apart", "portal.key");

    /// <param name="more">Settings beside the data folder.</param>
    public static Task<Ground> LayAsync(IReadOnlyDictionary<string, string>? more = null, bool keep = false) =>
        OnAsync(Directory.CreateTempSubdirectory("clinic-bench-").FullName, more, keep);

    /// <summary>On a folder that another process has laid.</summary>
    public static async Task<Ground> OnAsync(string folder, IReadOnlyDictionary<string, string>? more = null, bool keep = true)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = Repository.PortalSource, EnvironmentName = "Production" });
        if (!File.Exists(KeyFileIn(folder)))
            KeyFile.Make(KeyFileIn(folder));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:DataFolder"] = folder, ["Keys:File"] = KeyFileIn(folder), ["Records:Folder"] = folder + "-apart", ["Portal:PublicUrl"] = "http://127.0.0.1", ["Demo:Enabled"] = "false", ["Jobs:Enabled"] = "false", ["Mail:Mode"] = "Pickup",
        });
        builder.Configuration.AddInMemoryCollection((more ?? new Dictionary<string, string>()).Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)));
        builder.Logging.ClearProviders();
        var settings = PortalSettings.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<PublicAddress>();
        builder.Services.AddKeyRing(settings, isDevelopment: false).AddStorage(settings).AddSecurity(settings).AddPages(settings).AddMaps(settings).AddJobs(settings).AddReports(settings).AddPractices().AddCouples();
        var app = builder.Build();
        await app.PrepareStorageAsync(settings, migrate: true);
        return new Ground(folder, app, keep);
    }

    /// <summary>In a unit of work of that practice.</summary>
    public async Task<T> InAsync<T>(Guid practiceId, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<PracticeScope>().Set(practiceId);
        return await act(scope.ServiceProvider);
    }

    public Task<int> ChangePracticeAsync(Guid practiceId, Action<Clinic.Practices.Practice> change) => InAsync(practiceId, async services =>
    {
        var db = services.GetRequiredService<ClinicContext>();
        change(await db.Practices.SingleAsync(p => p.Id == practiceId));
        return await db.SaveChangesAsync();
    });

    /// <summary>How many invitations have not come to an end.</summary>
    public Task<int> WaitingAsync(Guid practiceId) => InAsync(practiceId, services => services.GetRequiredService<ClinicContext>().Notices
        .CountAsync(n => n.Kind == NoticeKind.Invitation && (n.State == NoticeState.Pending || n.State == NoticeState.Claimed)));

    public Task<List<Notice>> NoticesAsync(Guid practiceId) =>
        InAsync(practiceId, services => services.GetRequiredService<ClinicContext>().Notices.AsNoTracking().ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (keep)
            Console.WriteLine($"kept: {Folder}");
        else
        {
            Directory.Delete(Folder, recursive: true);
            Directory.Delete(Folder + "-apart", recursive: true);
        }
    }
}
