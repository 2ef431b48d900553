using System.Net;
using Clinic.Clients;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>Pause, stop and resume, from the link without a PIN and from inside.</summary>
public sealed class ClientsOwnRemindersTests(StorageProvider provider) : ClientScenario(provider)
{
    [Test]
    public async Task From_the_link_reminders_stop_and_resume_without_opening_the_page()
    {
        var sent = await SendAsync();
        var browser = Portal.NewBrowser();

        var page = await ChooseAsync(browser, sent, "Stop");
        Assert.That(page.Main, Does.Contain("Reminders are stopped. Your page and your link still work.").And.Not.Contain("check-in"));
        Assert.That(browser.Cookies.Names, Is.Empty);
        await Portal.PassAsync(TimeSpan.FromDays(4));
        Assert.That(Portal.MailsTo(sent.Client.Email).Count(), Is.EqualTo(1));

        page = await page.PressAsync("Send reminders again");
        Assert.That(page.Main, Does.Contain("You get a short mail now and then"));
        await Portal.PassAsync(TimeSpan.FromDays(3));
        Assert.That(Portal.MailsTo(sent.Client.Email).Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_pause_holds_for_its_days()
    {
        var sent = await SendAsync();

        var page = await ChooseAsync(Portal.NewBrowser(), sent, "PauseWeek");

        Assert.That(page.Main, Does.Contain("Reminders are paused until Tuesday 1 December."));
        await Portal.PassAsync(TimeSpan.FromDays(6.9));
        Assert.That(Portal.MailsTo(sent.Client.Email).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task What_fell_due_in_the_pause_comes_once_when_it_ends()
    {
        var sent = await SendAsync();
        await Portal.PassAsync(TimeSpan.FromDays(2));

        await ChooseAsync(Portal.NewBrowser(), sent, "PauseThreeDays");
        await Portal.PassAsync(TimeSpan.FromDays(2.9));
        Assert.That(Portal.MailsTo(sent.Client.Email).Count(), Is.EqualTo(1), "the reminder of the third day waits");

        await Portal.PassAsync(TimeSpan.FromDays(1));
        Assert.That(Portal.MailsTo(sent.Client.Email).Select(m => m.Subject), Is.EqualTo(new[] { "Something for this week", "A short reminder" }));
    }

    [Test]
    public async Task After_a_pause_in_which_it_fell_due_and_was_overdue_one_mail_comes_and_it_speaks_of_today()
    {
        var sent = await SendAsync();
        await Portal.PassAsync(TimeSpan.FromDays(1));
        var end = Portal.Now.AddDays(10);
        await Portal.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == sent.Client.Id)).Contact.Snooze(end));

        await Portal.PassAsync(TimeSpan.FromDays(13));

        var mails = Portal.MailsTo(sent.Client.Email).ToList();
        Assert.That(mails.Select(m => m.Subject), Is.EqualTo(new[] { "Something for this week", "Still open, if you want it" }));
        Assert.That(mails[1].Date, Is.GreaterThanOrEqualTo(end));
    }

    [Test]
    public async Task It_takes_a_genuine_link_also_an_expired_one()
    {
        var sent = await SendAsync();

        var forged = await Portal.NewBrowser().PostAsync($"/h/{sent.Selector}/reminders", ("secret", new string('x', 43)), ("choice", "Stop"));
        Assert.That(forged.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await ContactAsync(sent)).RemindersStoppedAt, Is.Null);

        Portal.Clock.Advance(TimeSpan.FromDays(40));
        await ChooseAsync(Portal.NewBrowser(), sent, "Stop");
        Assert.That((await ContactAsync(sent)).RemindersStoppedAt, Is.Not.Null);
    }

    [Test]
    public async Task Inside_the_same_is_one_click_away()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);

        var page = await (await browser.Page!.FollowAsync("Reminders")).PressAsync("Pause for 3 days");
        Assert.That(page.Main, Does.Contain("paused until Friday 27 November"));
        page = await page.PressAsync("Stop reminders");
        Assert.That(page.Main, Does.Contain("Reminders are stopped"));
        await page.PressAsync("Send reminders again");

        var contact = await ContactAsync(sent);
        Assert.That((contact.RemindersStoppedAt, contact.SnoozedUntil), Is.EqualTo(((DateTime?)null, (DateTime?)null)));
    }

    private static async Task<Page> ChooseAsync(Browser browser, Sent sent, string choice) =>
        await (await browser.OpenAsync($"/h/{sent.Selector}")).Form("form:has(input[name=secret])").Fill("secret", sent.Secret).SubmitAsync(choice);

    private Task<ContactPreferences> ContactAsync(Sent sent) => Portal.ReadAsync(async db => (await db.Clients.AsNoTracking().SingleAsync(c => c.Id == sent.Client.Id)).Contact);
}
