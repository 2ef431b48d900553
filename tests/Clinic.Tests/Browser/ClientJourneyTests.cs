using Clinic.Assignments;
using Clinic.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Tests.Journeys; // "Browser" is the type in Support

/// <summary>The client's side on a telephone, as a person goes through it.</summary>
public sealed class ClientJourneyTests : ScreenScenario
{
    private const string Words = "Sunday, in the car. His phone lit up.";

    [Test]
    public async Task From_the_mail_to_the_receipt_with_a_stop_in_between()
    {
        var (_, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.Reading, Portal.TenQuestions);
        var page = await NewPageAsync();
        await OpenAsync(page, link);
        await AssertGoodAsync(page);

        await Link(page, "Begin").ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "4", Exact = true }).CheckAsync();
        await Press(page, "Continue");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "When the storm hits" })).ToBeVisibleAsync();
        await Press(page, "I have read it");
        await Link(page, "One question at a time").ClickAsync();
        await page.Locator("textarea").FillAsync(Words);
        await Expect(page.Locator(".autosave")).ToContainTextAsync("Saved 10:22");
        await AssertGoodAsync(page);
        await Press(page, "Stop for today");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Stopped for today" })).ToBeVisibleAsync();

        await OpenAsync(page, link);
        await Link(page, "Check and send").ClickAsync();
        await Press(page, "I would rather not say");
        await Expect(page.Locator("blockquote")).ToHaveTextAsync(Words);
        await Link(page, "Change question 1").ClickAsync();
        await Expect(page.Locator("textarea")).ToHaveValueAsync(Words);
        await Press(page, "Continue");
        await page.Locator(".who .keep").ClickAsync();
        await Expect(page.Locator(".who .keep")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator(".who .keep")).ToBeFocusedAsync();
        await AssertGoodAsync(page);
        await page.Locator(".who button:not(.keep)").ClickAsync();
        await Press(page, "Send 1 answer");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your answers are sent" })).ToBeVisibleAsync();
        await AssertGoodAsync(page);
        await AssertNothingIsLeftAsync(page);
    }

    [Test]
    public async Task The_secret_leaves_the_address_bar_and_is_in_no_history_entry()
    {
        var (_, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.WeeklyCheckIn);
        var page = await NewPageAsync();

        await page.GotoAsync(link);
        await Expect(page).ToHaveTitleAsync("Your page");
        Assert.That(page.Url, Does.Not.Contain("#"));
        await Press(page, "Continue");
        await page.GoBackAsync();

        Assert.That(await page.EvaluateAsync<string>("location.href"), Does.Not.Contain("#"));
    }

    [Test]
    public async Task Escape_three_times_empties_the_screen_and_back_shows_nothing()
    {
        var (homework, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.TenQuestions);
        var page = await NewPageAsync();
        await OpenAsync(page, link);
        await page.GotoAsync(await QuestionAsync(homework));
        await page.Locator("textarea").FillAsync(Words);

        for (var press = 0; press < 3; press++)
            await page.Keyboard.PressAsync("Escape");

        await Expect(page).ToHaveTitleAsync("Elsewhere");
        await WaitForAsync(async () => await Portal.ReadAsync(db => db.ClientVisits.AllAsync(v => v.EndedAt != null)));
        await page.GoBackAsync();
        Assert.That(await page.ContentAsync(), Does.Not.Contain(Words).And.Not.Contain("Question 1"));
        Assert.That(await SavedAsync(homework), Is.EqualTo(Words), "what was typed went out before the page did");
    }

    [Test]
    public async Task Leave_now_goes_elsewhere_with_one_press()
    {
        var (_, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.WeeklyCheckIn);
        var page = await NewPageAsync();
        await OpenAsync(page, link);

        await Press(page, "Leave now");

        await Expect(page).ToHaveTitleAsync("Elsewhere");
    }

    [Test]
    public async Task Offline_keeps_the_words_on_the_page_and_saves_them_later()
    {
        var (homework, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.TenQuestions);
        var page = await NewPageAsync();
        await OpenAsync(page, link);
        await page.GotoAsync(await QuestionAsync(homework));
        await page.Context.SetOfflineAsync(true);
        await page.Locator("textarea").FillAsync(Words);
        await Expect(page.Locator(".autosave")).ToContainTextAsync("Not saved, trying again");

        await Press(page, "Continue");
        await Expect(page.Locator("textarea")).ToHaveValueAsync(Words);
        await AssertNothingIsLeftAsync(page);
        await page.Context.SetOfflineAsync(false);

        await Expect(page.Locator(".autosave")).ToContainTextAsync("Saved");
        Assert.That(await SavedAsync(homework), Is.EqualTo(Words));
    }

    [Test]
    public async Task A_page_that_slept_too_long_opens_again_in_place_and_saves()
    {
        var (homework, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.TenQuestions);
        var page = await NewPageAsync();
        await OpenAsync(page, link);
        await page.GotoAsync(await QuestionAsync(homework));
        Portal.Clock.Advance(ClientVisit.Idle + TimeSpan.FromMinutes(1));

        await page.Locator("textarea").FillAsync(Words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open again and save" }).ClickAsync();

        await Expect(page.Locator(".autosave")).ToContainTextAsync("Saved 10:53");
        Assert.That(await SavedAsync(homework), Is.EqualTo(Words));
    }

    [Test]
    public async Task Two_tabs_are_shown_both_texts_and_can_join_them()
    {
        var (homework, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.TenQuestions);
        var first = await NewPageAsync();
        await OpenAsync(first, link);
        await first.GotoAsync(await QuestionAsync(homework));
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(await QuestionAsync(homework));
        await first.Locator("textarea").FillAsync("from the first");
        await Expect(first.Locator(".autosave")).ToContainTextAsync("Saved");

        await second.Locator("textarea").FillAsync("from the second");
        await Expect(second.Locator(".conflict")).ToContainTextAsync("from the first");
        await AssertGoodAsync(second);
        await Press(second, "Join both");

        await Expect(second.Locator(".autosave")).ToContainTextAsync("Saved");
        Assert.That(await SavedAsync(homework), Is.EqualTo("from the second\n\nfrom the first"));
    }

    [TestCase(320, ColorScheme.Light)]
    [TestCase(390, ColorScheme.Dark)]
    [TestCase(1280, ColorScheme.Light)]
    [TestCase(1280, ColorScheme.Dark)]
    public async Task Every_screen_is_good_at_any_width_in_light_and_dark(int width, ColorScheme scheme)
    {
        var client = await Portal.EnrolClientAsync();
        var (homework, link) = await SendHomeworkAsync(client, Portal.Reading, Portal.WeeklyCheckIn);
        var items = await Portal.ReadAsync(db => db.Set<AssignmentItem>().Where(i => i.AssignmentId == homework).OrderBy(i => i.Position).Select(i => i.Id).ToListAsync());
        var page = await NewPageAsync(width, scheme);
        await page.GotoAsync(link);
        await AssertGoodAsync(page);
        await Press(page, "Continue");
        await page.GotoAsync($"{Address}homework/{homework}/questions/{items[1]}/3");
        await page.Locator("[name=answer]").FillAsync(Words);
        await Expect(page.Locator(".autosave")).ToContainTextAsync("Saved");

        string[] paths =
        [
            "homework", $"homework/{homework}/distress/before?item={items[0]}", $"homework/{homework}/readings/{items[0]}", $"homework/{homework}/questions/{items[1]}", $"homework/{homework}/questions/{items[1]}/all",
            .. Enumerable.Range(1, 7).Select(n => $"homework/{homework}/questions/{items[1]}/{n}"), $"homework/{homework}/check?rated=true", $"homework/{homework}/pause",
            "homework/steady", "homework/reminders", "homework/pin/choice", "homework/not-safe", "homework/stopped", "homework/again", "h/-/fresh-link", "homework/nowhere",
        ];
        foreach (var path in paths)
        {
            await page.GotoAsync($"{Address}{path}");
            await AssertGoodAsync(page);
        }
    }

    private static async Task OpenAsync(IPage page, string link)
    {
        await page.GotoAsync("about:blank");
        await page.GotoAsync(link);
        await Press(page, "Continue");
        await page.WaitForURLAsync("**/homework");
    }

    private static Task Press(IPage page, string words) => page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    private static ILocator Link(IPage page, string words) => page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true });

    private async Task<string> QuestionAsync(Guid homework) =>
        $"{Address}homework/{homework}/questions/{await Portal.ReadAsync(db => db.Set<AssignmentItem>().Where(i => i.AssignmentId == homework).Select(i => i.Id).SingleAsync())}/1";

    private async Task<string?> SavedAsync(Guid homework)
    {
        string? words = null;
        await WaitForAsync(async () => (words = await Portal.ReadAsync(async db => (await db.Answers.FirstOrDefaultAsync(a => a.AssignmentId == homework && !a.IsEmpty))?.Value.Text)) is not null);
        return words;
    }

    private static async Task WaitForAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await holds())
            await timer.WaitForNextTickAsync(patience.Token);
    }

    private static async Task AssertNothingIsLeftAsync(IPage page) =>
        Assert.That(await page.EvaluateAsync<int>("async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length + (await caches.keys()).length"), Is.Zero);
}
