using System.Net;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;

namespace Clinic.Tests.Scenarios;

/// <summary>A link that has died sends a new one to the address on file, and tells nobody anything.</summary>
public sealed class FreshLinkTests(StorageProvider provider) : ClientScenario(provider)
{
    [Test]
    public async Task An_expired_link_brings_a_fresh_one_that_opens()
    {
        var sent = await SendAsync();
        await Portal.PassAsync(TimeSpan.FromDays(23), TimeSpan.FromHours(12));
        var closed = await Portal.NewBrowser().FollowMailAsync(sent.Mail);

        var answer = await closed.PressAsync("Send me a fresh link");
        await Portal.SweepAsync();

        Assert.That(answer.Heading, Is.EqualTo("Please look in your mail"));
        var fresh = Portal.MailsTo(sent.Client.Email).Last();
        Assert.That(fresh.Subject, Is.EqualTo("Your new link"));
        Assert.That((await Portal.NewBrowser().FollowMailAsync(fresh)).Path, Is.EqualTo("/homework"));
        Assert.That((await Portal.NewBrowser().FollowMailAsync(sent.Mail)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Everybody_gets_the_same_words_and_only_the_right_ones_a_mail()
    {
        var sent = await SendAsync();
        var gone = await SendAsync(await Portal.EnrolClientAsync("Greta Solheim"));
        var handedIn = await SendAsync(await Portal.EnrolClientAsync("Hanna Brandt"));
        await Portal.DischargeAsync(gone.Client);
        await Portal.SubmitAsync(handedIn.Homework);

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var selector in new[] { sent.Selector, gone.Selector, handedIn.Selector, new string('0', 32), "-", "nonsense" })
        {
            var page = await Portal.NewBrowser().PostAsync($"/h/{selector}/fresh-link");
            answers.Add((page.Status, page.Main));
        }

        Assert.That(answers.Distinct().Count(), Is.EqualTo(1));
        Assert.That((await Portal.NoticesAsync()).Where(n => n.Kind == NoticeKind.FreshLink).Select(n => n.ClientId), Is.EqualTo(new Guid?[] { sent.Client.Id }));
    }

    [Test]
    public async Task Asking_again_and_again_brings_one_mail_an_hour()
    {
        var sent = await SendAsync();
        var browser = Portal.NewBrowser();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => browser.PostAsScriptAsync($"/h/{sent.Selector}/fresh-link")));
        await Portal.SweepAsync();
        var second = Portal.MailsTo(sent.Client.Email).Single(mail => !mail.Link.AbsolutePath.EndsWith(sent.Selector, StringComparison.Ordinal));
        await browser.PostAsync($"/h/{second.Link.AbsolutePath[3..]}/fresh-link");
        Assert.That((await Portal.NoticesAsync()).Count(n => n.Kind == NoticeKind.FreshLink), Is.EqualTo(1));

        Portal.Clock.Advance(TimeSpan.FromMinutes(61));
        await browser.PostAsync($"/h/{second.Link.AbsolutePath[3..]}/fresh-link");
        Assert.That((await Portal.NoticesAsync()).Count(n => n.Kind == NoticeKind.FreshLink), Is.EqualTo(2));
    }
}
