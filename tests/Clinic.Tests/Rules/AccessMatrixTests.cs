using System.Net;
using Clinic.Alerts;
using Clinic.Disclosures;
using Clinic.Sharing;
using Clinic.Tests.Support;
using Clinic.Therapists;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Rules;

/// <summary>
/// Every address of the portal, asked for one client's records by everybody who has no business with them: nothing of the client is shown,
/// and nothing about the client changes.
/// </summary>
[Category("Rules")]
public sealed class AccessMatrixTests
{
    private const string Canary = "zqxcanary";

    private Portal portal = null!;
    private EnrolledClient victim = null!;
    private Dictionary<string, Guid[]> ids = null!;
    private Dictionary<string, Browser> strangers = null!;

    [OneTimeSetUp]
    public async Task PutEverythingInPlace()
    {
        portal = await Portal.StartAsync();
        victim = await portal.EnrolClientAsync($"{Canary}name Lindqvist");
        var partner = await portal.EnrolClientAsync("Partner Lindqvist");
        var couple = await portal.LinkCoupleAsync(victim, partner);
        var submitted = await portal.AssignAsync(victim, note: $"{Canary}note");
        await portal.AnswerAsync(submitted, ("what-i-fear", $"{Canary}answer"));
        await portal.SubmitAsync(submitted);
        var open = await portal.AssignAsync(victim, items: [Portal.WeeklyCheckIn]);
        var session = await portal.PlanSessionAsync(victim, inDays: 2, at: new(10, 0), coupleId: couple);
        await portal.SweepAsync();
        var (share, draft, alert) = (Guid.Empty, Guid.Empty, Guid.Empty);
        await portal.ChangeAsync(async db =>
        {
            var client = await db.Clients.SingleAsync(c => c.Id == victim.Id);
            (await db.Sessions.SingleAsync()).NoteAgenda($"{Canary}agenda");
            alert = db.Alerts.Add(Alert.Raise(client, submitted, AlertKind.NotSafe, portal.Now)).Entity.Id;
            draft = db.DisclosureDrafts.Add(DisclosureDraft.Begin(client, portal.Practice.Owner.Id, $"{Canary}title", $"{Canary}draft", portal.Today.AddDays(9), portal.Today, portal.Now)).Entity.Id;
            var helper = Therapist.Join(portal.Practice.Id, "Nora Helper", "nora@lindenrow.example", TherapistRole.Therapist, Portal.Zone, portal.Now);
            db.Therapists.Add(helper);
            share = db.Shares.Add(Share.Cover(client, helper, new(portal.Now, portal.Now.AddDays(5)), $"{Canary}reason", portal.Now)).Entity.Id;
        });
        ids = await portal.ReadAsync(async db => new Dictionary<string, Guid[]>
        {
            ["clients"] = [victim.Id], ["roster"] = [victim.Id], ["supervision"] = [victim.Id], ["couples"] = [couple], ["assignments"] = [submitted, open],
            ["answers"] = [await db.Answers.Select(a => a.Id).FirstAsync()], ["sessions"] = [session], ["alerts"] = [alert],
            ["notices"] = await db.Notices.Where(n => n.ClientId == victim.Id).Select(n => n.Id).ToArrayAsync(), ["shareId"] = [share], ["emergency-access"] = [share],
            ["shares"] = [share], ["draftId"] = [draft], ["assignmentId"] = [submitted, open], ["itemId"] = await db.Assignments.SelectMany(a => a.Items).Select(i => i.Id).ToArrayAsync(),
        });
        await InviteStrangersAsync();
    }

    [OneTimeTearDown]
    public ValueTask Close() => portal.DisposeAsync();

    [Test]
    public async Task No_page_shows_a_stranger_anything_of_the_client()
    {
        var leaks = new List<string>();
        var asked = 0;
        foreach (var (who, browser) in strangers)
        {
            foreach (var (route, url) in Addresses(r => r.IsGet))
            {
                using var answer = await browser.RequestAsync(HttpMethod.Get, url);
                asked++;
                var body = await answer.Content.ReadAsStringAsync();
                if (body.Contains(Canary, StringComparison.OrdinalIgnoreCase) && !(who == "assistant" && IsRoster(route)))
                    leaks.Add($"{who}: {route.Name}");
                if (answer.StatusCode == HttpStatusCode.OK && url.Contains(victim.Id.ToString(), StringComparison.Ordinal) && !(who == "assistant" && IsRoster(route)))
                    leaks.Add($"{who}: {route.Name} opened");
                if ((int)answer.StatusCode >= 500)
                    leaks.Add($"{who}: {route.Name} {answer.StatusCode}");
            }
        }
        Assert.That(leaks, Is.Empty);
        Assert.That(asked, Is.GreaterThan(strangers.Count * 60), "the pages were really asked for");
    }

    [Test]
    public async Task The_roster_shows_an_assistant_who_comes_and_nothing_of_the_work()
    {
        var words = new List<string>();
        foreach (var (route, url) in Addresses(r => r.IsGet && IsRoster(r)))
            words.Add(await (await strangers["assistant"].RequestAsync(HttpMethod.Get, url)).Content.ReadAsStringAsync());

        Assert.That(words, Has.Some.Contains($"{Canary}name"));
        Assert.That(string.Concat(words).Replace($"{Canary}name", "", StringComparison.Ordinal), Does.Not.Contain(Canary));
    }

    [Test]
    public async Task No_post_of_a_stranger_changes_anything_about_the_client()
    {
        var before = await portal.ReadAsync(db => Fingerprint.OfAsync(db, victim.Id));
        var (changed, asked) = (new List<string>(), 0);
        foreach (var (who, browser) in strangers)
        {
            await browser.OpenAsync("/account");
            foreach (var (route, url) in Addresses(r => r.IsPost && r.Controller is not null && r.Pattern.Contains('{')).Where(a => !(who == "assistant" && IsRoster(a.Route))))
            {
                var page = await browser.PostAsync(url, [.. Fields(route)]);
                asked++;
                if ((int)page.Status >= 500 || page.Html.Contains(Canary, StringComparison.OrdinalIgnoreCase))
                    changed.Add($"{who}: {route.Name} {page.Status}");
            }
            var after = await portal.ReadAsync(db => Fingerprint.OfAsync(db, victim.Id));
            changed.AddRange(after.Where(t => before[t.Key] != t.Value).Select(t => $"{who}: {t.Key}"));
        }
        Assert.That(changed, Is.Empty);
        Assert.That(asked, Is.GreaterThan(strangers.Count * 40));
    }

    private async Task InviteStrangersAsync()
    {
        var other = await portal.FoundAsync("Harbour House");
        var gone = await portal.AddStaffAsync("Gone Away", TherapistRole.Therapist);
        var theirs = await portal.SignInAsync(gone.Email);
        await portal.ChangeAsync(async db => (await db.Therapists.SingleAsync(t => t.Id == gone.Id)).Disable(portal.Now));
        portal.Clock.Advance(TimeSpan.FromSeconds(6));
        strangers = new()
        {
            ["nobody"] = portal.NewBrowser(),
            ["colleague"] = await portal.SignInAsync(portal.Practice.Colleague.Email),
            ["supervisor"] = await portal.SignInAsync((await portal.AddStaffAsync("Vera Holt", TherapistRole.Supervisor)).Email),
            ["assistant"] = await portal.SignInAsync((await portal.AddStaffAsync("Kai Brandt", TherapistRole.Assistant)).Email),
            ["owner of another practice"] = await portal.SignInAsync(other.Owner.Email),
            ["disabled"] = theirs,
            ["another client"] = await AnotherClientAsync(),
        };
    }

    private async Task<Browser> AnotherClientAsync()
    {
        var client = await portal.EnrolClientAsync("Somebody Else");
        await portal.AssignAsync(client);
        await portal.SweepAsync();
        var browser = portal.NewBrowser();
        await browser.FollowMailAsync(portal.MailsTo(client.Email).Last());
        return browser;
    }

    /// <summary>Each address with the victim's ids in every place that takes one.</summary>
    private IEnumerable<(Route Route, string Url)> Addresses(Func<Route, bool> which) =>
        portal.Routes.Where(r => which(r) && r.Controller is not ("Errors" or null) && !r.Pattern.Contains("sign-out", StringComparison.Ordinal))
            .SelectMany(r => Filled(r.Nowhere, r.Pattern).Select(url => (r, url)));

    private List<string> Filled(string nowhere, string pattern)
    {
        var urls = new List<string> { nowhere };
        var (segments, names) = (nowhere.Split('/'), pattern.Split('/'));
        for (var i = 0; i < segments.Length; i++)
        {
            if (!Guid.TryParseExact(segments[i], "D", out _))
                continue;
            var name = names[i].Trim('{', '}').Split(':')[0];
            var known = ids.GetValueOrDefault(name) ?? names.Take(i).Reverse().Select(n => ids.GetValueOrDefault(n)).FirstOrDefault(n => n is not null) ?? [victim.Id];
            var at = i;
            urls = [.. urls.SelectMany(url => known.Select(id => Put(url, at, id)))];
        }
        return urls;
    }

    private static string Put(string url, int segment, Guid id)
    {
        var parts = url.Split('/');
        parts[segment] = id.ToString();
        return string.Join('/', parts);
    }

    private static bool IsRoster(Route route) => route.Pattern.StartsWith("/roster", StringComparison.Ordinal);

    /// <summary>Something plausible in every field that the act reads, so that it is not refused for an empty one.</summary>
    private IEnumerable<(string, string)> Fields(Route route) =>
        from parameter in route.Endpoint.Metadata.OfType<ControllerActionDescriptor>().Single().MethodInfo.GetParameters()
        from field in parameter.ParameterType is { IsClass: true } type && type != typeof(string)
            ? type.GetProperties().Where(p => p.CanWrite).Select(p => (p.Name, p.PropertyType))
            : [(parameter.Name!, parameter.ParameterType)]
        let value = Value(Nullable.GetUnderlyingType(field.Item2) ?? field.Item2)
        where value is not null
        select (field.Item1, value);

    private string? Value(Type type) =>
        type == typeof(string) ? "a long enough sentence" : type == typeof(bool) ? "true" : type == typeof(Guid) ? victim.Id.ToString() : type == typeof(int) ? "1"
        : type == typeof(DateOnly) ? $"{portal.Today.AddDays(5):yyyy-MM-dd}" : type == typeof(TimeOnly) ? "10:00" : type.IsEnum ? Enum.GetNames(type)[0] : null;
}
