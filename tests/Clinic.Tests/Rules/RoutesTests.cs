using System.Net;
using System.Reflection;
using Clinic.Tests.Support;
using Clinic.Web.Setup;

namespace Clinic.Tests.Rules;

/// <summary>What every address of the portal must hold to, whoever asks.</summary>
[Category("Rules"), Parallelizable]
public sealed class RoutesTests
{
    /// <summary>Posts that need no token: those of a person who has no page of ours open any more, or must get away whatever happens. A cross-site post is refused by its headers and finds no cookie.</summary>
    private static readonly string[] WithoutToken = ["Again", "LinkReminders", "Door", "Tokens", "Leave", "NotSafe", "FreshLinks", "Errors"];

    private static readonly string[] OfStaff = [Policies.Staff, Policies.Therapist, Policies.Owner, Policies.Supervisor, Policies.Assistant];

    private Portal portal = null!;
    private Browser nobody = null!;
    private Browser owner = null!;
    private Browser client = null!;

    [OneTimeSetUp]
    public async Task OpenThreeBrowsers()
    {
        portal = await Portal.StartAsync();
        nobody = portal.NewBrowser();
        owner = await portal.SignInAsync();
        client = portal.NewBrowser();
        await portal.AssignAsync(await portal.EnrolClientAsync());
        await portal.SweepAsync();
        await client.FollowMailAsync(portal.Mails.Single());
    }

    [OneTimeTearDown]
    public ValueTask Close() => portal.DisposeAsync();

    [Test]
    public void Every_address_says_who_may_use_it()
    {
        string[] known = [.. typeof(Policies).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

        // The framework adds an address for files that a build does not know yet; like everything silent it is denied.
        var silent = portal.Routes.Where(r => r.Pattern != "/{**path:file}" && !r.IsForAnybody && (r.Policies.Count == 0 || r.Policies.Any(p => !known.Contains(p))));

        Assert.That(silent.Select(r => r.Name), Is.Empty);
    }

    [Test]
    public async Task Nobody_sees_a_page_that_is_not_for_anybody()
    {
        var open = new List<string>();
        foreach (var route in portal.Routes.Where(r => r.IsGet && !r.IsForAnybody && r.Policies.All(p => p != Policies.Passer)))
        {
            using var answer = await nobody.RequestAsync(HttpMethod.Get, route.Nowhere);
            if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
                open.Add($"{route.Name}: {answer.StatusCode}");
        }
        Assert.That(open, Is.Empty);
    }

    [Test]
    public async Task No_staff_page_opens_for_a_client_and_no_clients_page_for_staff()
    {
        var open = new List<string>();
        foreach (var route in portal.Routes.Where(r => r.IsGet && !r.IsForAnybody && r.Policies.All(p => p != Policies.Passer)))
        {
            var stranger = route.Policies.Any(OfStaff.Contains) ? client : owner;
            using var answer = await stranger.RequestAsync(HttpMethod.Get, route.Nowhere);
            if (answer.StatusCode == HttpStatusCode.OK)
                open.Add(route.Name);
        }
        Assert.That(open, Is.Empty);
    }

    [Test]
    public async Task An_address_that_leads_nowhere_is_never_an_error_of_ours()
    {
        var broken = new List<string>();
        foreach (var route in portal.Routes.Where(r => r.IsGet && r.Controller != "Errors"))
        {
            foreach (var browser in new[] { nobody, owner, client })
            {
                using var answer = await browser.RequestAsync(HttpMethod.Get, route.Nowhere);
                if ((int)answer.StatusCode >= 500)
                    broken.Add($"{route.Name}: {answer.StatusCode}");
            }
        }
        Assert.That(broken.Distinct(), Is.Empty, string.Join('\n', portal.Logs.Errors.Take(3).Select(e => e.Words)));
    }

    [Test]
    public async Task Every_answer_carries_the_headers_that_protect_its_reader()
    {
        var bare = new List<string>();
        foreach (var route in portal.Routes.Where(r => r.IsGet))
        {
            foreach (var browser in new[] { nobody, owner, client })
            {
                using var answer = await browser.RequestAsync(HttpMethod.Get, route.Nowhere);
                bare.AddRange(Missing(route, answer).Select(header => $"{route.Name} ({(int)answer.StatusCode}): {header}"));
            }
        }
        Assert.That(bare.Distinct(), Is.Empty);
    }

    [Test]
    public void Only_posts_that_must_do_without_a_token_do() =>
        Assert.That(portal.Routes.Where(r => r.AsksForNoToken).Select(r => r.Controller).Distinct(), Is.SubsetOf(WithoutToken));

    [Test]
    public async Task A_post_without_its_page_is_refused()
    {
        var taken = new List<string>();
        foreach (var route in portal.Routes.Where(r => r.IsPost && r.Controller is not null && !r.AsksForNoToken))
        {
            var browser = route.IsForAnybody ? nobody : route.Policies.Any(OfStaff.Contains) ? owner : client;
            using var answer = await browser.RequestAsync(HttpMethod.Post, route.Nowhere);
            var isRefused = answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden || (answer.StatusCode == HttpStatusCode.Redirect
                && (route.Policies.Any(p => p is Policies.VerifiedClient or Policies.ProvenClient) || answer.Headers.Location?.ToString().Contains("/denied", StringComparison.Ordinal) == true));
            if (!isRefused)
                taken.Add($"{route.Name}: {answer.StatusCode}");
        }
        Assert.That(taken, Is.Empty);
    }

    [Test]
    public async Task A_post_that_another_site_sends_is_refused_everywhere()
    {
        foreach (var route in portal.Routes.Where(r => r.IsPost && r.Controller is not null))
        {
            using var answer = await owner.RequestAsync(HttpMethod.Post, route.Nowhere, ("Sec-Fetch-Site", "cross-site"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), route.Name);
        }
    }

    [Test]
    public async Task A_host_that_is_not_ours_is_refused()
    {
        using var answer = await nobody.RequestAsync(HttpMethod.Get, "/sign-in", ("Host", "evil.example"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static IEnumerable<string> Missing(Route route, HttpResponseMessage answer)
    {
        foreach (var (header, words) in Expected(answer))
        {
            if (!ValueOf(answer, header).Contains(words, StringComparison.Ordinal))
                yield return $"{header} is '{ValueOf(answer, header)}'";
        }
        if (!route.IsAsset && !ValueOf(answer, "Cache-Control").Contains("no-store", StringComparison.Ordinal))
            yield return $"Cache-Control is '{ValueOf(answer, "Cache-Control")}'";
        if (ValueOf(answer, "Server").Length + ValueOf(answer, "X-Powered-By").Length > 0)
            yield return "it says what it runs on";
        if (ValueOf(answer, "Content-Security-Policy").Contains("unsafe", StringComparison.Ordinal))
            yield return "its policy allows unsafe things";
    }

    private static IEnumerable<(string Header, string Words)> Expected(HttpResponseMessage answer)
    {
        yield return ("X-Content-Type-Options", "nosniff");
        yield return ("Referrer-Policy", "no-referrer");
        yield return ("X-Frame-Options", "DENY");
        yield return ("X-Robots-Tag", "noindex");
        yield return ("Content-Security-Policy", "frame-ancestors 'none'");
        yield return ("Cross-Origin-Resource-Policy", "same-origin");
        yield return ("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            yield break;
        yield return ("Content-Security-Policy", "default-src 'none'");
        yield return ("Cross-Origin-Opener-Policy", "same-origin");
        yield return ("Permissions-Policy", "camera=()");
    }

    private static string ValueOf(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) || answer.Content.Headers.TryGetValues(header, out values) ? string.Join(", ", values) : "";
}
