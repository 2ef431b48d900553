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
        Assert.That((AskedElsewhere, Complaints), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
    }

    [Test]
    public async Task A_browser_that_waits_without_a_click_changes_nothing()
    {
        var (_, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.WeeklyCheckIn);
        var page = await NewPageAsync();
        await page.Clock.InstallAsync();

        await page.GotoAsync(link);
        await page.Clock.FastForwardAsync(10_000);
        await page.Mouse.MoveAsync(200, 300);

        Assert.That(await Portal.ReadAsync(db => db.ClientVisits.CountAsync()), Is.Zero);
        Assert.That(await page.Context.CookiesAsync(), Is.Empty);
        await Press(page, "Continue");
        await page.WaitForURLAsync("**/homework");
    }

    [Test, Category(Counts.Client)]
    public async Task The_secret_leaves_the_address_bar_and_is_in_no_history_entry()
    {
        var (_, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.WeeklyCheckIn);
        var (count, kept) = (Counts.Of(2, 200), 0);
        for (var n = 0; n < count; n++)
        {
            var page = await NewPageAsync();
            await page.GotoAsync(link);
            await Expect(page).ToHaveTitleAsync("Your page");
            kept += page.Url.Contains('#', StringComparison.Ordinal) ? 1 : 0;
            await Press(page, "Continue");
            await page.WaitForURLAsync("**/homework");
            await page.GoBackAsync();
            kept += (await page.EvaluateAsync<string>("location.href + navigation.entries().map(entry => entry.url) + document.referrer + document.title")).Contains('#', StringComparison.Ordinal) ? 1 : 0;
            await page.Context.CloseAsync();
        }

        Counts.Say("L5", $"{count} links opened: the secret was in {kept} addresses, history entries or titles");
        Assert.That(kept, Is.Zero);
    }

    [Test]
    public async Task Escape_three_times_empties_the_screen_and_back_shows_nothing()
    {
        var (homework, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.TenQuestions);
        var page = await NewPageAsync();
        await OpenAsync(page, link);
        await page.GotoAsync(await QuestionAsync(homework));
        await page.Locator("textarea").FillAsync(Words);
        var empty = new TaskCompletionSource<double>();
        await page.ExposeFunctionAsync("emptied", (double milliseconds) => empty.TrySetResult(milliseconds));
        await page.EvaluateAsync("document.addEventListener('keydown', event => { if (document.body.hidden) emptied(performance.now() - event.timeStamp); }, true)");

        for (var press = 0; press < 3; press++)
            await page.Keyboard.PressAsync("Escape");

        await Expect(page).ToHaveTitleAsync("Elsewhere");
        Assert.That(await empty.Task.WaitAsync(TimeSpan.FromSeconds(5)), Is.LessThan(300), "milliseconds from the third press to an empty screen");
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
    public async Task A_minute_offline_keeps_the_words_on_the_page_and_saves_them_later()
    {
        var (homework, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.TenQuestions);
        var page = await NewPageAsync();
        await OpenAsync(page, link);
        await page.GotoAsync(await QuestionAsync(homework));
        await page.Clock.InstallAsync();
        await page.ReloadAsync();
        await page.Context.SetOfflineAsync(true);
        await page.Locator("textarea").PressSequentiallyAsync(Words[..20]);
        await page.Clock.RunForAsync(30_000);
        await Expect(page.Locator(".autosave")).ToContainTextAsync("Not saved, trying again");
        await page.Locator("textarea").PressSequentiallyAsync(Words[20..]);
        await page.Clock.RunForAsync(30_000);

        await Press(page, "Continue");
        await Expect(page.Locator("textarea")).ToHaveValueAsync(Words);
        await AssertNothingIsLeftAsync(page);
        await page.Context.SetOfflineAsync(false);

        await Expect(page.Locator(".autosave")).ToContainTextAsync("Saved");
        Assert.That(await SavedAsync(homework), Is.EqualTo(Words));
        await AssertNothingIsLeftAsync(page);
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
        await AssertNothingIsLeftAsync(page);
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
