using System.Text.RegularExpressions;
using Clinic.Tests.Reports;
using Clinic.Tests.Support;
using Microsoft.Playwright;

namespace Clinic.Tests.InBrowser;

/// <summary>The therapist's side in a real browser, with the demo practice.</summary>
public sealed partial class TherapistJourneyTests : BrowserTest
{
    [Test]
    public async Task Homework_is_assigned_and_followed()
    {
        var page = await SignedInPageAsync();
        await page.GotoAsync("clients?q=Ada");
        await page.Locator("main a", new() { HasText = "Ada Reyes" }).First.ClickAsync();
        var client = Id().Match(page.Url).Value;
        await page.GotoAsync($"assignments/new?client={client}");

        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Carrying on together") }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send now" }).ClickAsync();

        await Assertions.Expect(page.Locator(".flash").First).ToContainTextAsync("Ada");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Carrying on together");
        await LooksWellAsync(page);
    }

    [Test]
    public async Task The_report_downloads_as_a_pdf_without_a_name()
    {
        var page = await SignedInPageAsync();
        await page.GotoAsync("sessions");
        await page.GotoAsync($"sessions/{await FirstSessionAsync(page)}/report");
        await LooksWellAsync(page);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "PDF, A4" }).ClickAsync());

        Assert.That(download.SuggestedFilename, Does.Match(@"^session-prep-\d{4}-\d{2}-\d{2}\.pdf$"));
        using var text = new PdfText(await File.ReadAllBytesAsync(await download.PathAsync()));
        Assert.That(text.Letters(1).Replace(" ", "", StringComparison.Ordinal), Does.Contain($"Page1of{text.Pages}"));
    }

    [TestCase(Phone, false)]
    [TestCase(Phone, true)]
    [TestCase(Desk, false)]
    [TestCase(Desk, true)]
    public async Task Every_screen_can_be_used_by_everybody(int width, bool dark)
    {
        var page = await SignedInPageAsync(width, dark);
        await page.GotoAsync("assignments?state=submitted");
        var homework = Id().Match(await page.Locator("main a[href^='/assignments/']").First.GetAttributeAsync("href") ?? "").Value;
        await page.GotoAsync("clients?q=Maren");
        var client = Id().Match(await page.Locator("main a[href^='/clients/']", new() { HasText = "Maren" }).First.GetAttributeAsync("href") ?? "").Value;
        string[] paths =
        [
            "", "clients", "clients/new", $"clients/{client}", $"assignments/new?client={client}", "assignments", $"assignments/{homework}", $"assignments/{homework}/review",
            "library", "sessions", "sessions?view=list", "couples", "alerts", "practice", "account", "mailbox", $"sessions/{await FirstSessionAsync(page)}/report",
        ];
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await LooksWellAsync(page);
        }
    }

    /// <summary>For the README; see tests/pictures.sh.</summary>
    [Test, Explicit("Makes the README's pictures; run by tests/pictures.sh")]
    public async Task Make_the_pictures()
    {
        var folder = Environment.GetEnvironmentVariable("CLINIC_PICTURES") ?? throw new InvalidOperationException("CLINIC_PICTURES names no folder.");
        var desk = await SignedInPageAsync();
        await desk.ScreenshotAsync(new() { Path = Path.Combine(folder, "today.png") });
        var phone = await ClientPageAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "Ten questions for the betrayed partner" }).ClickAsync();
        if (await phone.GetByRole(AriaRole.Button, new() { Name = "I would rather not say" }).CountAsync() > 0)
            await phone.GetByRole(AriaRole.Button, new() { Name = "I would rather not say" }).ClickAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "One question at a time" }).ClickAsync();
        await phone.Locator("textarea").FillAsync("I check everything twice now, even what I said at work that day.");
        await Assertions.Expect(phone.Locator(".autosave")).ToHaveAttributeAsync("data-state", "saved");
        await phone.ScreenshotAsync(new() { Path = Path.Combine(folder, "question.png") });
    }

    private static async Task<string> FirstSessionAsync(IPage page)
    {
        await page.GotoAsync("sessions?view=list");
        return Id().Match(await page.Locator("main a[href^='/sessions/0']").First.GetAttributeAsync("href") ?? "").Value;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();
}
