using System.Diagnostics;
using System.Net;
using Clinic.Assignments;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>The promises about links, in numbers.</summary>
public sealed class LinkCountTests(StorageProvider provider) : OpenDoorScenario(provider)
{
    [Test]
    public async Task Whatever_looks_at_a_link_changes_nothing_and_the_person_still_gets_in()
    {
        var (count, opened, looks) = (Counts.Of(10, 1_000), 0, 0);
        var before = await RowsAsync();
        for (var n = 0; n < count; n++)
        {
            var sent = await QuietlySentAsync($"Person {n}");
            var scanner = Portal.NewBrowser();
            var queries = await Portal.QueriesOf(async () => looks += await LookAsync(scanner, $"/h/{sent.Selector}"));
            Assert.That((queries, scanner.Cookies.Names), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
            var person = Portal.NewBrowser();
            await person.OpenAsync($"/h/{sent.Selector}");
            opened += (await person.PostAsync($"/h/{sent.Selector}", ("secret", sent.Secret))).Path == "/homework" ? 1 : 0;
        }

        Counts.Say("L2", $"{count} links, {looks} looks by GET, HEAD, OPTIONS, Range, prefetch and 20 at once; 0 statements to the database, 0 cookies; {opened} of {count} people got in");
        Assert.That(before, Is.Zero);
        Assert.That(opened, Is.EqualTo(count));
        Assert.That(await RowsAsync(), Is.EqualTo(count), "one visit for each person, none for a look");
    }

    [Test]
    public async Task What_does_not_open_takes_as_long_whatever_the_reason()
    {
        var count = Counts.Of(40, 10_000);
        var real = await QuietlySentAsync("Maren Lindqvist");
        var foreign = await QuietlySentAsync("Ruth Amsel", await Portal.FoundAsync("Elm Yard"));
        var revoked = await QuietlySentAsync("Hanna Brandt");
        await Portal.ChangeAsync(async db => (await db.AccessLinks.SingleAsync(l => l.Selector == revoked.Selector)).Revoke(Portal.Now));
        var expired = await QuietlySentAsync("Owen Castellane", expiresIn: TimeSpan.FromMinutes(1));
        Portal.Clock.Advance(TimeSpan.FromHours(1));
        (string Name, string Selector, string Secret)[] classes =
        [
            ("unknown", new string('0', 32), real.Secret), ("revoked", revoked.Selector, revoked.Secret), ("of another practice", foreign.Selector, real.Secret),
            ("expired", expired.Selector, expired.Secret), ("wrong secret", real.Selector, revoked.Secret),
        ];
        var times = classes.ToDictionary(c => c.Name, _ => new List<double>(count));
        var answers = new HashSet<(HttpStatusCode, string)>();
        var stranger = Portal.NewBrowser();
        for (var n = -20; n < count; n++)
        {
            foreach (var (name, selector, secret) in classes.OrderBy(_ => Random.Shared.Next()))
            {
                var clock = Stopwatch.StartNew();
                using var answer = await stranger.PostAsScriptAsync($"/h/{selector}", ("secret", secret));
                var took = clock.Elapsed.TotalMilliseconds;
                if (n >= 0)
                    times[name].Add(took);
                answers.Add((answer.StatusCode, System.Text.RegularExpressions.Regex.Replace((await answer.Content.ReadAsStringAsync()).Replace(selector, "", StringComparison.Ordinal), "nonce=\"[^\"]*\"", "")));
            }
        }

        var medians = times.ToDictionary(t => t.Key, t => t.Value.Order().ElementAt(count / 2));
        var delta = medians.Values.Max() - medians.Values.Min();
        Counts.Say("L6", $"{count} requests of each kind, medians {string.Join(", ", medians.Select(m => FormattableString.Invariant($"{m.Key} {m.Value:0.000} ms")))}; apart {delta:0.000} ms; {answers.Count} different answers");
        Assert.That(answers, Has.Count.EqualTo(1));
        Assert.That(answers.Single().Item1, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(delta, Is.LessThan(Counts.Of(20, 2)), "beside other tests a median says little; alone it must not tell");
    }

    [Test]
    public async Task A_key_that_fits_one_door_fits_no_other()
    {
        var count = Counts.Of(150, 10_000);
        var elsewhere = await Portal.FoundAsync("Elm Yard");
        var keys = new List<Keys>();
        foreach (var (name, practice) in new[] { ("Maren Lindqvist", Portal.Practice), ("Ruth Amsel", Portal.Practice), ("Daniel Amsel", Portal.Practice), ("Hanna Brandt", elsewhere), ("Owen Castellane", elsewhere) })
            keys.Add(await Keys.OfAsync(this, await QuietlySentAsync(name, practice)));
        var (random, accepted, kinds) = (new Random(9), new List<string>(), new int[CrossUses.All.Count]);
        for (var n = 0; n < count; n++)
        {
            var (mine, theirs) = random.GetItems(keys.ToArray(), 2) is [var a, var b] && a != b ? (a, b) : (keys[0], keys[1 + n % (keys.Count - 1)]);
            var kind = n % CrossUses.All.Count;
            kinds[kind]++;
            if (await CrossUses.All[kind].Use(Portal.NewBrowser(), mine, theirs) is { } what)
                accepted.Add($"{CrossUses.All[kind].Name}: {what}");
        }

        Counts.Say("L9", $"{count} uses of {keys.Count} people's links, visits, devices, pages and forms at another's door in {CrossUses.All.Count} ways: {accepted.Count} accepted");
        Assert.That(accepted, Is.Empty);
        Assert.That(kinds, Has.All.GreaterThan(0));
    }

    /// <summary>Everything that a scanner, a preview or a prefetching browser does.</summary>
    private static async Task<int> LookAsync(Browser scanner, string path)
    {
        var single = new (HttpMethod Method, (string, string)[] Headers)[]
        {
            (HttpMethod.Get, []), (HttpMethod.Head, []), (HttpMethod.Options, []), (HttpMethod.Get, [("Range", "bytes=0-99")]), (HttpMethod.Get, [("Purpose", "prefetch"), ("Sec-Purpose", "prefetch;prerender")]),
            (HttpMethod.Get, [("User-Agent", "Slackbot-LinkExpanding 1.0")]),
        };
        foreach (var (method, headers) in single)
            (await scanner.RequestAsync(method, path, headers)).Dispose();
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => scanner.RequestAsync(HttpMethod.Get, path))))
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            answer.Dispose();
        }
        return single.Length + 20;
    }

    private Task<int> RowsAsync() => Portal.ReadAsync(async db => await db.ClientVisits.CountAsync() + await db.KnownDevices.CountAsync() + await db.AuditEntries.CountAsync(e => e.Action == Clinic.Audit.AuditAction.LinkRenewed));
}
