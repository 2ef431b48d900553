using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Clinic.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Benchmarks.Records;

/// <summary>
/// One word in every text of three practices of twenty couples; a real portal that logs at Trace mails, shows, searches and exports them. Afterwards
/// the word stands nowhere in clear: database, write-ahead log, backup, log, mails.
/// </summary>
internal static partial class CanaryProof
{
    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var (practices, couples) = (wishes.Number("practices", 3), wishes.Number("couples", 20));
        var word = $"kanarie{Guid.NewGuid():N}"[..23];
        await using var ground = await Ground.LayAsync(keep: wishes.Has("keep"));
        var planted = 0;
        var ids = new List<(Guid Practice, int Nth)>();
        for (var i = 0; i < practices; i++)
            ids.Add((await ground.WordyPracticeAsync(i, 2 * couples, kind => $"{word}{kind}{Interlocked.Increment(ref planted)}"), i));
        var (pages, clock, log) = (0, Stopwatch.StartNew(), "");
        var settings = new Dictionary<string, string>(ground.Settings) { ["Mail:Mode"] = "Pickup", ["Jobs:SweepSeconds"] = "2" };
        foreach (var category in new[] { "Default", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Hangfire" })
            settings[$"Logging:LogLevel:{category}"] = "Trace";
        await using (var portal = PortalProcess.Start(settings))
        {
            await portal.ReadyAsync();
            foreach (var (practice, nth) in ids)
                pages += await VisitAsync(portal.Address, $"owner{nth}@lindenrow.example", word, await WhereAsync(ground, practice));
            await WaitForMailsAsync(ground, practices * 2 * couples);
            await portal.StopAsync();
            log = portal.Console;
        }
        var backup = Path.Combine(ground.Folder, "backup.db");
        await ground.InAsync(ids[0].Practice, services => services.GetRequiredService<ClinicContext>().Database.ExecuteSqlAsync($"VACUUM INTO {backup}"));
        return Report(ground, word, planted, pages, log, clock.Elapsed);
    }

    private static bool Report(Ground ground, string word, int planted, int pages, string log, TimeSpan took)
    {
        var forms = Forms(word);
        var mails = Directory.GetFiles(Path.Combine(ground.Folder, "mail"), "*.eml");
        var inFiles = Directory.GetFiles(ground.Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".eml", StringComparison.Ordinal)).Sum(f => Hits(Read(f), forms));
        // The address to which a mail goes stands in it; that line alone is set aside.
        var inMails = mails.Sum(f => Hits(Encoding.UTF8.GetBytes(string.Join('\n', File.ReadLines(f).Where(line => !line.StartsWith("To:", StringComparison.Ordinal)))), forms));
        var inLog = Hits(Encoding.UTF8.GetBytes(log), forms);
        Console.WriteLine($"{planted} texts planted; {pages} pages and files fetched, {mails.Length} mails, {log.Length / 1_000_000.0:F1} MB of log, {took.TotalSeconds:F0} s");
        Console.WriteLine($"hits in database, write-ahead log, backup, keys: {inFiles}; in mails: {inMails}; in the log at Trace: {inLog}");
        if (inLog > 0)
            Console.WriteLine(log.Split('\n').First(line => Hits(Encoding.UTF8.GetBytes(line), forms) > 0));
        return inFiles + inMails + inLog == 0 && mails.Length > 0 && log.Length > 100_000;
    }

    private static async Task<int> VisitAsync(Uri address, string email, string word, List<string> where)
    {
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = new System.Net.CookieContainer() }) { BaseAddress = address };
        await PostAsync(http, "/sign-in", [("Email", email), ("Password", Seeding.Password)]);
        await PostAsync(http, "/account/confirmation", [("Password", Seeding.Password), ("To", "/account")]);
        var seen = 0;
        foreach (var path in where)
        {
            using var page = await http.GetAsync(new Uri(path, UriKind.Relative));
            var body = await page.Content.ReadAsStringAsync();
            if (!page.IsSuccessStatusCode || (path.EndsWith("/edit", StringComparison.Ordinal) && !body.Contains(word, StringComparison.Ordinal)))
                throw new InvalidOperationException($"{path} answered {(int)page.StatusCode} or does not show its words.");
            seen++;
            if (path.EndsWith("/export", StringComparison.Ordinal))
                await PostAsync(http, path, [("AsJson", "true")]);
        }
        using var found = await http.GetAsync(new Uri($"/clients?q={word}", UriKind.Relative));
        return seen + 1;
    }

    private static async Task PostAsync(HttpClient http, string path, (string Name, string Value)[] fields)
    {
        var page = await http.GetStringAsync(new Uri(path, UriKind.Relative));
        var form = fields.Append(("__RequestVerificationToken", TokenIn().Match(page).Groups[1].Value)).ToDictionary(f => f.Item1, f => f.Item2);
        using var content = new FormUrlEncodedContent(form);
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"POST {path} answered {(int)answer.StatusCode}.");
    }

    private static Task<List<string>> WhereAsync(Ground ground, Guid practice) => ground.InAsync(practice, async services =>
    {
        var db = services.GetRequiredService<ClinicContext>();
        var clients = await db.Clients.Select(c => c.Id).ToListAsync();
        var work = await db.Assignments.Select(a => a.Id).ToListAsync();
        string[] pages = ["", "/homework", "/mail", "/contact", "/trail", "/edit", "/export", "/opened.pdf"];
        return clients.SelectMany(id => pages.Select(page => $"/clients/{id}{page}")).Concat(work.Select(id => $"/assignments/{id}")).Concat(["/", "/clients", "/couples", "/sessions", "/alerts", "/notices", "/assignments"]).ToList();
    });

    private static async Task WaitForMailsAsync(Ground ground, int count)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(500))
        {
            if (Directory.Exists(Path.Combine(ground.Folder, "mail")) && Directory.GetFiles(Path.Combine(ground.Folder, "mail"), "*.eml").Length >= count)
                return;
        }
    }

    private static byte[][] Forms(string word)
    {
        var plain = Encoding.UTF8.GetBytes(word);
        return [plain, Encoding.Unicode.GetBytes(word), Encoding.BigEndianUnicode.GetBytes(word), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(plain)), Encoding.ASCII.GetBytes(Convert.ToHexString(plain)),
            .. Enumerable.Range(0, 3).Select(shift => Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[shift], .. plain, .. new byte[3]])[(shift == 0 ? 0 : 4)..((shift + plain.Length) / 3 * 4)]))];
    }

    private static int Hits(ReadOnlySpan<byte> bytes, byte[][] forms)
    {
        var hits = 0;
        foreach (var form in forms)
            hits += bytes.IndexOf(form) >= 0 ? 1 : 0;
        return hits;
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenIn();
}
