using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Clinic.Benchmarks.Drafts;

/// <summary>A client who writes without a pause, as client.js saves it: one request at a time, and after a failure the very same request again.</summary>
internal sealed partial class Typist(SentQuestions sent, int nth)
{
    private readonly Dictionary<int, (string Words, int Base, Guid? Key)> pages = [];
    private readonly ConcurrentQueue<Ack> acks = new();
    private HttpClient browser = NewBrowser(nth);
    private string token = "";
    private bool isIn;
    private int count;

    public SentQuestions Sent => sent;

    public IReadOnlyCollection<Ack> Acks => acks;

    public int Acknowledged => acks.Count;

    /// <summary>Requests that a kill cut off.</summary>
    public int Broken { get; private set; }

    public int Openings { get; private set; }

    /// <summary>How often another browser showed other words than those that were last told as saved.</summary>
    public int Surprises { get; private set; }

    public volatile bool BeginsInAnotherBrowser;

    public async Task<bool> TypeAsync(Desk desk, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            if (desk.Address is null)
                await Task.Delay(20, CancellationToken.None);
            else if (BeginsInAnotherBrowser)
                (isIn, BeginsInAnotherBrowser) = (false, false);
            else if (!isIn)
                isIn = await TryAsync(desk, OpenAsync);
            else
                await SaveAsync(desk, over);
        }
        return true;
    }

    private async Task SaveAsync(Desk desk, CancellationToken over)
    {
        var number = sent.LongTexts[count++ % sent.LongTexts.Count];
        var (words, seen, known) = pages.GetValueOrDefault(number, ("", 0, null));
        var longer = $"{words} and then {nth}.{count}";
        var key = Guid.CreateVersion7();
        (string, string)[] fields = [("answer", longer), ("base", $"{seen}"), ("saveKey", $"{key}"), ("known", $"{known}"), ("__RequestVerificationToken", token)];
        while (!over.IsCancellationRequested && !await TryAsync(desk, async address =>
        {
            using var answer = await PostAsync(new Uri(address, $"/homework/{sent.AssignmentId}/answers/{sent.ItemId}/{number}"), fields, asScript: true);
            var json = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new InvalidOperationException($"Autosave was answered {(int)answer.StatusCode}: {json}");
            var said = JsonDocument.Parse(json).RootElement;
            acks.Enqueue(new Ack(number, said.GetProperty("revision").GetInt32(), longer));
            pages[number] = (longer, said.GetProperty("revision").GetInt32(), said.GetProperty("key").GetGuid());
            return true;
        }))
            await Task.Delay(20, CancellationToken.None);
    }

    /// <summary>In a browser that has never been here: the mailed link, a click, the PIN, then a page with words on it.</summary>
    private async Task<bool> OpenAsync(Uri address)
    {
        browser = NewBrowser(nth);
        using var opened = await PostAsync(new Uri(address, sent.Link.Split('#')[0]), [("secret", sent.Link.Split('#')[1])]);
        if (opened.StatusCode != HttpStatusCode.SeeOther || opened.Headers.Location?.ToString() != "/homework/pin")
            throw new InvalidOperationException($"The link was answered {(int)opened.StatusCode} {opened.Headers.Location}");
        token = TokenIn(await browser.GetStringAsync(new Uri(address, "/homework/pin")));
        using var passed = await PostAsync(new Uri(address, "/homework/pin"), [("pin", sent.Pin), ("__RequestVerificationToken", token)]);
        if (passed.StatusCode != HttpStatusCode.SeeOther)
            throw new InvalidOperationException($"The PIN was answered {(int)passed.StatusCode}");
        var number = sent.LongTexts[0];
        var page = await browser.GetStringAsync(new Uri(address, $"/homework/{sent.AssignmentId}/questions/{sent.ItemId}/{number}"));
        token = TokenIn(page);
        Openings++;
        if (WebUtility.HtmlDecode(Area().Match(page).Groups[1].Value) != pages.GetValueOrDefault(number, ("", 0, null)).Words)
            Surprises++;
        return true;
    }

    private async Task<bool> TryAsync(Desk desk, Func<Uri, Task<bool>> act)
    {
        try
        {
            return desk.Address is { } address && await act(address);
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
        {
            Broken++;
            return false;
        }
    }

    private async Task<HttpResponseMessage> PostAsync(Uri address, (string Name, string Value)[] fields, bool asScript = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(asScript ? "application/json" : "text/html"));
        return await browser.SendAsync(request);
    }

    /// <summary>Each from a house of its own, so that the door's throttle sees different visitors.</summary>
    private static HttpClient NewBrowser(int nth)
    {
        var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(20) };
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{nth + 1}");
        return browser;
    }

    private static string TokenIn(string page) => Token().Match(page) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException("The page has no form.");

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<textarea[^>]*>\r?\n?(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();
}

/// <summary>A save that was told as saved.</summary>
internal sealed record Ack(int Number, int Revision, string Words);
