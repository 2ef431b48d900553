using System.Net;
using System.Net.Sockets;
using Clinic.Web.Setup;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Clinic.Tests.Support;

/// <summary>A test with a real browser against the portal on a real port. Chromium is the system's where there is one, else Playwright's.</summary>
[Category("Browser"), NonParallelizable, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class ScreenScenario
{
    private static readonly string[] SystemBrowsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright playwright = null!;

    protected Portal Portal { get; private set; } = null!;

    protected IBrowser Chromium { get; private set; } = null!;

    protected Uri Address { get; private set; } = null!;

    [SetUp]
    public async Task StartPortalAndBrowser()
    {
        var port = FreePort();
        Address = new Uri($"http://localhost:{port}");
        Portal = await Portal.StartAsync(StorageProvider.Sqlite, new PortalOptions { Port = port, Settings = new Dictionary<string, string> { ["Portal:PublicUrl"] = Address.GetLeftPart(UriPartial.Authority) } });
        playwright = await Playwright.CreateAsync();
        Chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = SystemBrowsers.FirstOrDefault(File.Exists), Args = ["--no-sandbox"] });
    }

    [TearDown]
    public async Task StopPortalAndBrowser()
    {
        if (Chromium is not null)
            await Chromium.CloseAsync();
        playwright?.Dispose();
        if (Portal is not null)
            await Portal.DisposeAsync();
    }

    /// <summary>What pages asked of other hosts than the portal's, other than by leaving.</summary>
    protected List<string> AskedElsewhere { get; } = [];

    /// <summary>What a browser found wrong: errors of scripts, things that the policy forbids.</summary>
    protected List<string> Complaints { get; } = [];

    /// <summary>A telephone, unless another width is asked for. Pages elsewhere than the portal are answered by the test.</summary>
    protected async Task<IPage> NewPageAsync(int width = 390, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        var context = await Chromium.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 844 }, ColorScheme = scheme, Locale = "en-GB", JavaScriptEnabled = scripts, ReducedMotion = ReducedMotion.Reduce });
        await context.RouteAsync(url => !url.StartsWith(Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal), async route =>
        {
            if (!route.Request.IsNavigationRequest)
                AskedElsewhere.Add(route.Request.Url);
            await route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Elsewhere</title><p>Elsewhere</p>" });
        });
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            // A refused form is part of some tests; the browser's note of it is not a complaint.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                Complaints.Add($"{message.Location}: {message.Text}");
        };
        page.PageError += (_, error) => Complaints.Add(error);
        return page;
    }

    protected async Task<(Guid Homework, string Link)> SendHomeworkAsync(EnrolledClient client, params string[] items)
    {
        var homework = await Portal.AssignAsync(client, note: "Take it slowly.", items: items);
        await Portal.SweepAsync();
        var selector = await Portal.ReadAsync(db => db.AccessLinks.Where(l => l.AssignmentId == homework).Select(l => l.Selector).SingleAsync());
        return (homework, Portal.Mails.Single(m => m.Link.AbsolutePath == $"/h/{selector}").Link.ToString());
    }

    /// <summary>axe finds nothing to object to, and nothing reaches beyond the edge of the screen.</summary>
    protected static async Task AssertGoodAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.That(found.Violations.Select(v => $"{v.Id}: {string.Join(' ', v.Nodes.Select(n => n.Target))}"), Is.Empty, page.Url);
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"), Is.LessThanOrEqualTo(0), page.Url);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
