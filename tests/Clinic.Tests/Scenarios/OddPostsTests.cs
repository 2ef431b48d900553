using System.Net;
using System.Text;
using Clinic.Tests.Support;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>
/// Posts that no page of ours makes, to every address of the client's side that takes one: forged, replayed, in the wrong order, cut, oversized. None may break
/// the portal or touch somebody else.
/// </summary>
public sealed class OddPostsTests(StorageProvider provider) : OpenDoorScenario(provider)
{
    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "2147483647", "2147483648", "NaN", "null", "true", "yes", "4", "talking", "talking,rest", "2026-02-30", "2026-11-22", "\0", "a\0b", "\ud83d", "\udc00\ud83d", "😀", "\u202e",
        "<script>alert(1)</script>", "'; DROP TABLE Answers; --", "%00", "..\\..\\etc", "{{7*7}}", "00000000-0000-0000-0000-000000000000", "not-a-guid", new string('x', 70_000), "ünïcödé", "\r\n\r\n",
        "data:image/png;base64,iVBORw0KGgo=", "<img src=x onerror=alert(1)>",
    ];

    private static readonly string[] Names = ["answer", "answer[0]", "base", "saveKey", "after", "known", "stop", "from", "rating", "item", "skip", "pin", "Pin", "Repeat", "choice", "keep", "at", "secret", "link", "", "__proto__", "__RequestVerificationToken"];

    private readonly List<(string Url, (string, string)[] Fields)> sentBefore = [];
    private readonly Random random = new(20261124);

    [Test]
    public async Task None_of_them_breaks_anything()
    {
        var count = Counts.Of(400, 10_000);
        var sent = await SendAsync(Portal.Reading, Portal.WeeklyCheckIn);
        var other = await SendAsync(await Portal.EnrolClientAsync("Ruth Amsel"));
        await Portal.AnswerAsync(other.Homework, ("hard-moment", Canary));
        var (browser, statuses, otherBefore) = (await OpenAsync(sent), new Dictionary<int, int>(), await OthersRowsAsync(other));
        for (var n = 0; n < count; n++)
        {
            if (n % 20 == 0)
                await OpenAsync(sent, browser);
            var (url, fields) = NextPost(sent, other, n);
            var status = random.Next(2) == 0 ? await AsScriptAsync(browser, url, fields) : (int)(await browser.PostAsync(url, fields)).Status;
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            Assert.That(status, Is.LessThan(500), $"{url} {string.Join(' ', fields.Select(f => $"{f.Item1}={f.Item2[..Math.Min(20, f.Item2.Length)]}"))}");
            if (browser.Page is null || n % 10 == 9)
                await browser.OpenAsync("/homework");
            if (n % 100 == 99)
                await ReopenAsync(sent);
        }

        Counts.Say("Bad input", $"{count} posts to {Doors.Count} addresses; {string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}"))}; 0 of 500 and above, {Portal.Logs.Errors.Count()} errors logged");
        Assert.That(Portal.Logs.Errors.Select(e => e.Words), Is.Empty);
        Assert.That(await OthersRowsAsync(other), Is.EqualTo(otherBefore), "nothing of another person was touched");
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

    [Test]
    public async Task A_million_characters_are_refused_in_words_and_stay_on_the_page()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        var words = new string('x', 1_048_576);

        var saved = await SaveAsync(browser, sent, 3, words);
        await browser.OpenAsync(sent.QuestionUrl(3));
        var page = await browser.Page!.Form("main form").Fill("answer", words).SubmitAsync();

        Assert.That(saved.Status, Is.EqualTo(422), saved.Json);
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.FieldErrors, Has.Count.EqualTo(1));
        Assert.That(page.Form("main form").ValueOf("answer"), Has.Length.EqualTo(words.Length));
    }

    private IReadOnlyList<Route> Doors => [.. Portal.Routes.Where(r => r.IsPost && r.Controller is not null && ClientSide.Is(r.Nowhere))];

    /// <summary>Mostly a new one; now and then one from before, again and out of its order.</summary>
    private (string Url, (string, string)[] Fields) NextPost(Sent sent, Sent other, int n)
    {
        if (sentBefore.Count > 0 && random.Next(8) == 0)
            return sentBefore[random.Next(sentBefore.Count)];
        var work = random.Next(4) == 0 ? other : sent;
        var door = Doors[random.Next(Doors.Count)];
        var url = random.Next(12) == 0 ? door.Nowhere : door.With(new Dictionary<string, string>
        {
            ["id"] = $"{(random.Next(10) == 0 ? sent.Homework : work.Homework)}", ["itemId"] = $"{work.Items[random.Next(work.Items.Count)]}", ["number"] = $"{random.Next(-1, 9)}",
            ["selector"] = random.Next(3) == 0 ? "-" : work.Selector, ["moment"] = random.Next(2) == 0 ? "before" : "after", ["answerId"] = $"{work.Items[0]}",
        });
        var fields = Enumerable.Range(0, random.Next(0, 6)).Select(_ => (Names[random.Next(Names.Length)], Values[random.Next(Values.Length)])).ToArray();
        if (n % 200 == 199)
            fields = [.. fields, ("answer", new string('y', 1_048_576))];
        if (random.Next(4) == 0)
            sentBefore.Add((url, fields));
        return (url, fields);
    }

    /// <summary>A post may have handed it in; most of the addresses are of use before that only.</summary>
    private Task ReopenAsync(Sent sent) => Portal.ChangeAsync(async db =>
    {
        var homework = await db.Assignments.SingleAsync(a => a.Id == sent.Homework);
        if (!homework.IsOpen)
            homework.ReturnForMore(Portal.Today.AddDays(5), null, Portal.Now);
    });

    private static async Task<int> AsScriptAsync(Browser browser, string url, (string, string)[] fields)
    {
        using var answer = await browser.PostAsScriptAsync(url, fields);
        return (int)answer.StatusCode;
    }

    private Task<string> OthersRowsAsync(Sent other) => Portal.ReadAsync(async db =>
    {
        var answers = await db.Answers.AsNoTracking().Where(a => a.ClientId == other.Client.Id).ToListAsync();
        var homework = await db.Assignments.AsNoTracking().SingleAsync(a => a.Id == other.Homework);
        var client = await db.Clients.AsNoTracking().SingleAsync(c => c.Id == other.Client.Id);
        return $"{string.Join('|', answers.Select(a => $"{a.Value.Text} {a.Revision} {a.IsPrivate}"))} {homework.Status} {homework.StartedAt} {homework.DistressBefore} {homework.DistressAfter} "
            + $"{client.Contact.RemindersStoppedAt} {client.Contact.SnoozedUntil} {client.Pin.Tries} {client.Pin.IsSet} {await db.Alerts.CountAsync(a => a.ClientId == other.Client.Id)}";
    });
}
