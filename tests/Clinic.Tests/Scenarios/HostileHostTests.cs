using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>Whatever host a request claims to have been sent to, links in mails name the configured one, and nobody is led off the site.</summary>
public sealed partial class HostileHostTests(StorageProvider provider) : OpenDoorScenario(provider)
{
    private static readonly string[] Hosts =
    [
        "evil.example", "evil.example:443", "portal.test.evil.example", "evil-portal.test", "portal.test@evil.example", "evil.example/portal.test", "portal.test,evil.example", "203.0.113.9", "[2001:db8::1]",
        "portal.test.", "xn--prtal-3qa.test", "0",
    ];

    /// <summary>Headers with which a proxy, or somebody who plays one, names another host.</summary>
    private static readonly string[] Claims = ["X-Forwarded-Host", "X-Host", "X-Original-Host", "X-Forwarded-Server", "X-HTTP-Host-Override", "Forwarded", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X-Forwarded-Proto", "Origin", "Referer"];

    private static IEnumerable<(string Name, string Value)> Forms => Hosts.Select(host => ("Host", host))
        .Concat(Claims.SelectMany(claim => Hosts.Take(4).Select(host => (claim, claim switch
        {
            "Forwarded" => $"for=203.0.113.9;host={host};proto=http",
            "X-Original-URL" or "X-Rewrite-URL" or "Origin" or "Referer" => $"https://{host}/h/x",
            "X-Forwarded-Proto" => $"javascript://{host}",
            _ => host,
        }))));

    [Test]
    public async Task Links_in_mails_name_the_configured_host_only()
    {
        var forms = Forms.ToList();
        var (refused, acts) = (0, 0);
        foreach (var (name, value) in forms)
        {
            var client = await Portal.EnrolClientAsync(new Enrolment { Email = $"{Guid.NewGuid():N}@mail.example" });
            var homework = await Portal.AssignAsync(client, items: [Portal.WeeklyCheckIn]);
            await Portal.SweepAsync();
            var (mail, desk, door) = (Portal.MailsTo(client.Email).Single(), await Portal.SignInAsync(), Portal.NewBrowser());
            await desk.OpenAsync($"/assignments/{homework}");
            await door.FollowMailAsync(mail);
            desk.Headers[name] = door.Headers[name] = value;
            if (name == "Host")
            {
                refused += (await door.PostAsync($"{mail.Link.AbsolutePath}/fresh-link")).Status == HttpStatusCode.BadRequest ? 1 : 0;
                continue;
            }
            await door.OpenAsync($"/homework/{homework}/check?rated=true");
            var asked = new[]
            {
                await door.PostAsync($"/homework/{homework}/submission"), await desk.PostAsync($"/assignments/{homework}/return", ("ReturnDueOn", $"{Portal.Today.AddDays(5):yyyy-MM-dd}")),
                await desk.PostAsync($"/assignments/{homework}/reminder", ("confirmed", "true")), await door.PostAsync("/homework/not-safe"), await desk.PostAsync("/practice/mail/test"),
                await door.PostAsync($"{mail.Link.AbsolutePath}/fresh-link"),
            };
            Assert.That(asked.Select(page => page.Url.Host), Is.All.EqualTo("portal.test"), $"{name}: {value}");
            acts += asked.Count(page => (int)page.Status < 400);
        }
        await Portal.PassAsync(TimeSpan.FromDays(2));

        var mails = Portal.Mails;
        var places = mails.SelectMany(m => Places().Matches($"{Encoding.UTF8.GetString(m.Bytes)} {m.Text} {m.Html}").Select(p => p.Groups[1].Value)).ToList();
        var kinds = await Portal.ReadAsync(db => db.Notices.Where(n => n.State == NoticeState.Sent).Select(n => n.Kind).Distinct().ToListAsync());
        Counts.Say("L10", $"{forms.Count} forms of hosts; {refused} of {Hosts.Length} unknown Host headers refused; {acts} acts that send mail, {mails.Count} mails of {kinds.Count} kinds, {places.Count} addresses in them, {places.Count(p => p != "portal.test")} of another host");
        Assert.That(forms, Has.Count.GreaterThanOrEqualTo(60));
        Assert.That(refused, Is.EqualTo(Hosts.Length));
        Assert.That(places.Distinct(), Is.EqualTo(new[] { "portal.test" }));
        Assert.That(kinds, Is.SupersetOf(new[] { NoticeKind.Invitation, NoticeKind.RemindNow, NoticeKind.FreshLink, NoticeKind.TherapistAlert }));
    }

    [Test]
    public async Task Nobody_is_led_off_the_site_after_signing_in()
    {
        var (count, elsewhere) = (Counts.Of(20, 200), new List<string>());
        string[] heads = ["https:", "http:", "javascript:", "data:text/html,", "", "/", "//", "///", "\\", "/\\", "\\/", "/\t/", "/%2f", "/%5c", "~/", ".", "/..//", "https:///", "\u00a0//", "/\u2215"];
        string[] tails = ["evil.example", "/evil.example", "\\evil.example", "evil.example/%2e%2e", "portal.test@evil.example", "evil.example#portal.test", "evil.example?portal.test", "%0d%0aLocation:%20https://evil.example", "\r\nLocation: https://evil.example", "evil。example"];
        var payloads = heads.SelectMany(head => tails.Select(tail => head + tail)).Take(count).ToList();
        var browser = Portal.NewBrowser();
        await browser.OpenAsync("/sign-in");
        foreach (var payload in payloads)
        {
            browser.Cookies.Forget("__Host-staff");
            await browser.OpenAsync("/sign-in");
            using var answer = await browser.PostAsScriptAsync("/sign-in", ("Email", Portal.Practice.Owner.Email), ("Password", Portal.Password), ("To", payload));
            var target = new Uri(PortalFactory.Address, answer.Headers.Location ?? new Uri("/none", UriKind.Relative));
            var location = answer.Headers.Location?.OriginalString ?? "";
            if (answer.StatusCode != HttpStatusCode.Redirect || target.Host != "portal.test" || location.StartsWith("//", StringComparison.Ordinal) || location.Contains('\\', StringComparison.Ordinal) && location.IndexOf('\\', StringComparison.Ordinal) < 2)
                elsewhere.Add($"{payload} -> {(int)answer.StatusCode} {location}");
        }

        Counts.Say("L10", $"{payloads.Count} pages to go to after signing in, {elsewhere.Count} led off the site");
        Assert.That(elsewhere, Is.Empty);
    }

    [GeneratedRegex("https?://([^/\\s\"'<>?#]+)")]
    private static partial Regex Places();
}
