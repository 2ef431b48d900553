using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Clinic.Benchmarks.Canaries;

/// <summary>One partner's browser without scripts: through the link and the second check, then wherever the pages lead.</summary>
/// <param name="nth">Each comes from an address of their own, as partners do: the throttle for guessed links is not what is measured here.</param>
internal sealed partial class PartnerWalk(Uri address, string pin, int nth) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true })
    {
        BaseAddress = address, DefaultRequestHeaders = { { "X-Forwarded-For", $"198.18.{nth / 250}.{nth % 250 + 1}" } },
    };

    public async Task<List<string>> EverythingAsync(string selector, string secret)
    {
        await PostAsync($"/h/{selector}", await GetAsync($"/h/{selector}"), ("secret", secret));
        await PostAsync("/homework/pin", await GetAsync("/homework/pin"), ("pin", pin));
        var (texts, seen, left) = (new List<string>(), new HashSet<string>(), new Queue<string>(["/homework"]));
        while (left.TryDequeue(out var path))
        {
            if (!seen.Add(path))
                continue;
            var text = await GetAsync(path);
            if (path.EndsWith("/shared", StringComparison.Ordinal) && text.Contains($"action=\"{path}\"", StringComparison.Ordinal))
                text = await PostAsync(path, text);
            texts.Add(text);
            foreach (Match link in Links().Matches(text))
                left.Enqueue(WebUtility.HtmlDecode(link.Groups[1].Value));
        }
        return texts;
    }

    public void Dispose() => http.Dispose();

    private async Task<string> GetAsync(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return answer.Content.Headers.ContentType?.MediaType == "application/pdf" ? await WordsAsync(bytes) : Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The words of a paper, by poppler's pdftotext.</summary>
    private static async Task<string> WordsAsync(byte[] pdf)
    {
        using var tool = Process.Start(new ProcessStartInfo("pdftotext", "-raw - -") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var words = tool.StandardOutput.ReadToEndAsync();
        await tool.StandardInput.BaseStream.WriteAsync(pdf);
        tool.StandardInput.Close();
        await tool.WaitForExitAsync();
        return await words;
    }

    private async Task<string> PostAsync(string path, string page, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(page) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : "";
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(new("__RequestVerificationToken", token)));
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("href=\"(/homework[^\"#]*)")]
    private static partial Regex Links();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
