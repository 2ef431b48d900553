using System.Net;
using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>The therapist hands the client the device: the homework opens without a mail, and nothing of either stays for the other.</summary>
public sealed class OpeningInSessionTests(StorageProvider provider) : ClientScenario(provider)
{
    private const string Pin = "481920";

    [Test]
    public async Task The_client_answers_and_sends_on_the_therapists_device()
    {
        var sent = await SendAsync();
        var device = await HandOverAsync(sent);
        Assert.That(device.Page!.Path, Is.EqualTo("/homework"));
        Assert.That(device.Page.Main, Does.Contain("Weekly check-in").And.Contain("This is Ines’s device"));

        await SaveAsync(device, sent, 3, Canary);
        Assert.That((await device.OpenAsync(sent.QuestionUrl(3))).Html, Does.Contain(Canary), "what was written here can be read here");
        var end = await (await device.OpenAsync(sent.CheckUrl)).PressAsync("Send 1 answer");

        Assert.That(end.Heading, Is.EqualTo("Your answers are sent"));
        Assert.That(end.Main, Does.Contain("You can give the device back now."));
        Assert.That((await AnswersOfAsync(sent.Homework)).Single().Value.Text, Is.EqualTo(Canary));
        await AssertNothingIsLeftAsync(device, sent);
    }

    [Test]
    public async Task The_therapist_is_signed_out_by_the_same_act()
    {
        var sent = await SendAsync();
        var device = await HandOverAsync(sent);

        foreach (var url in new[] { "/", "/clients", $"/clients/{sent.Client.Id}", $"/assignments/{sent.Homework}", $"/assignments/{sent.Homework}/in-session" })
            Assert.That((await device.OpenAsync(url)).Path, Is.EqualTo("/sign-in"), url);
        Assert.That(device.Cookies.Names, Has.None.EqualTo("__Host-staff").And.None.EqualTo("__Host-dv"));
        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.SignedOut)), Is.EqualTo(1));
    }

    [Test]
    public async Task Audit_and_timeline_say_that_it_was_opened_in_session()
    {
        var sent = await SendAsync();
        await HandOverAsync(sent);

        var entry = await Portal.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == AuditAction.OpenedInSession));
        Assert.That((entry.Actor, entry.ActorId, entry.ClientId, entry.ObjectId), Is.EqualTo((AuditActor.Therapist, (Guid?)Portal.Practice.Owner.Id, (Guid?)sent.Client.Id, (Guid?)sent.Homework)));
        var file = await (await Portal.SignInAsync()).OpenAsync($"/clients/{sent.Client.Id}");
        Assert.That(file.Main, Does.Contain("Opened in session, on the therapist’s device"));
        Assert.That((await AssignmentAsync(sent)).OpenedAt, Is.EqualTo(Portal.Now));
    }

    [Test]
    public async Task It_opens_without_any_mail_having_gone()
    {
        var client = await Portal.EnrolClientAsync(new Enrolment { EmailConsent = false });
        var homework = await Portal.AssignAsync(client, items: [Portal.WeeklyCheckIn]);
        var desk = await Portal.SignInAsync();

        var page = await PressAsync(desk, homework);

        Assert.That(page.Path, Is.EqualTo("/homework"));
        Assert.That(Portal.Mails, Is.Empty);
        Assert.That(await Portal.ReadAsync(db => db.AccessLinks.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task A_later_mail_carries_a_link_that_works_as_ever()
    {
        var client = await Portal.EnrolClientAsync();
        var homework = await Portal.AssignAsync(client, items: [Portal.WeeklyCheckIn]);
        await PressAsync(await Portal.SignInAsync(), homework);
        await Portal.SweepAsync();

        var phone = Portal.NewBrowser();
        Assert.That((await phone.FollowMailAsync(Portal.Mails.Single())).Path, Is.EqualTo("/homework"));
    }

    [Test]
    public async Task Earlier_words_stay_hidden_until_the_client_gives_the_pin()
    {
        var sent = await SendAsync();
        await Portal.AnswerAsync(sent.Homework, ("hard-moment", Canary), ("for-the-session", Canary));
        await Portal.KeepPrivateAsync(sent.Homework, "hard-moment");
        await AgreeOnPinAsync(sent.Client, Pin);
        var device = await HandOverAsync(sent);
        Assert.That(device.Page!.Path, Is.EqualTo("/homework/pin"));
        foreach (var url in new[] { "/homework", sent.QuestionUrl(3), sent.QuestionUrl(7), sent.CheckUrl, $"/homework/{sent.Homework}/questions/{sent.Items[0]}/all", $"/homework/{sent.Homework}/words" })
            Assert.That((await device.OpenAsync(url)).Html, Does.Not.Contain(Canary), url);

        await (await device.OpenAsync("/homework/pin")).SubmitAsync(("pin", Pin));

        Assert.That((await device.OpenAsync(sent.QuestionUrl(3))).Html, Does.Contain(Canary));
        Assert.That(device.Cookies.Names, Has.None.EqualTo("__Host-dv"), "the therapist's device is never the client's");
    }

    [Test]
    public async Task Without_a_pin_what_was_written_earlier_cannot_be_read_by_the_therapist_in_this_way()
    {
        var sent = await SendAsync();
        await Portal.AnswerAsync(sent.Homework, ("hard-moment", Canary));
        var device = await HandOverAsync(sent);

        foreach (var url in new[] { "/homework", sent.QuestionUrl(3), sent.CheckUrl, $"/homework/{sent.Homework}/questions/{sent.Items[0]}/all" })
            Assert.That((await device.OpenAsync(url)).Html, Does.Not.Contain(Canary), url);
        Assert.That((await SaveAsync(device, sent, 3, "overwritten", 1)).Status, Is.EqualTo(410));
        Assert.That((await SaveAsync(device, sent, 7, "Sunday")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task It_gives_out_no_copy_and_lets_nobody_choose_a_pin()
    {
        var client = await Portal.EnrolClientAsync();
        var (sent, other) = (await SendAsync(client, Portal.WeeklyCheckIn), await SendAsync(client, Portal.TenQuestions));
        await Portal.AnswerAsync(other.Homework, ("my-limits", Canary));
        var device = await HandOverAsync(sent);
        await SaveAsync(device, sent, 3, "the first words, whoever wrote them");
        var list = await device.OpenAsync("/homework");

        Assert.That(list.Main, Does.Not.Contain("Choose a word or PIN"));
        Assert.That((await device.OpenAsync("/homework/pin/choice")).Path, Is.EqualTo("/homework"));
        await device.PostAsync("/homework/pin/choice", ("Pin", Pin), ("Repeat", Pin));
        Assert.That(await Portal.ReadAsync(async db => (await db.Clients.SingleAsync()).Pin.IsSet), Is.False);
        await Portal.SubmitAsync(sent.Homework);
        foreach (var url in new[] { "/homework/own-data.pdf", "/homework/own-data.json", $"/homework/{sent.Homework}/words", $"/homework/{sent.Homework}/copy.pdf", $"/homework/{other.Homework}/words" })
        {
            var page = await device.OpenAsync(url);
            Assert.That((page.Status, page.Html.Contains(Canary, StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.NotFound, false)), url);
        }
    }

    [Test]
    public async Task It_reaches_the_handed_over_homework_only()
    {
        var client = await Portal.EnrolClientAsync();
        var (sent, other) = (await SendAsync(client, Portal.WeeklyCheckIn), await SendAsync(client, Portal.TenQuestions));
        await Portal.AnswerAsync(other.Homework, ("my-limits", Canary));
        var device = await HandOverAsync(sent);

        Assert.That(device.Page!.Main, Does.Contain("Weekly check-in").And.Not.Contain("Ten questions"));
        Assert.That((await device.OpenAsync(other.QuestionUrl(1))).Status, Is.EqualTo(HttpStatusCode.NotFound));
        await device.OpenAsync("/homework");
        await SaveAsync(device, sent, 3, "written in session");
        Assert.That((await device.OpenAsync(sent.QuestionUrl(3))).Html, Does.Contain("written in session"), "the other homework's words do not hide these");
        Assert.That((await device.OpenAsync(other.QuestionUrl(1))).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_shared_mailbox_asks_for_no_pin_where_the_therapist_sits_beside()
    {
        var ruth = await Portal.EnrolClientAsync(new Enrolment { Name = "Ruth Amsel", MailboxShared = true });
        var sent = await SendAsync(ruth);

        var device = await HandOverAsync(sent);

        Assert.That(device.Page!.Path, Is.EqualTo("/homework"));
        await SaveAsync(device, sent, 3, Canary);
        Assert.That((await device.OpenAsync(sent.QuestionUrl(3))).Html, Does.Contain(Canary));
        Assert.That((await OpenAsync(sent)).Page!.Path, Is.EqualTo("/homework/pin"), "the mailed link asks as before");
    }

    [Test]
    public async Task It_ends_with_stop_with_leave_with_silence_and_with_the_session()
    {
        var sent = await SendAsync();
        var stopped = await HandOverAsync(sent);
        var page = await stopped.Page!.PressAsync("Stop for today");
        Assert.That(page.Main, Does.Contain("You can give the device back now."));
        await AssertNothingIsLeftAsync(stopped, sent);

        var left = await HandOverAsync(sent);
        await left.Page!.PressAsync("Leave now");
        await AssertNothingIsLeftAsync(left, sent);

        var silent = await HandOverAsync(sent);
        Portal.Clock.Advance(ClientVisit.Idle);
        Assert.That((await SaveAsync(silent, sent, 3, "late")).Json, Does.Contain("closed"));
        Assert.That((await silent.PostAsScriptAsync("/homework/again")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "it does not come back");
        await AssertNothingIsLeftAsync(silent, sent);

        var kept = await HandOverAsync(sent);
        for (var minutes = 0; minutes < 180; minutes += 20)
        {
            Assert.That((await kept.OpenAsync("/homework")).Path, Is.EqualTo("/homework"), $"after {minutes} minutes");
            Portal.Clock.Advance(TimeSpan.FromMinutes(20));
        }
        Assert.That((await kept.OpenAsync("/homework")).Path, Is.EqualTo("/homework/again"));
    }

    [Test]
    public async Task Opening_the_mailed_link_ends_it_so_that_what_is_written_at_home_is_not_for_the_device()
    {
        var sent = await SendAsync();
        var device = await HandOverAsync(sent);
        await SaveAsync(device, sent, 3, "written in session");

        await OpenAsync(sent);

        Assert.That((await device.OpenAsync(sent.QuestionUrl(3))).Path, Is.EqualTo("/homework/again"));
    }

    [Test]
    public async Task Ending_the_clients_links_ends_it_at_once()
    {
        var sent = await SendAsync();
        var device = await HandOverAsync(sent);

        await Portal.ChangeAsync(async db => (await db.AccessLinks.SingleAsync(l => l.AssignmentId == sent.Homework)).Revoke(Portal.Now));

        Assert.That((await device.OpenAsync("/homework")).Path, Is.EqualTo("/homework/again"));
    }

    [Test]
    public async Task What_is_not_open_is_refused_and_the_therapist_stays_signed_in()
    {
        var client = await Portal.EnrolClientAsync();
        var planned = await Portal.AssignAsync(client, dueInDays: 9, sendInDays: 3, items: [Portal.WeeklyCheckIn]);
        var submitted = await SendAsync(client);
        await Portal.AnswerAsync(submitted.Homework, ("hard-moment", Canary));
        var desk = await Portal.SignInAsync();
        var page = await desk.OpenAsync($"/assignments/{submitted.Homework}/in-session");
        await Portal.SubmitAsync(submitted.Homework);

        Assert.That((await desk.OpenAsync($"/assignments/{planned}")).Main, Does.Not.Contain("in session"));
        Assert.That((await (await desk.OpenAsync($"/assignments/{planned}/in-session")).PressAsync("Sign me out and open it")).Main, Does.Contain("This homework has not been sent yet."));
        Assert.That((await page.PressAsync("Sign me out and open it")).Main, Does.Contain("This homework has already been submitted."));
        Assert.That((await desk.OpenAsync($"/assignments/{submitted.Homework}/in-session")).Path, Is.EqualTo($"/assignments/{submitted.Homework}"));
        Assert.That(await Portal.ReadAsync(db => db.ClientVisits.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task A_colleague_cannot_hand_over_what_is_not_theirs()
    {
        var sent = await SendAsync();
        var colleague = await Portal.SignInAsync(Portal.Practice.Colleague.Email);

        Assert.That((await colleague.OpenAsync($"/assignments/{sent.Homework}/in-session")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        await colleague.OpenAsync("/clients");
        Assert.That((await colleague.PostAsync($"/assignments/{sent.Homework}/in-session")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Portal.ReadAsync(db => db.ClientVisits.CountAsync()), Is.Zero);
    }

    private async Task<Browser> HandOverAsync(Sent sent)
    {
        var desk = await Portal.SignInAsync();
        await PressAsync(desk, sent.Homework);
        return desk;
    }

    private static async Task<Page> PressAsync(Browser desk, Guid homework) =>
        await (await (await desk.OpenAsync($"/assignments/{homework}")).FollowAsync("Open here, in session")).PressAsync("Sign me out and open it");

    private static async Task AssertNothingIsLeftAsync(Browser device, Sent sent)
    {
        Assert.That(device.Cookies.Names, Has.None.EqualTo("__Host-dv").And.None.EqualTo("__Host-staff"));
        foreach (var url in new[] { "/homework", sent.QuestionUrl(3), sent.CheckUrl, sent.SubmissionUrl })
            Assert.That((await device.OpenAsync(url)).Path, Is.EqualTo("/homework/again"), url);
        Assert.That((await device.OpenAsync($"/assignments/{sent.Homework}")).Path, Is.EqualTo("/sign-in"));
    }

    private Task<Assignment> AssignmentAsync(Sent sent) => Portal.ReadAsync(db => db.Assignments.AsNoTracking().SingleAsync(a => a.Id == sent.Homework));
}
