using Clinic.Tests.Support;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Clinic.Tests.Journeys;

/// <summary>Each screen of the client's side, for whoever looks at it: any width, light and dark, enlarged, with forced colours.</summary>
public sealed class ClientReachTests : ScreenScenario
{
    /// <summary>640 is what is left of 1280 at 200 %.</summary>
    private static readonly (int Width, ColorScheme Scheme)[] Looks =
        [(320, ColorScheme.Light), (320, ColorScheme.Dark), (640, ColorScheme.Light), (1280, ColorScheme.Dark), (1280, ColorScheme.Light)];

    /// <summary>Nothing that was typed is kept by the browser for the next one who sits there.</summary>
    private const string Remembering = """
        [...document.querySelectorAll('textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox])')]
          .filter(field => field.autocomplete !== 'off' || (field.matches('textarea, [type=text]') && field.spellcheck)).map(field => field.outerHTML)
        """;

    [Test, Category(Counts.Client)]
    public async Task Every_screen_is_good_at_any_width_in_light_and_dark_and_enlarged()
    {
        var (page, problems, seen) = (await NewPageAsync(), new List<string>(), 0);
        await new ClientScreens(Portal, Address, page).VisitAsync(async name =>
        {
            seen++;
            foreach (var (width, scheme) in Looks)
            {
                await page.SetViewportSizeAsync(width, 844);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.WaitForFunctionAsync("width => innerWidth === width", width);
                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") > 0)
                    problems.Add($"{name} {width}: wider than the screen");
                if (!Counts.AreFull && (width, scheme) is not ((320, ColorScheme.Light) or (1280, ColorScheme.Dark)))
                    continue; // axe is slow; the other looks have their turn in the full count
                problems.AddRange((await page.RunAxe()).Violations.Select(v => $"{name} {width} {scheme}: {v.Id} {string.Join(' ', v.Nodes.Take(3).Select(n => n.Html))}"));
            }
            problems.AddRange((await page.EvaluateAsync<string[]>(Remembering)).Select(field => $"{name}: may be remembered: {field}"));
            if (await page.TitleAsync() != "Your page")
                problems.Add($"{name}: is called {await page.TitleAsync()}");
            await PictureAsync(page, name);
        });

        Counts.Say("Reach", $"{seen} screens of the client's side, {(Counts.AreFull ? Looks.Length : 2)} looks each: {problems.Count} problems that axe, the edge of the screen or the form fields have, {AskedElsewhere.Count} requests to other hosts");
        Assert.That(problems, Is.Empty);
        Assert.That(seen, Is.GreaterThan(40));
        Assert.That(AskedElsewhere, Is.Empty, "no third party is ever asked");
        Assert.That(Complaints, Is.Empty);
        Assert.That(await page.EvaluateAsync<int>("async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length + (await caches.keys()).length"), Is.Zero);
    }

    [Test]
    public async Task Forced_colours_leave_every_choice_and_the_focus_visible()
    {
        var (homework, link) = await SendHomeworkAsync(await Portal.EnrolClientAsync(), Portal.WeeklyCheckIn);
        var page = await NewPageAsync();
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await page.GotoAsync(link);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Begin" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "4", Exact = true }).CheckAsync();

        Assert.That((await page.RunAxe()).Violations.Select(v => v.Id), Is.Empty);
        var (chosen, other) = (await LookAsync(page, "label:has(:checked) span"), await LookAsync(page, "label:has(:not(:checked)) span"));
        Assert.That(chosen, Is.Not.EqualTo(other), "what is chosen differs by more than a colour that is not there");
        await page.Keyboard.PressAsync("Tab");
        Assert.That(await page.EvaluateAsync<string>("(style => style.outlineStyle + ' ' + parseFloat(style.outlineWidth))(getComputedStyle(document.activeElement))"), Does.Not.StartWith("none").And.Not.EndWith(" 0"));
        Assert.That(homework, Is.Not.EqualTo(Guid.Empty));
    }

    private static Task<string> LookAsync(IPage page, string selector) => page.Locator(selector).First
        .EvaluateAsync<string>("one => (style => [style.backgroundColor, style.borderColor, style.borderWidth, style.outlineStyle, style.outlineWidth, style.fontWeight].join())(getComputedStyle(one))");

    /// <summary>For whoever wants to look at them: a folder named by CLINIC_TEST_PICTURES.</summary>
    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CLINIC_TEST_PICTURES") is not { Length: > 0 } folder)
            return;
        foreach (var (width, scheme) in new[] { (390, ColorScheme.Light), (390, ColorScheme.Dark), (1280, ColorScheme.Light) })
        {
            await page.SetViewportSizeAsync(width, 844);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png".ToLowerInvariant()), FullPage = !name.Contains("all-questions", StringComparison.Ordinal) && !name.Contains("too-long", StringComparison.Ordinal) });
        }
    }
}
