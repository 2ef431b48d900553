using System.Net;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;

namespace Clinic.Tests.Scenarios;

/// <summary>That the tests' own portal does what its verbs say.</summary>
public sealed class FactoryTests(StorageProvider provider) : Scenario(provider)
{
    [Test]
    public async Task A_page_that_does_not_exist_says_so_in_words()
    {
        var page = await Portal.NewBrowser().OpenAsync("/error/404");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(page.Heading, Is.EqualTo("This page does not exist"));
    }

    [Test]
    public async Task Assigned_homework_brings_one_mail_with_one_link()
    {
        var maren = await Portal.EnrolClientAsync("Maren Lindqvist");
        await Portal.AssignAsync(maren, dueInDays: 7);

        await Portal.SweepAsync();

        var mail = Portal.Mails.Single();
        Assert.That(mail.To, Is.EqualTo(maren.Email));
        Assert.That(mail.Link.ToString(), Does.StartWith("https://portal.test/h/"));
    }

    [Test]
    public async Task Passing_time_sends_what_falls_due_in_it()
    {
        var maren = await Portal.EnrolClientAsync("Maren Lindqvist");
        var homework = await Portal.AssignAsync(maren, dueInDays: 7);

        await Portal.PassAsync(TimeSpan.FromDays(4));

        var sent = (await Portal.NoticesAsync(homework)).Where(n => n.State == NoticeState.Sent).Select(n => n.Kind);
        Assert.That(sent, Is.EqualTo(new[] { NoticeKind.Invitation, NoticeKind.ReminderSoon }));
    }

    [Test]
    public async Task A_signed_in_browser_carries_the_staff_cookie()
    {
        var ines = await Portal.SignInAsync();

        Assert.That(ines.Cookies["__Host-staff"]!.HttpOnly, Is.True);
        Assert.That(ines.Cookies["__Host-staff"]!.Secure, Is.True);
    }
}
