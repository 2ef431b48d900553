using System.Net;
using Clinic.Tests.Support;
using Clinic.Web.Setup;

namespace Clinic.Tests.Scenarios;

/// <summary>In development every mail can be read in the browser.</summary>
public sealed class MailboxTests(StorageProvider provider) : Scenario(provider)
{
    protected override PortalOptions Options => new() { Environment = "Development" };

    [Test]
    public async Task An_empty_mailbox_says_what_will_appear()
    {
        var page = await Portal.NewBrowser().OpenAsync("/mailbox");

        Assert.That(page.One(".empty"), Does.Contain("the invitation appears here"));
    }

    [Test]
    public async Task A_mail_is_read_as_text_as_html_and_raw_and_its_link_keeps_what_stands_behind_the_hash()
    {
        await Portal.AssignAsync(await Portal.EnrolClientAsync("Maren Lindqvist"));
        await Portal.SweepAsync();
        var link = Portal.Mails.Single().Link.ToString();

        var browser = Portal.NewBrowser();
        var list = await browser.OpenAsync("/mailbox");
        var text = await browser.OpenAsync(list.Document.QuerySelector(".letters a")!.GetAttribute("href")!);
        var html = await text.FollowAsync("HTML");
        var raw = await text.FollowAsync("Raw");

        Assert.That(list.All(".letters b"), Is.EqualTo(new[] { "Something for this week" }));
        Assert.That(link, Does.Contain("#"));
        Assert.That(text.Document.QuerySelector(".mail pre a")!.GetAttribute("href"), Is.EqualTo(link));
        Assert.That(html.Document.QuerySelector(".mail a")!.GetAttribute("href"), Is.EqualTo(link));
        Assert.That(html.Document.QuerySelectorAll(".mail [style]"), Is.Empty);
        Assert.That(raw.One(".mail pre"), Does.Contain("Message-Id:").IgnoreCase);
    }

    [Test]
    public async Task A_long_mailbox_is_shown_page_by_page_newest_first()
    {
        var maren = await Portal.EnrolClientAsync("Maren Lindqvist");
        for (var i = 0; i < 27; i++)
            await Portal.AssignAsync(maren);
        await Portal.SweepAsync();
        Assume.That(Portal.Mails, Has.Count.EqualTo(27));

        var first = await Portal.NewBrowser().OpenAsync("/mailbox");
        var second = await Portal.NewBrowser().OpenAsync("/mailbox?page=2");

        Assert.That(first.All(".letters li"), Has.Count.EqualTo(25));
        Assert.That(second.All(".letters li"), Has.Count.EqualTo(2));
        Assert.That((await Portal.NewBrowser().OpenAsync("/mailbox?page=99")).All(".letters li"), Has.Count.EqualTo(2));
    }

    [TestCase("/mailbox/nothing")]
    [TestCase("/mailbox/..%2Fkeys%2Fkey")]
    [TestCase("/mailbox/..")]
    public async Task Nothing_but_its_own_mails_is_shown(string address)
    {
        var page = await Portal.NewBrowser().OpenAsync(address);

        Assert.That(page.Html, Does.Not.Contain("Raw"));
    }

    [Test]
    public async Task In_production_there_is_no_mailbox()
    {
        await using var production = Portal.StartTwin(new PortalOptions { Environment = "Production" });

        var page = await production.NewBrowser().OpenAsync("/mailbox");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
