using System.Net;
using Clinic.Audit;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

public sealed class OpeningALinkTests(StorageProvider provider) : ClientScenario(provider)
{
    [Test]
    public async Task A_click_opens_the_page_and_leaves_no_secret_behind()
    {
        var sent = await SendAsync();

        var browser = await OpenAsync(sent);

        Assert.That(browser.Page!.Path, Is.EqualTo("/homework"));
        Assert.That(browser.Page.Main, Does.Contain("Weekly check-in").And.Contain("Take it slowly.").And.Contain("By Tuesday 1 December"));
        Assert.That(browser.Page.Html, Does.Not.Contain(sent.Secret));
        Assert.That(browser.Page.Title, Is.EqualTo("Your page"));
        Assert.That(browser.Cookies["__Host-hw"]!.HttpOnly && browser.Cookies["__Host-hw"]!.Secure, Is.True);
        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.LinkOpened && e.ClientId == sent.Client.Id)), Is.EqualTo(1));
    }

    [Test]
    public async Task Looking_at_a_link_asks_the_database_nothing_and_sets_no_cookie()
    {
        var sent = await SendAsync();
        var browser = Portal.NewBrowser();

        var queries = await Portal.QueriesOf(async () =>
        {
            foreach (var path in new[] { sent.Mail.Link.AbsolutePath, "/h", $"/h/{new string('0', 32)}", "/h/%3Cscript%3E", $"{sent.Mail.Link.AbsolutePath}/reminders", $"{sent.Mail.Link.AbsolutePath}/fresh-link" })
            {
                foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options })
                {
                    for (var time = 0; time < 5; time++)
                    {
                        var response = await browser.RequestAsync(method, path);
                        Assert.That((int)response.StatusCode, method == HttpMethod.Options ? Is.AnyOf(404, 405) : Is.EqualTo(200), $"{method} {path}");
                        Assert.That(response.Headers.Contains("Set-Cookie"), Is.False, path);
                    }
                }
            }
        });

        Assert.That(queries, Is.Empty);
        Assert.That((await OpenAsync(sent)).Page!.Path, Is.EqualTo("/homework"));
    }

    [Test]
    public async Task The_page_before_the_click_is_the_same_for_every_address()
    {
        var sent = await SendAsync();
        var browser = Portal.NewBrowser();

        var genuine = await browser.OpenAsync(sent.Mail.Link.AbsolutePath);
        var invented = await browser.OpenAsync($"/h/{new string('a', 32)}");

        Assert.That(Neutral(genuine.Html, sent.Selector), Is.EqualTo(Neutral(invented.Html, new string('a', 32))));
        Assert.That(genuine.Html, Does.Not.Contain("Linden Row"));

        static string Neutral(string html, string selector) =>
            System.Text.RegularExpressions.Regex.Replace(html.Replace(selector, "", StringComparison.Ordinal), "nonce=\"[^\"]*\"", "");
    }

    [Test]
    public async Task Links_that_do_not_open_all_look_the_same()
    {
        var sent = await SendAsync();
        var other = await SendAsync(await Portal.EnrolClientAsync("Ruth Amsel"));
        var revoked = await SendAsync(await Portal.EnrolClientAsync("Hanna Brandt"));
        var withdrawn = await SendAsync(await Portal.EnrolClientAsync("Owen Castellane"));
        var discharged = await SendAsync(await Portal.EnrolClientAsync("Greta Solheim"));
        await Portal.ChangeAsync(async db => (await db.AccessLinks.SingleAsync(l => l.AssignmentId == revoked.Homework)).Revoke(Portal.Now));
        await Portal.WithdrawAsync(withdrawn.Homework);
        await Portal.DischargeAsync(discharged.Client);

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (selector, secret) in new[]
        {
            (new string('0', 32), sent.Secret), (sent.Selector, other.Secret), (sent.Selector, sent.Secret[..42] + (sent.Secret[42] == 'A' ? 'E' : 'A')), (sent.Selector, ""), (sent.Selector, "short"),
            (sent.Selector, new string('ü', 43)), (revoked.Selector, revoked.Secret), (withdrawn.Selector, withdrawn.Secret), (discharged.Selector, discharged.Secret),
        })
        {
            var browser = Portal.NewBrowser();
            var page = await browser.PostAsync($"/h/{selector}", ("secret", secret));
            answers.Add((page.Status, page.Main));
            Assert.That(browser.Cookies.Names, Is.Empty, selector);
        }
        Portal.Clock.Advance(TimeSpan.FromDays(22));
        var expired = await Portal.NewBrowser().FollowMailAsync(sent.Mail);
        answers.Add((expired.Status, expired.Main));

        Assert.That(answers.Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers[0].Item1, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answers[0].Item2, Does.StartWith("This link does not open any more"));
    }

    [Test]
    public async Task A_link_opens_to_the_end_of_its_last_day_and_not_a_moment_longer()
    {
        var sent = await SendAsync();
        var last = Zones.ToUtc(Portal.Today.AddDays(7 + 14 + 1), TimeOnly.MinValue, Portal.Zone);

        Portal.Clock.Advance(last - Portal.Now - TimeSpan.FromSeconds(1));
        var before = await OpenAsync(sent);
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(before.Page!.Path, Is.EqualTo("/homework"));
        Assert.That((await before.OpenAsync("/homework")).Path, Is.EqualTo("/homework/again"));
        Assert.That((await OpenAsync(sent)).Page!.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Revoking_ends_open_pages_at_once()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);

        await Portal.ChangeAsync(async db => (await db.AccessLinks.SingleAsync(l => l.AssignmentId == sent.Homework)).Revoke(Portal.Now));

        Assert.That((await browser.OpenAsync("/homework")).Path, Is.EqualTo("/homework/again"));
        Assert.That((await SaveAsync(browser, sent, 1, "5")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Without_script_the_whole_link_is_pasted()
    {
        var sent = await SendAsync();
        var browser = Portal.NewBrowser();

        var page = await (await browser.OpenAsync("/h")).Form("form:has(input#link)").Fill("link", $"<{sent.Mail.Link}>").SubmitAsync();

        Assert.That(page.Path, Is.EqualTo("/homework"));
    }

    [Test]
    public async Task One_partners_link_never_opens_the_others_page()
    {
        var ruth = await Portal.EnrolClientAsync(new Enrolment { Name = "Ruth Amsel", Email = "amsels@mail.example" });
        var daniel = await Portal.EnrolClientAsync(new Enrolment { Name = "Daniel Amsel", Email = "amsels2@mail.example" });
        await Portal.LinkCoupleAsync(ruth, daniel);
        var (hers, his) = (await SendAsync(ruth), await SendAsync(daniel));
        var browser = await OpenAsync(hers);
        await SaveAsync(browser, hers, 3, Canary);

        await OpenAsync(his, browser);

        foreach (var url in new[] { hers.QuestionUrl(3), hers.CheckUrl, hers.SubmissionUrl, $"/homework/{hers.Homework}/words", $"/homework/{hers.Homework}/items/{hers.Items[0]}", $"/homework/{his.Homework}/questions/{hers.Items[0]}/3" })
        {
            var page = await browser.OpenAsync(url);
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound), url);
            Assert.That(page.Html, Does.Not.Contain(Canary), url);
        }
        await browser.OpenAsync("/homework");
        Assert.That((await SaveAsync(browser, hers, 3, "overwritten", baseRevision: 1)).Status, Is.EqualTo(404));
        Assert.That((await AnswersOfAsync(hers.Homework)).Single().Value.Text, Is.EqualTo(Canary));
    }

    [Test]
    public async Task Guessing_is_throttled_for_each_address_before_anything_is_looked_up()
    {
        var sent = await SendAsync();

        var statuses = new List<int>();
        var queries = await Portal.QueriesOf(async () =>
        {
            for (var n = 0; n < 60; n++)
                statuses.Add(await TryFromAsync($"2001:db8:1:2::{n:x}", sent.Selector));
        });

        Assert.That(statuses.Take(20), Is.All.EqualTo(404));
        Assert.That(statuses.Skip(20), Is.All.EqualTo(429));
        Assert.That(queries, Has.Count.EqualTo(20));
        Assert.That(await TryFromAsync("203.0.113.9", sent.Selector), Is.EqualTo(404), "another address is not held up");
        Assert.That((await OpenAsync(sent)).Page!.Path, Is.EqualTo("/homework"), "nor is the client");
    }

    [Test]
    public async Task A_therapist_of_another_practice_who_opens_a_link_sees_what_any_visitor_sees()
    {
        var sent = await SendAsync();
        var elsewhere = await Portal.FoundAsync("Elm Yard");
        var browser = await Portal.SignInAsync(elsewhere.Owner.Email);

        await OpenAsync(sent, browser);

        Assert.That(browser.Page!.Path, Is.EqualTo("/homework"));
    }

    [Test]
    public async Task No_log_line_at_any_level_holds_the_secret()
    {
        await using var talkative = await Portal.StartAsync(Provider, new PortalOptions { KeepsAllLogs = true });
        var client = await talkative.EnrolClientAsync();
        await talkative.AssignAsync(client);
        await talkative.SweepAsync();
        var mail = talkative.Mails.Single();

        var browser = talkative.NewBrowser();
        await browser.FollowMailAsync(mail);
        await talkative.NewBrowser().PostAsync("/h", ("link", mail.Link.ToString()));

        Assert.That(browser.Page!.Path, Is.EqualTo("/homework"));
        Assert.That(talkative.Logs.Lines.Select(l => l.Words), Has.None.Contains(mail.Link.Fragment.TrimStart('#')));
    }

    private async Task<int> TryFromAsync(string address, string selector)
    {
        var context = await Portal.RawAsync(http =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(address);
            http.Request.Method = "POST";
            (http.Request.Scheme, http.Request.Host, http.Request.Path) = ("https", new HostString("portal.test"), $"/h/{selector}");
            http.Request.ContentType = "application/x-www-form-urlencoded";
            http.Request.Body = new MemoryStream("secret=guess"u8.ToArray());
        });
        return context.Response.StatusCode;
    }
}
