using Clinic.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Tests.Journeys;

/// <summary>The whole way with the keyboard alone, without scripts, by ear, and on the therapist's device.</summary>
public sealed class OtherWaysTests : ScreenScenario
{
    private const string Words = "Sunday, in the car.";

    [Test]
    public async Task With_tab_enter_and_space_alone_from_the_mail_to_the_receipt()
    {
        var (homework, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.Reading, Portal.WeeklyCheckIn);
        var page = await NewPageAsync();
        await page.GotoAsync(link);

        await PressAsync(page, "Continue");
        await PressAsync(page, "Begin");
        await ReachAsync(page, "0, ", exact: false);
        await page.Keyboard.PressAsync("Space");
        await PressAsync(page, "Continue");
        if (await page.GetByRole(AriaRole.Link, new() { Name = "Read it now" }).CountAsync() > 0)
            await PressAsync(page, "Read it now");
        await PressAsync(page, "I have read it");
        await PressAsync(page, "One question at a time");
        for (var number = 1; number <= 7; number++)
        {
            await Expect(page.Locator("#progress")).ToContainTextAsync($"Question {number} of 7");
            await AnswerAsync(page);
            await PressAsync(page, "Continue");
        }
        await PressAsync(page, "I would rather not say");
        await PressAsync(page, "Only me", exact: false);
        await Expect(page.Locator(".who .keep").First).ToHaveAttributeAsync("aria-pressed", "true");
        await PressAsync(page, "Send ", exact: false);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your answers are sent" })).ToBeVisibleAsync();
        Assert.That(await Portal.ReadAsync(db => db.Answers.CountAsync(a => a.AssignmentId == homework && !a.IsEmpty)), Is.EqualTo(6));
    }

    [Test]
    public async Task Without_scripts_from_the_pasted_link_to_the_receipt()
    {
        var (_, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.WeeklyCheckIn);
        var page = await NewPageAsync(scripts: false);
        await page.GotoAsync(link);

        await page.Locator("#plain-link").FillAsync(link);
        await Button(page, "Continue").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Begin" }).ClickAsync();
        await Button(page, "I would rather not say").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "One question at a time" }).ClickAsync();
        for (var number = 1; number <= 7; number++)
        {
            if (await page.Locator("textarea, input[type=text]").CountAsync() > 0)
                await page.Locator("textarea, input[type=text]").FillAsync(Words);
            await Button(page, "Continue").ClickAsync();
        }
        await Button(page, "I would rather not say").ClickAsync();
        await Expect(page.Locator("blockquote").First).ToHaveTextAsync(Words);
        await page.Locator(".who .keep").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Send ") }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your answers are sent" })).ToBeVisibleAsync();
        await Button(page, "Leave now").ClickAsync();
        await Expect(page).ToHaveTitleAsync("Elsewhere");
    }

    [Test]
    public async Task By_ear_each_page_says_where_one_is_what_is_asked_and_what_one_can_do_in_that_order()
    {
        var (homework, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.TenQuestions);
        var page = await NewPageAsync();
        await page.GotoAsync(link);
        await Button(page, "Continue").ClickAsync();
        await page.WaitForURLAsync("**/homework");
        var item = await Portal.ReadAsync(db => db.Assignments.Where(a => a.Id == homework).SelectMany(a => a.Items).Select(i => i.Id).SingleAsync());

        await page.GotoAsync($"{Address}homework/{homework}/questions/{item}/1");
        await InOrderAsync(page, "link \"Leave this page\"", "link \"Skip to", "banner", "button \"Leave now\"", "main", "link \"Back\"", "Question 1 of 10", "progressbar \"Question 1 of 10\"", "heading", "[level=1]",
            "textbox", "status", "button \"Continue\"", "button \"Stop for today\"", "link \"Skip", "contentinfo", "heading \"Need help now?\" [level=2]", "link \"In danger", "button \"I am not safe\"");
        var asked = await page.Locator("h1").InnerTextAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = asked })).ToHaveCountAsync(1);
        await Expect(page.Locator("textarea")).ToHaveAttributeAsync("aria-describedby", new System.Text.RegularExpressions.Regex("a1-saved"));

        await page.GetByRole(AriaRole.Textbox).FillAsync(Words);
        await Expect(page.Locator("[role=status].autosave")).ToContainTextAsync("Saved");
        await page.GotoAsync($"{Address}homework/{homework}/check?rated=true");
        await InOrderAsync(page, "button \"Leave now\"", "main", "link \"Back to your list\"", "heading", "[level=1]", "list", "heading", "[level=3]", "link \"Change question 1\"", "blockquote", "group \"Who reads answer 1",
            "button \"Ines reads it\" [pressed]", "button \"Only me\"", "heading", "button \"Send 1 answer\"", "button \"Stop for today\"", "contentinfo");
    }

    [Test]
    public async Task On_the_therapists_device_back_leads_to_no_page_of_theirs_and_other_tabs_close()
    {
        var client = await Portal.EnrolClientAsync();
        var (homework, _) = await SendHomeworkAsync(client, Portal.WeeklyCheckIn);
        var page = await NewPageAsync(1280);
        var staff = (await Portal.SignInAsync()).Cookies["staff"]!;
        await page.Context.AddCookiesAsync([new() { Name = "staff", Value = staff.Value.ToString(), Url = Address.ToString() }]);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync($"{Address}clients/{client.Id}");
        await page.GotoAsync($"{Address}assignments/{homework}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open here, in session" }).ClickAsync();
        await AssertGoodAsync(page);

        await Button(page, "Sign me out and open it").ClickAsync();

        await Expect(page.GetByText("This is Ines’s device")).ToBeVisibleAsync();
        await other.WaitForURLAsync("**/sign-in", new() { WaitUntil = WaitUntilState.Commit });
        for (var step = 0; step < 2; step++)
        {
            await page.GoBackAsync();
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
            Assert.That(await page.ContentAsync(), Does.Not.Contain("Maren"));
            await page.GoForwardAsync();
        }
        await page.GotoAsync($"{Address}homework");
        await Button(page, "Stop for today").ClickAsync();
        await Expect(page.GetByText("You can give the device back now.")).ToBeVisibleAsync();
        Assert.That(await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"), Is.Zero);
        Assert.That((await page.Context.CookiesAsync()).Select(c => c.Name), Has.None.EqualTo("dv").And.None.EqualTo("hw").And.None.EqualTo("staff"));
    }

    private static async Task AnswerAsync(IPage page)
    {
        if (await page.Locator("main input[type=radio], main input[type=checkbox]").CountAsync() > 0)
        {
            await ReachFieldAsync(page, "input[type=radio], input[type=checkbox]");
            await page.Keyboard.PressAsync("Space");
        }
        else if (await page.Locator("main textarea, main input[type=text]").CountAsync() > 0)
        {
            await ReachFieldAsync(page, "textarea, input[type=text]");
            await page.Keyboard.TypeAsync(Words);
        }
    }

    private static async Task PressAsync(IPage page, string name, bool exact = true)
    {
        var before = page.Url;
        await ReachAsync(page, name, exact);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("before => location.href !== before || document.activeElement === document.body || document.activeElement.matches('.keep')", before);
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Tab by Tab, as far as there is anything to reach.</summary>
    private static async Task ReachAsync(IPage page, string name, bool exact = true)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var says = await page.EvaluateAsync<string>("(document.activeElement.ariaLabel || document.activeElement.innerText || '').trim()");
            if (exact ? says == name : says.StartsWith(name, StringComparison.Ordinal))
                return;
        }
        Assert.Fail($"'{name}' is not reached by Tab on {page.Url}");
    }

    private static async Task ReachFieldAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
        }
        Assert.Fail($"No field is reached by Tab on {page.Url}");
    }

    private static async Task InOrderAsync(IPage page, params string[] expected)
    {
        var (heard, at) = (await page.Locator("body").AriaSnapshotAsync(), 0);
        foreach (var words in expected)
        {
            var found = heard.IndexOf(words, at, StringComparison.Ordinal);
            Assert.That(found, Is.GreaterThanOrEqualTo(0), $"'{words}' does not follow in\n{heard}");
            at = found + words.Length;
        }
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
