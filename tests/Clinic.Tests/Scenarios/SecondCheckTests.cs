using Clinic.Audit;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>Earlier words are shown on a device that is known, or after the PIN or word; never through a bare link.</summary>
public sealed class SecondCheckTests(StorageProvider provider) : ClientScenario(provider)
{
    private const string Pin = "481920";

    [Test]
    public async Task On_the_device_where_the_first_words_were_written_they_are_there_again()
    {
        var sent = await SendAsync();
        var phone = await OpenAsync(sent);
        Assert.That(phone.Cookies.Names, Has.None.EqualTo("__Host-dv"), "opening alone proves nothing");
        await SaveAsync(phone, sent, 3, Canary);

        await (await phone.OpenAsync("/homework")).PressAsync("Stop for today");
        await OpenAsync(sent, phone);

        Assert.That((await phone.OpenAsync(sent.QuestionUrl(3))).Html, Does.Contain(Canary));
        Assert.That(phone.Cookies["__Host-dv"]!.HttpOnly && phone.Cookies["__Host-dv"]!.Secure, Is.True);
    }

    [Test]
    public async Task A_bare_link_shows_no_earlier_word_on_any_page()
    {
        var client = await Portal.EnrolClientAsync();
        var sent = await SendAsync(client, Portal.WeeklyCheckIn);
        var submitted = await SendAsync(client, Portal.TenQuestions);
        await Portal.AnswerAsync(sent.Homework, ("hard-moment", Canary), ("for-the-session", Canary));
        await Portal.AnswerAsync(submitted.Homework, ("my-limits", Canary));
        await Portal.SubmitAsync(submitted.Homework);

        foreach (var opened in new[] { sent, submitted })
        {
            var stranger = await OpenAsync(opened);
            Assert.That(stranger.Page!.Path, Is.EqualTo("/homework"));
            foreach (var work in new[] { sent, submitted })
            {
                foreach (var url in new[] { "/homework", work.QuestionUrl(1), work.QuestionUrl(3), work.QuestionUrl(7), $"/homework/{work.Homework}/questions/{work.Items[0]}/all", work.CheckUrl, work.SubmissionUrl,
                    $"/homework/{work.Homework}/words", $"/homework/{work.Homework}/copy.pdf", "/homework/pin", "/homework/reminders", "/homework/steady" })
                    Assert.That((await stranger.OpenAsync(url)).Html, Does.Not.Contain(Canary), url);
            }
        }
        Assert.That((await (await OpenAsync(sent)).OpenAsync(sent.QuestionUrl(3))).Main, Does.Contain("Your answer is kept"));
    }

    [Test]
    public async Task A_bare_link_can_neither_read_nor_replace_nor_release_earlier_words_through_autosave()
    {
        var sent = await SendAsync();
        await Portal.AnswerAsync(sent.Homework, ("hard-moment", Canary));
        await Portal.KeepPrivateAsync(sent.Homework, "hard-moment");
        var answer = (await AnswersOfAsync(sent.Homework)).Single();
        var stranger = await OpenAsync(sent);
        await stranger.OpenAsync(sent.QuestionUrl(1));

        foreach (var guess in new[] { 0, 1, 2 })
        {
            var reply = await SaveAsync(stranger, sent, 3, "mine now", guess);
            Assert.That(reply.Status, Is.EqualTo(410));
            Assert.That(reply.Json, Does.Not.Contain(Canary));
        }
        await stranger.PostAsync($"/homework/{sent.Homework}/privacy/{answer.Id}", ("keep", "false"));

        var now = (await AnswersOfAsync(sent.Homework)).Single();
        Assert.That((now.Value.Text, now.IsPrivate, now.Revision), Is.EqualTo((Canary, true, 1)));
    }

    [Test]
    public async Task On_an_unknown_device_without_a_pin_one_goes_on_with_what_is_empty_and_sends()
    {
        var sent = await SendAsync();
        await Portal.AnswerAsync(sent.Homework, ("hard-moment", Canary));
        var tablet = await OpenAsync(sent);

        Assert.That((await SaveAsync(tablet, sent, 7, "Sunday")).Status, Is.EqualTo(200));
        var receipt = await (await tablet.OpenAsync(sent.CheckUrl)).PressAsync("Send 2 answers");

        Assert.That(receipt.Heading, Is.EqualTo("Your answers are sent"));
        Assert.That((await AnswersOfAsync(sent.Homework)).Select(a => a.Value.Text), Is.EquivalentTo(new[] { Canary, "Sunday" }));
    }

    [Test]
    public async Task The_page_that_wrote_the_words_may_go_on_changing_them_though_it_may_not_show_them_again()
    {
        var sent = await SendAsync();
        await Portal.AnswerAsync(sent.Homework, ("week", "4"));
        var tablet = await OpenAsync(sent);
        await tablet.OpenAsync(sent.QuestionUrl(3));
        var first = Guid.NewGuid();

        var saved = await SaveAsync(tablet, sent, 3, "first", saveKey: first);
        var again = await SaveAsync(tablet, sent, 3, "first and more", saved.Revision, known: first);

        Assert.That((saved.Status, again.Status), Is.EqualTo((200, 200)));
        Assert.That((await tablet.OpenAsync(sent.QuestionUrl(3))).Html, Does.Not.Contain("first and more"));
    }

    [Test]
    public async Task Who_opens_first_and_writes_nothing_never_sees_what_the_client_writes_later()
    {
        var sent = await SendAsync();
        var partner = await OpenAsync(sent);
        var maren = await OpenAsync(sent);

        await SaveAsync(maren, sent, 3, Canary);

        Assert.That((await partner.OpenAsync(sent.QuestionUrl(3))).Html, Does.Not.Contain(Canary));
        Assert.That((await partner.OpenAsync(sent.CheckUrl)).Html, Does.Not.Contain(Canary));
        Assert.That((await maren.OpenAsync(sent.QuestionUrl(3))).Html, Does.Contain(Canary));
    }

    [Test]
    public async Task With_the_pin_everything_is_there_on_another_device_and_it_is_remembered()
    {
        var (sent, other) = await SendTwoWithPinAsync();
        var tablet = await OpenAsync(sent);
        Assert.That(tablet.Page!.Path, Is.EqualTo("/homework/pin"));

        var list = await tablet.Page.SubmitAsync(("pin", "481 920"));

        Assert.That(list.Main, Does.Contain("Weekly check-in").And.Contain("Ten questions"));
        Assert.That((await tablet.OpenAsync(sent.QuestionUrl(3))).Html, Does.Contain(Canary));
        Assert.That((await OpenAsync(other, tablet)).Page!.Path, Is.EqualTo("/homework"), "no PIN the next time");
    }

    [Test]
    public async Task Without_the_pin_only_the_links_own_homework_is_listed_and_nothing_can_be_sent()
    {
        var (sent, _) = await SendTwoWithPinAsync();
        var stranger = await OpenAsync(sent);

        var list = await stranger.Page!.FollowAsync("Go on without it");

        Assert.That(list.Main, Does.Contain("Weekly check-in").And.Not.Contain("Ten questions"));
        await stranger.OpenAsync(sent.CheckUrl);
        Assert.That((await stranger.PostAsync(sent.SubmissionUrl)).Path, Is.EqualTo("/homework/pin"));
    }

    [Test]
    public async Task Five_wrong_tries_lock_tell_the_therapist_once_and_leave_the_known_device_alone()
    {
        var sent = await SendAsync();
        var phone = await OpenAsync(sent);
        await SaveAsync(phone, sent, 3, Canary);
        await AgreeOnPinAsync(sent.Client, Pin);
        var stranger = await OpenAsync(sent);

        var words = new List<string>();
        for (var n = 0; n < 7; n++)
            words.Add((await stranger.Page!.SubmitAsync(("pin", $"00000{n}"))).Main);
        var right = await stranger.Page!.SubmitAsync(("pin", Pin));

        Assert.That(words.Append(right.Main).Distinct().Count(), Is.EqualTo(1), "wrong, locked and right while locked look the same");
        Assert.That((await Portal.NoticesAsync(sent.Homework)).Count(n => n.Kind == NoticeKind.TherapistLockedOut), Is.EqualTo(1));
        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.PinLocked)), Is.EqualTo(1));
        Assert.That((await OpenAsync(sent, phone)).Page!.Path, Is.EqualTo("/homework"));
        Assert.That((await phone.OpenAsync(sent.QuestionUrl(3))).Html, Does.Contain(Canary));
    }

    [Test]
    public async Task Fifty_tries_at_the_same_moment_are_five_judgements()
    {
        var sent = await SendAsync();
        await Portal.AnswerAsync(sent.Homework, ("hard-moment", Canary));
        await AgreeOnPinAsync(sent.Client, Pin);
        var stranger = await OpenAsync(sent);

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => stranger.PostAsScriptAsync("/homework/pin", ("pin", $"1{n:00000}"))));

        Assert.That(replies.Select(r => (int)r.StatusCode), Is.All.EqualTo(403));
        var pin = await Portal.ReadAsync(async db => (await db.Clients.SingleAsync(c => c.Id == sent.Client.Id)).Pin);
        Assert.That(pin.Tries, Is.EqualTo(5));
        Assert.That(pin.IsLocked, Is.True);
        Assert.That((await Portal.NoticesAsync(sent.Homework)).Count(n => n.Kind == NoticeKind.TherapistLockedOut), Is.EqualTo(1));
    }

    [Test]
    public async Task In_a_shared_mailbox_the_pin_comes_before_anything_even_where_nothing_was_written()
    {
        var ruth = await Portal.EnrolClientAsync(new Enrolment { Name = "Ruth Amsel", MailboxShared = true });
        var sent = await SendAsync(ruth);
        var browser = await OpenAsync(sent);
        Assert.That(browser.Page!.Main, Does.Contain("Your page needs a word or PIN"));

        foreach (var url in new[] { "/homework", sent.QuestionUrl(1), sent.CheckUrl, $"/homework/{sent.Homework}/items/{sent.Items[0]}" })
            Assert.That((await browser.OpenAsync(url)).Path, Is.EqualTo("/homework/pin"), url);
        Assert.That((await SaveAsync(browser, sent, 1, "5")).Status, Is.EqualTo(403));

        await AgreeOnPinAsync(ruth, "blue kettle on the stove");
        var page = await browser.OpenAsync("/homework/pin");
        Assert.That(page.Main, Does.Not.Contain("Go on without it"));
        Assert.That((await page.SubmitAsync(("pin", "Blue kettle on the stove"))).Path, Is.EqualTo("/homework"));
        Assert.That((await OpenAsync(sent, browser)).Page!.Path, Is.EqualTo("/homework/pin"), "each time");
    }

    [Test]
    public async Task The_client_may_choose_a_word_once_something_was_written_and_only_then()
    {
        var sent = await SendAsync();
        var phone = await OpenAsync(sent);
        Assert.That((await phone.OpenAsync("/homework/pin/choice")).Path, Is.EqualTo("/homework"));
        await SaveAsync(phone, sent, 3, Canary);

        var choice = await (await phone.OpenAsync("/homework")).FollowAsync("Choose a word or PIN");
        var refused = await choice.SubmitAsync(("Pin", "120486"), ("Repeat", "120486"));
        Assert.That(refused.FieldErrors, Is.EqualTo(new[] { "A birth date is too easy to guess. Choose something else" }));
        Assert.That((await refused.SubmitAsync(("Pin", Pin), ("Repeat", Pin))).Path, Is.EqualTo("/homework"));

        var laptop = await OpenAsync(sent);
        await laptop.Page!.SubmitAsync(("pin", Pin));
        Assert.That((await laptop.OpenAsync(sent.QuestionUrl(3))).Html, Does.Contain(Canary));
    }

    private async Task<(Sent First, Sent Second)> SendTwoWithPinAsync()
    {
        var client = await Portal.EnrolClientAsync();
        var first = await SendAsync(client, Portal.WeeklyCheckIn);
        var second = await SendAsync(client, Portal.TenQuestions);
        await Portal.AnswerAsync(first.Homework, ("hard-moment", Canary));
        await AgreeOnPinAsync(client, Pin);
        return (first, second);
    }
}
