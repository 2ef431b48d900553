using System.Text;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>Posts that no page of ours makes: forged, replayed, cut, oversized. None may break the portal or touch somebody else.</summary>
public sealed class OddPostsTests(StorageProvider provider) : ClientScenario(provider)
{
    private const int Posts = 400;

    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "2147483648", "NaN", "null", "true", "yes", "4", "talking", "talking,rest", "2026-02-30", "2026-11-22", "\0", "a\0b", "\ud83d", "😀", "‮",
        "<script>alert(1)</script>", "'; DROP TABLE Answers; --", "%00", "..\\..\\etc", "{{7*7}}", "00000000-0000-0000-0000-000000000000", "not-a-guid", new string('x', 70_000), "ünïcödé", "\r\n\r\n",
    ];

    private static readonly string[] Names = ["answer", "answer[0]", "base", "saveKey", "after", "known", "stop", "from", "rating", "item", "skip", "pin", "Pin", "Repeat", "choice", "keep", "at", "secret", "link", "", "__proto__"];

    [Test]
    public async Task None_of_them_breaks_anything()
    {
        var sent = await SendAsync(Portal.Reading, Portal.WeeklyCheckIn);
        var other = await SendAsync(await Portal.EnrolClientAsync("Ruth Amsel"));
        await Portal.AnswerAsync(other.Homework, ("hard-moment", Canary));
        var browser = await OpenAsync(sent);
        var random = new Random(20261124);
        var counts = new Dictionary<int, int>();

        for (var n = 0; n < Posts; n++)
        {
            var url = UrlOf(sent, other, random);
            var fields = Enumerable.Range(0, random.Next(0, 6)).Select(_ => (Names[random.Next(Names.Length)], Values[random.Next(Values.Length)])).ToArray();
            if (n % 20 == 0)
                await OpenAsync(sent, browser);
            var status = random.Next(2) == 0 ? (int)(await browser.PostAsScriptAsync(url, fields)).StatusCode : (int)(await browser.PostAsync(url, fields)).Status;
            counts[status] = counts.GetValueOrDefault(status) + 1;
            Assert.That(status, Is.LessThan(500), $"{url} {string.Join(' ', fields.Select(f => $"{f.Item1}={f.Item2[..Math.Min(20, f.Item2.Length)]}"))}");
            if (browser.Page is null || n % 10 == 9)
                await browser.OpenAsync("/homework");
        }

        Assert.That(Portal.Logs.Errors.Select(e => e.Words), Is.Empty);
        Assert.That((await AnswersOfAsync(other.Homework)).Single().Value.Text, Is.EqualTo(Canary));
        TestContext.Out.WriteLine(string.Join(", ", counts.OrderBy(c => c.Key).Select(c => $"{c.Key}: {c.Value}")));
    }

    [Test]
    public async Task Bytes_that_are_no_text_are_answered_too()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);

        foreach (var body in new[] { "answer=%ED%A0%BD&base=0&saveKey=", "answer=%FF%FE%00", "%", "&&&===", "answer=" + new string('%', 300) })
        {
            var context = await Portal.RawAsync(http =>
            {
                http.Request.Method = "POST";
                (http.Request.Scheme, http.Request.Host, http.Request.Path) = ("https", new Microsoft.AspNetCore.Http.HostString("portal.test"), sent.AnswerUrl(3));
                http.Request.ContentType = "application/x-www-form-urlencoded";
                http.Request.Headers.Cookie = $"__Host-hw={browser.Cookies["__Host-hw"]!.Value}";
                http.Request.Body = new MemoryStream(Encoding.ASCII.GetBytes(body));
            });
            Assert.That(context.Response.StatusCode, Is.InRange(400, 499), body[..Math.Min(20, body.Length)]);
        }
    }

    private static string UrlOf(Sent sent, Sent other, Random random)
    {
        var work = random.Next(4) == 0 ? other : sent;
        var item = work.Items[random.Next(work.Items.Count)];
        var number = random.Next(-1, 9);
        string[] urls =
        [
            $"/homework/{work.Homework}/questions/{item}/{number}", $"/homework/{work.Homework}/answers/{item}/{number}", $"/homework/{work.Homework}/items/{item}",
            $"/homework/{work.Homework}/distress/before", $"/homework/{work.Homework}/distress/after", $"/homework/{work.Homework}/distress/during", $"/homework/{work.Homework}/privacy/{item}",
            $"/homework/{Guid.NewGuid()}/submission", "/homework/pin", "/homework/pin/choice", "/homework/reminders", "/homework/not-safe", "/homework/again", "/homework/token", "/homework/stop",
            "/h", $"/h/{work.Selector}", $"/h/{work.Selector}/reminders", "/h/-/fresh-link", "/leave", $"/homework/{work.Homework}/check",
        ];
        return urls[random.Next(urls.Length)];
    }
}
