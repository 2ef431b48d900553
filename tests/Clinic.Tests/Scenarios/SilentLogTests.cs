using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;
using Clinic.Tests.Support;
using Clinic.Web.Setup;

namespace Clinic.Tests.Scenarios;

/// <summary>Secrets of links, visits and devices, looked for in every log line down to Trace, in every header and in the files of the database.</summary>
public sealed partial class SilentLogTests(StorageProvider provider) : OpenDoorScenario(provider)
{
    private const int Token = 43;

    private readonly HashSet<string> tokens = [];
    private readonly List<string> found = [];
    private int headers;
    private int lines;

    protected override PortalOptions Options => new() { Services = WithoutThrottle, KeepsAllLogs = true };

    [Test]
    public async Task No_secret_is_in_a_log_line_a_header_or_a_table()
    {
        var count = Counts.Of(3, 1_000);
        for (var n = 0; n < count; n++)
        {
            var sent = await QuietlySentAsync($"Person {n}");
            tokens.Add(sent.Secret);
            await LiveAsync(sent, n);
            Read();
        }
        Read();
        LookIntoFiles();

        Counts.Say("L4", $"{tokens.Count} secrets of {count} links with their visits and devices; {lines} log lines at Trace, {headers} header values and the database's files searched: {found.Count} hits");
        Assert.That(lines, Is.GreaterThan(count * 10), "the portal did talk");
        Assert.That(found, Is.Empty);
    }

    /// <summary>Everything that a link goes through, the wrong ways too.</summary>
    private async Task LiveAsync(QuietlySent sent, int n)
    {
        var browser = Portal.NewBrowser();
        await browser.OpenAsync($"/h/{sent.Selector}");
        await browser.PostAsync($"/h/{(n % 3 == 0 ? new string('0', 32) : sent.Selector)}", ("link", $"https://portal.test/h/{sent.Selector}#{sent.Secret}"));
        using var saved = await browser.PostAsScriptAsync(sent.AnswerUrl(3), ("answer", "words"), ("base", "0"), ("saveKey", $"{Guid.NewGuid()}"));
        foreach (var name in browser.Cookies.Names.Where(name => name is "__Host-hw" or "__Host-dv"))
            tokens.Add(browser.Cookies[name]!.Value.ToString());
        using var reminders = await browser.PostAsScriptAsync($"/h/{sent.Selector}/reminders", ("secret", sent.Secret));
        await browser.OpenAsync(sent.QuestionUrl(3));
        Search("header", [.. browser.Page!.Headers.Concat(saved.Headers).Concat(reminders.Headers).Where(h => h.Key != "Set-Cookie").SelectMany(h => h.Value)]);
        headers += browser.Page.Headers.Count() + saved.Headers.Count() + reminders.Headers.Count();
        await browser.PostAsync("/leave");
    }

    private void Read()
    {
        var read = Portal.Logs.Lines;
        lines += read.Count;
        Search("log", [.. read.Select(l => l.Words)]);
        Portal.Logs.Clear();
    }

    private void LookIntoFiles()
    {
        if (Provider != StorageProvider.Sqlite)
            return;
        var starts = tokens.Select(t => BitConverter.ToUInt64(Base64Url.DecodeFromChars(t))).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(Portal.Place.Folder, "clinic.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var name = Path.GetFileName(file);
            Search(name, [Encoding.Latin1.GetString(bytes), Encoding.Latin1.GetString([.. bytes.Where(b => b != 0)])]);
            for (var at = 0; at + 8 <= bytes.Length; at++)
            {
                if (starts.Contains(BitConverter.ToUInt64(bytes, at)))
                    found.Add($"{name}: the bytes of a secret");
            }
        }
    }

    /// <summary>A secret may stand between other letters too, so each window of a long run is looked at.</summary>
    private void Search(string where, IReadOnlyList<string> texts)
    {
        foreach (var run in texts.SelectMany(text => Runs().Matches(text)).Select(m => m.Value))
        {
            for (var at = 0; at + Token <= run.Length; at++)
            {
                if (tokens.Contains(run.Substring(at, Token)))
                    found.Add($"{where}: {run}");
            }
        }
    }

    [GeneratedRegex("[A-Za-z0-9_-]{43,}")]
    private static partial Regex Runs();
}
