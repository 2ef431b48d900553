using System.Net;
using Clinic.Audit;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>How the practice is set: everybody reads it, the owner changes it.</summary>
public sealed class PracticeTests(StorageProvider provider) : Scenario(provider)
{
    [Test]
    public async Task The_owner_changes_name_sender_and_zone()
    {
        var ines = await Portal.SignInAsync();

        var page = await (await ines.OpenAsync("/practice/identity")).SubmitAsync(
            ("Name", "Linden Row North"), ("SenderName", "Linden"), ("SenderAddress", "office@lindenrow.example"), ("TimeZone", "Europe/Madrid"), ("Language", "es"));

        Assert.That(page.Path, Is.EqualTo("/practice"));
        Assert.That(page.Main, Does.Contain("Linden Row North").And.Contain("Linden, office@lindenrow.example").And.Contain("Europe/Madrid").And.Contain("in Spanish"));
        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.PracticeChanged)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_telling_sender_is_refused_and_what_was_typed_stays()
    {
        var ines = await Portal.SignInAsync();

        var page = await (await ines.OpenAsync("/practice/identity")).SubmitAsync(("Name", "Something new"), ("SenderName", "Trauma Centre"));

        Assert.That(page.FieldErrors.Single(), Does.Contain("“Trauma”"));
        Assert.That(page.Form().ValueOf("Name"), Is.EqualTo("Something new"));
        Assert.That((await ines.OpenAsync("/practice")).Main, Does.Not.Contain("Something new"));
    }

    [Test]
    public async Task The_way_out_must_be_a_whole_https_address_and_numbers_must_be_numbers()
    {
        var ines = await Portal.SignInAsync();

        var page = await (await ines.OpenAsync("/practice/care")).SubmitAsync(("DangerNumber", "911"), ("TalkNumber", "988"), ("ExitUrl", "http://www.wikipedia.org"));
        var letters = await page.SubmitAsync(("DangerNumber", "call me"), ("ExitUrl", "https://www.wikipedia.org"));
        var saved = await letters.SubmitAsync(("DangerNumber", "911"));

        Assert.That(page.FieldErrors.Single(), Does.Contain("starts with https://"));
        Assert.That(letters.FieldErrors.Single(), Does.StartWith("A telephone number"));
        Assert.That(saved.Main, Does.Contain("911").And.Contain("988").And.Contain("https://www.wikipedia.org/"));
    }

    [Test]
    public async Task Reminder_hours_run_forwards_and_links_stay_open_for_a_month_at_most()
    {
        var ines = await Portal.SignInAsync();

        var backwards = await (await ines.OpenAsync("/practice/times")).SubmitAsync(("From", "18:00"), ("Until", "08:00"));
        var tooLong = await backwards.SubmitAsync(("Until", "20:00"), ("LinkValidityDays", "90"));
        var nonsense = await tooLong.SubmitAsync(("LinkValidityDays", "a while"));
        var saved = await nonsense.SubmitAsync(("LinkValidityDays", "21"));

        Assert.That(backwards.FieldErrors.Single(), Does.Contain("must be later"));
        Assert.That(tooLong.FieldErrors.Single(), Does.Contain("1 to 31 days"));
        Assert.That(nonsense.FieldErrors, Has.Count.EqualTo(1));
        Assert.That(saved.Main, Does.Contain("21 days after the due date").And.Contain("from 18:00 to 20:00"));
    }

    [Test]
    public async Task A_colleague_reads_how_it_is_set_and_is_told_in_words_who_may_change_it()
    {
        var tomas = await Portal.SignInAsync(Portal.Practice.Colleague.Email);

        var page = await tomas.OpenAsync("/practice");
        var denied = await tomas.OpenAsync("/practice/identity");

        Assert.That(page.Main, Does.Contain("Its owner can change it."));
        Assert.That(page.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")), Is.EqualTo(new[] { "/practice/mails", "/practice/policies" }));
        Assert.That(denied.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(denied.Heading, Is.EqualTo("This page is not for your account"));
    }

    [Test]
    public async Task Every_kind_of_mail_is_shown_in_both_languages_with_a_link_that_leads_nowhere()
    {
        var ines = await Portal.SignInAsync();
        foreach (var kind in Enum.GetValues<NoticeKind>())
        {
            var page = await ines.OpenAsync($"/practice/mails/{kind}");

            Assert.That(page.All("section h2"), Is.EqualTo(new[] { "English", "Spanish" }), kind.ToString());
            Assert.That(page.Document.QuerySelectorAll(".mail .phone").Length, Is.EqualTo(4), "light and dark in each language");
            var isAppointment = kind.ToString().StartsWith("Session", StringComparison.Ordinal); // asks for nothing, so it leads nowhere
            Assert.That(page.Document.QuerySelectorAll(".mail a").Select(a => a.GetAttribute("href")), Is.EqualTo(isAppointment ? [] : new string?[] { null, null, null, null }), kind.ToString());
            Assert.That(page.All("pre")[0], isAppointment ? Does.Contain("appointment") : Does.Contain("https://portal.test/"), kind.ToString());
            Assert.That(page.All("pre")[1], Does.Not.Contain("Hello"), kind.ToString());
        }
        Assert.That(await Portal.NoticesAsync(), Is.Empty, "a preview plans no mail");
        Assert.That((await ines.OpenAsync("/practice/mails/Nonsense")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await ines.OpenAsync("/practice/mails/99")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
