using Clinic.Alerts;
using Clinic.Clients;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>What protects one partner is that partner's alone, and shows the other nothing.</summary>
public sealed class CoupleSafetyTests(StorageProvider provider) : CoupleScenario(provider)
{
    [Test]
    public async Task A_hold_on_one_stops_that_ones_mail_alone_and_the_others_pages_stay_word_for_word_the_same()
    {
        await SignAsync();
        var ruths = await SendAsync(Ruth, Portal.WeeklyCheckIn);
        var daniels = await SendAsync(Daniel, Portal.WeeklyCheckIn);
        var ruth = await BeAsync(Ruth, ruths.Mail);
        string[] places = ["/homework", "/homework/together", "/homework/reminders"];
        async Task<List<string>> SeenAsync()
        {
            var seen = new List<string>();
            foreach (var place in places)
                seen.Add((await ruth.OpenAsync(place)).Text);
            return seen;
        }
        var before = await SeenAsync();
        var ines = await Portal.SignInAsync();

        await (await ines.OpenAsync($"/clients/{Daniel.Id}/contact")).PressAsync("Stop all mail now");
        await Portal.ChangeAsync(async db =>
        {
            var daniel = await db.Clients.SingleAsync(c => c.Id == Daniel.Id);
            daniel.Contact.SetSafeHours(new(10, 0), new(11, 0));
            daniel.Contact.StopReminders(Portal.Now);
            db.Alerts.Add(Alert.Raise(daniel, daniels.Homework, AlertKind.NotSafe, Portal.Now));
        });
        var mails = Portal.MailsTo(Daniel.Email).Count();
        await Portal.PassAsync(TimeSpan.FromDays(6), TimeSpan.FromHours(3));

        Assert.That(Portal.MailsTo(Daniel.Email).Count(), Is.EqualTo(mails));
        Assert.That(Portal.MailsTo(Ruth.Email).Count(), Is.GreaterThan(1), "her reminders go on");
        ruth = await BeAsync(Ruth, LastMailTo(Ruth));
        Assert.That((await SeenAsync()).Skip(1), Is.EqualTo(before.Skip(1)));
        Assert.That((await ruth.OpenAsync("/homework")).Text, Does.Not.Contain("Daniel"));
    }

    [Test]
    public async Task Two_partners_at_one_address_without_a_pin_are_warned_of_on_every_page_of_the_couple_and_nothing_is_shown()
    {
        await Portal.ChangeAsync(async db =>
        {
            var (ruth, daniel) = (await db.Clients.SingleAsync(c => c.Id == Ruth.Id), await db.Clients.SingleAsync(c => c.Id == Daniel.Id));
            daniel.ChangeContact(new ClientContact(Ruth.Email, ruth.EmailIndex, Portal.Zone, "en", MailboxShared: false));
        });
        await SignAsync();
        var sent = await HandInAsync(Ruth, ("hard-moment", "Hers."));
        var ines = await Portal.SignInAsync();

        var page = await ines.OpenAsync(CoupleUrl);
        Assert.That(page.One(".flash-warn"), Does.Contain("no PIN stands between them"));
        Assert.That((await ines.OpenAsync($"{CoupleUrl}/policy")).One(".flash-warn"), Does.Contain("no PIN stands between them"));
        Assert.That(async () => await ReleaseAsync(sent, "hard-moment"), Throws.TypeOf<RuleBroken>().With.Message.Contains("one address"));
        var guarded = await page.PressAsync("Ask each of them for a PIN first");

        Assert.That(guarded.Main, Does.Not.Contain("no PIN stands between them").And.Contain("Shared, PIN set"));
        Assert.That(async () => await ReleaseAsync(sent, "hard-moment"), Throws.Nothing);
    }

    [Test]
    public async Task Released_words_do_not_open_to_somebody_who_only_holds_the_link()
    {
        await SignAsync();
        await ReleaseAsync(await HandInAsync(Ruth, ("hard-moment", "Hers, released.")), "hard-moment");
        await Portal.SweepAsync();
        var delivery = await Portal.ReadAsync(db => db.Releases.Select(r => r.DeliveryId).SingleAsync());
        var thief = Portal.NewBrowser();

        await thief.FollowMailAsync(LastMailTo(Daniel));

        Assert.That((await thief.OpenAsync($"/homework/{delivery}/shared")).Path, Is.EqualTo("/homework/pin"));
        Assert.That((await thief.OpenAsync("/homework")).Html, Does.Not.Contain("Ruth"));
        Assert.That((await thief.OpenAsync("/homework/together")).Path, Is.EqualTo("/homework/pin"));
    }

    [Test]
    public async Task Unlinking_closes_what_was_released()
    {
        await SignAsync();
        await ReleaseAsync(await HandInAsync(Ruth, ("hard-moment", "Hers, released.")), "hard-moment");
        await Portal.SweepAsync();
        var daniel = await BeAsync(Daniel, LastMailTo(Daniel));
        var delivery = await Portal.ReadAsync(db => db.Releases.Select(r => r.DeliveryId).SingleAsync());
        await (await (await Portal.SignInAsync()).OpenAsync(CoupleUrl)).PressAsync("Unlink them");

        var page = await daniel.OpenAsync($"/homework/{delivery}/shared");

        Assert.That(page.Main, Does.Not.Contain("Ruth").And.Contain("cerrado"));
    }
}
