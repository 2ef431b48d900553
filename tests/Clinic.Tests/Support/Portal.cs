using Clinic.Data;
using Clinic.Notices;
using Clinic.Therapists;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Tests.Support;

/// <summary>A running portal with a founded practice, and the verbs with which a test acts on it. The verbs that put people and homework in place are in Portal.Arrange.cs.</summary>
public sealed partial class Portal : IAsyncDisposable
{
    /// <summary>A Tuesday morning; 10:22 at the practice, and at its clients unless they are enrolled elsewhere.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 22, 0, TimeSpan.Zero);

    public const string Zone = "Europe/Stockholm";
    public const string Password = "a long walk by the lake";

    private readonly PortalFactory factory;
    private readonly QueryCounter queries = new();
    private bool ownsPlace = true;

    private Portal(PortalPlace place, PortalOptions options, DateTimeOffset start)
    {
        Place = place;
        Clock = new FakeTimeProvider(start);
        factory = new PortalFactory(options, place, Clock, Logs, queries);
        if (options.Port is { } port)
            factory.UseKestrel(port);
    }

    public PortalPlace Place { get; }

    /// <summary>Stands still until it is advanced. Staff sessions last an hour: sign in again after a leap.</summary>
    public FakeTimeProvider Clock { get; }

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    /// <summary>Today at the practice.</summary>
    public DateOnly Today => Zones.DateOf(Now, Zone);

    public LogKeeper Logs { get; } = new();

    /// <summary>Who founded the practice; null where the test asked for an empty database.</summary>
    public FoundedPractice Practice { get; private set; } = null!;

    /// <summary>Everything in the pickup folder, oldest first.</summary>
    public IReadOnlyList<Mail> Mails => Mail.In(Place.MailFolder);

    public IEnumerable<Mail> MailsTo(string address) => Mails.Where(mail => mail.To == address);

    public static async Task<Portal> StartAsync(StorageProvider provider = StorageProvider.Sqlite, PortalOptions? options = null)
    {
        options ??= new PortalOptions();
        var portal = provider == StorageProvider.Sqlite
            ? options.Founded ? await FromTemplateAsync(options) : new Portal(PortalPlace.NewSqlite(), options, Start)
            : new Portal(PortalPlace.OnServer(await TestServerDatabase.TakeAsync(isEmpty: !options.Founded)), options, Start);
        try
        {
            portal.factory.StartServer();
            if (provider == StorageProvider.SqlServer && options.Founded)
                portal.Practice = await portal.FoundAsync("Linden Row");
            return portal;
        }
        catch
        {
            await portal.DisposeAsync(); // gives the server's turn back to the next test
            throw;
        }
    }

    /// <summary>A second node on the same database and keys, at the same moment; each has its own clock.</summary>
    public Portal StartTwin(PortalOptions? options = null)
    {
        var twin = new Portal(Place, options ?? new PortalOptions(), Clock.GetUtcNow()) { ownsPlace = false, Practice = Practice };
        twin.factory.StartServer();
        return twin;
    }

    public Browser NewBrowser()
    {
        var cookies = new CookieJar(Clock);
        return new Browser(factory.CreateDefaultClient(PortalFactory.Address, cookies), cookies, Logs);
    }

    /// <summary>A browser in which this account is signed in: the owner, unless another address is given.</summary>
    public async Task<Browser> SignInAsync(string? email = null)
    {
        var browser = NewBrowser();
        await using var scope = factory.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Therapist>>();
        var account = await users.FindByEmailAsync(email ?? Practice.Owner.Email) ?? throw new InvalidOperationException($"There is no account {email}.");
        scope.ServiceProvider.GetRequiredService<PracticeScope>().Set(account.PracticeId);
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Scheme, context.Request.Host) = (PortalFactory.Address.Scheme, new HostString(PortalFactory.Address.Host));
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        await scope.ServiceProvider.GetRequiredService<SignInManager<Therapist>>().SignInAsync(account, isPersistent: false);
        browser.Cookies.Take(context.Response.Headers.SetCookie.OfType<string>());
        return browser;
    }

    /// <summary>Sends what is due now, as Hangfire would have it done.</summary>
    public Task SweepAsync(CancellationToken cancel = default) => factory.Services.GetRequiredService<NoticeSweep>().RunAsync(cancel);

    /// <summary>Lets the time pass with a sweep after each step, an hour unless told otherwise.</summary>
    public async Task PassAsync(TimeSpan time, TimeSpan? step = null)
    {
        for (var end = Now + time; Now < end;)
        {
            Clock.Advance(TimeSpan.FromTicks(Math.Min((step ?? TimeSpan.FromHours(1)).Ticks, (end - Now).Ticks)));
            await SweepAsync();
        }
    }

    /// <summary>The commands that the act sends to the database.</summary>
    public async Task<IReadOnlyList<string>> QueriesOf(Func<Task> act)
    {
        var before = queries.Count;
        await act();
        return queries.After(before);
    }

    /// <summary>Looks into the database as this practice. For what no page shows: audit rows, keys, notices.</summary>
    public Task<T> ReadAsync<T>(Func<ClinicContext, Task<T>> read) => InPracticeAsync(services => read(services.GetRequiredService<ClinicContext>()));

    /// <summary>Puts something in place that no verb of this class does, through the entities' own verbs; saved afterwards.</summary>
    public Task ChangeAsync(Func<ClinicContext, Task> change) => InPracticeAsync(async services =>
    {
        var db = services.GetRequiredService<ClinicContext>();
        await change(db);
        return await db.SaveChangesAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        if (ownsPlace)
            Place.Delete();
        if (Place.Provider == StorageProvider.SqlServer && ownsPlace)
            TestServerDatabase.GiveBack();
    }

    /// <summary>One request exactly as given, for what no browser sends.</summary>
    public Task<HttpContext> RawAsync(Action<HttpContext> request) => factory.Server.SendAsync(request);

    internal IServiceProvider Services => factory.Services;

    internal async Task<T> InPracticeAsync<T>(Func<IServiceProvider, Task<T>> act, Guid? practiceId = null)
    {
        await using var scope = factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<PracticeScope>().Set(practiceId ?? Practice.Id);
        return await act(scope.ServiceProvider);
    }

    private static readonly Lazy<Task<(PortalPlace Place, FoundedPractice Practice)>> Template = new(FoundTemplateAsync);

    private static async Task<Portal> FromTemplateAsync(PortalOptions options)
    {
        var (place, practice) = await Template.Value;
        return new Portal(place.Copy(), options, Start) { Practice = practice };
    }

    /// <summary>Migrated and founded once; each test works on a copy.</summary>
    private static async Task<(PortalPlace, FoundedPractice)> FoundTemplateAsync()
    {
        await using var portal = new Portal(PortalPlace.NewSqlite(), new PortalOptions(), Start) { ownsPlace = false };
        portal.factory.StartServer();
        var practice = await portal.FoundAsync("Linden Row");
        await portal.factory.DisposeAsync();
        portal.Place.LetGo();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => portal.Place.Delete();
        return (portal.Place, practice);
    }
}
