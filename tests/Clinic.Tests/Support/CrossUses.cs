using System.Net;
using Clinic.Web.Features.Homework;

namespace Clinic.Tests.Support;

/// <summary>Everything that proves something about one person: link, visit, known device, page token, ids. Their answer holds a marker of its own.</summary>
internal sealed record Keys(QuietlySent Sent, string Marker, string Visit, string Device, string FormToken)
{
    public static async Task<Keys> OfAsync(ClientScenario scenario, QuietlySent sent)
    {
        var marker = $"marker-{Guid.NewGuid():N}";
        var browser = scenario.NewVisitor();
        await browser.PostAsync($"/h/{sent.Selector}", ("secret", sent.Secret));
        using var saved = await browser.PostAsScriptAsync(sent.AnswerUrl(3), ("answer", marker), ("base", "0"), ("saveKey", $"{Guid.NewGuid()}"));
        Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var token = browser.Page!.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return new Keys(sent, marker, browser.Cookies["__Host-hw"]!.Value.ToString(), browser.Cookies["__Host-dv"]!.Value.ToString(), token);
    }
}

/// <summary>Ways to use one person's keys at another's door. Each answers null where it got nothing, else what it got.</summary>
internal static class CrossUses
{
    public static readonly IReadOnlyList<(string Name, Func<Browser, Keys, Keys, Task<string?>> Use)> All =
    [
        ("the secret of another link", (browser, mine, theirs) => OpensAsync(browser, theirs.Sent.Selector, mine.Sent.Secret)),
        ("a visit as a secret", (browser, mine, theirs) => OpensAsync(browser, theirs.Sent.Selector, mine.Visit)),
        ("a device as a secret", (browser, mine, theirs) => OpensAsync(browser, theirs.Sent.Selector, mine.Device)),
        ("a pasted link of two halves", PastesAsync),
        ("a secret as a visit", (browser, mine, theirs) => ReadsAsync(browser, theirs, ("__Host-hw", mine.Sent.Secret))),
        ("a device as a visit", (browser, mine, theirs) => ReadsAsync(browser, theirs, ("__Host-hw", mine.Device))),
        ("a visit at another's homework", (browser, mine, theirs) => ReadsAsync(browser, theirs, ("__Host-hw", mine.Visit))),
        ("a visit with another's device", (browser, mine, theirs) => ReadsAsync(browser, theirs, ("__Host-hw", mine.Visit), ("__Host-dv", theirs.Device))),
        ("another's device with the right link", DeviceAsync),
        ("a visit that saves into another's homework", SavesAsync),
        ("another's item in one's own homework", ItemAsync),
        ("the secret of another link at the reminders", RemindersAsync),
        ("another's form token", TokenAsync),
    ];

    private static async Task<string?> OpensAsync(Browser browser, string selector, string secret)
    {
        var page = await browser.PostAsync($"/h/{selector}", ("secret", secret));
        return page.Status == HttpStatusCode.NotFound && browser.Cookies.Names.Count == 0 ? null : $"{page.Status} {page.Path}";
    }

    private static async Task<string?> PastesAsync(Browser browser, Keys mine, Keys theirs)
    {
        var page = await browser.PostAsync("/h", ("link", $"https://portal.test/h/{theirs.Sent.Selector}#{mine.Sent.Secret}"));
        return page.Status == HttpStatusCode.NotFound && browser.Cookies.Names.Count == 0 ? null : $"{page.Status} {page.Path}";
    }

    private static async Task<string?> ReadsAsync(Browser browser, Keys theirs, params (string Name, string Value)[] cookies)
    {
        browser.Cookies.Take(cookies.Select(c => $"{c.Name}={c.Value}; path=/"));
        foreach (var url in new[] { HomeworkPaths.List, theirs.Sent.QuestionUrl(3), HomeworkPaths.Check(theirs.Sent.Homework) + "?rated=true", $"/homework/{theirs.Sent.Homework}/words" })
        {
            var page = await browser.OpenAsync(url);
            if (page.Html.Contains(theirs.Marker, StringComparison.Ordinal))
                return url;
        }
        return null;
    }

    private static async Task<string?> DeviceAsync(Browser browser, Keys mine, Keys theirs)
    {
        browser.Cookies.Take([$"__Host-dv={mine.Device}; path=/"]);
        await browser.PostAsync($"/h/{theirs.Sent.Selector}", ("secret", theirs.Sent.Secret));
        return (await browser.OpenAsync(theirs.Sent.QuestionUrl(3))).Html.Contains(theirs.Marker, StringComparison.Ordinal) ? "their words" : null;
    }

    private static async Task<string?> SavesAsync(Browser browser, Keys mine, Keys theirs)
    {
        browser.Cookies.Take([$"__Host-hw={mine.Visit}; path=/"]);
        await browser.OpenAsync(HomeworkPaths.List);
        using var answer = await browser.PostAsScriptAsync(theirs.Sent.AnswerUrl(3), ("answer", "overwritten"), ("base", "1"), ("saveKey", $"{Guid.NewGuid()}"));
        return answer.StatusCode == HttpStatusCode.NotFound ? null : $"{answer.StatusCode}";
    }

    private static async Task<string?> ItemAsync(Browser browser, Keys mine, Keys theirs)
    {
        browser.Cookies.Take([$"__Host-hw={mine.Visit}; path=/"]);
        var page = await browser.OpenAsync($"/homework/{mine.Sent.Homework}/questions/{theirs.Sent.Item}/3");
        return page.Status == HttpStatusCode.NotFound ? null : $"{page.Status}";
    }

    private static async Task<string?> RemindersAsync(Browser browser, Keys mine, Keys theirs)
    {
        var page = await browser.PostAsync($"/h/{theirs.Sent.Selector}/reminders", ("secret", mine.Sent.Secret), ("choice", "Stop"));
        return page.Status == HttpStatusCode.NotFound ? null : $"{page.Status}";
    }

    private static async Task<string?> TokenAsync(Browser browser, Keys mine, Keys theirs)
    {
        browser.Cookies.Take([$"__Host-hw={theirs.Visit}; path=/"]);
        await browser.OpenAsync(HomeworkPaths.List);
        using var answer = await browser.PostAsScriptAsync(theirs.Sent.AnswerUrl(3), ("answer", "overwritten"), ("base", "1"), ("saveKey", $"{Guid.NewGuid()}"), ("__RequestVerificationToken", mine.FormToken));
        return answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest ? null : $"{answer.StatusCode}";
    }
}
