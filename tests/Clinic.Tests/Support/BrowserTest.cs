using Clinic.Web.Setup;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Clinic.Tests.Support;

/// <summary>
/// A fixture whose tests look at the portal in Chromium: one portal with the demo practice per fixture, a fresh browser context per page.
/// At the end of each test no page may have complained, and none may have asked a third party for anything.
/// </summary>
[Category("Browser"), NonParallelizable]
public abstract class BrowserTest
{
    protected const int Phone = 390;
    protected const int Desk = 1280;

    private readonly List<IBrowserContext> contexts = [];
    private readonly List<string> complaints = [];

    protected RealPortal Portal { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartPortal()
    {
        await Chromium.StartAsync();
        Portal = await RealPortal.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopPortal()
    {
        if (Portal is not null)
            await Portal.DisposeAsync();
    }

    [TearDown]
    public async Task CloseAndListen()
    {
        foreach (var context in contexts)
            await context.CloseAsync();
        contexts.Clear();
        var heard = complaints.ToList();
        complaints.Clear();
        Assert.That(heard, Is.Empty, string.Join('\n', Portal.Logs.Errors.Select(e => e.Words)));
    }

    /// <summary>A page of a browser of its own, without cookies.</summary>
    protected async Task<IPage> NewPageAsync(int width = Desk, bool dark = false, bool scripts = true, string locale = "en-GB")
    {
        var context = await (await Chromium.StartAsync()).NewContextAsync(new()
        {
            BaseURL = Portal.Url.ToString(), ViewportSize = new() { Width = width, Height = 844 }, Locale = locale, JavaScriptEnabled = scripts,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce,
        });
        contexts.Add(context);
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => Hear(message);
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Portal.Url.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.IsNavigationRequest)
                complaints.Add($"{page.Url} asks {request.Url}");
        };
        return page;
    }

    /// <summary>A page on which the demo practice's owner is signed in.</summary>
    protected async Task<IPage> SignedInPageAsync(int width = Desk, bool dark = false)
    {
        var page = await NewPageAsync(width, dark);
        await page.GotoAsync("sign-in");
        await page.GetByLabel("E-mail address").FillAsync(DemoData.OwnerEmail);
        await page.GetByLabel("Password").FillAsync(DemoData.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>A page on which a demo client has opened the mailed link.</summary>
    protected async Task<IPage> ClientPageAsync(int width = Phone, bool dark = false, bool scripts = true)
    {
        var page = await NewPageAsync(width, dark, scripts);
        await page.GotoAsync(Portal.ClientLink.ToString());
        return page;
    }

    /// <summary>No barrier that axe can find, and nothing that has to be scrolled sideways.</summary>
    protected static async Task LooksWellAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.That(result.Violations.Select(v => $"{page.Url}: {v.Id}: {v.Help}\n{string.Join('\n', v.Nodes.Take(5).Select(n => n.Html))}"), Is.Empty);
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.That(overflow, Is.LessThanOrEqualTo(0), $"{page.Url} is wider than the screen");
    }

    /// <summary>A refused form or a page that is gone is part of some tests; the browser's note of it is not a complaint.</summary>
    private void Hear(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal))
            complaints.Add($"{message.Location}: {message.Text}");
    }
}
