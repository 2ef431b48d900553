using System.Net;
using Clinic.Assignments;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>Check your answers, keep some, send once, and what comes after.</summary>
public sealed class HandingInTests(StorageProvider provider) : ClientScenario(provider)
{
    [Test]
    public async Task What_is_kept_stays_with_the_client_and_the_rest_is_sent_once()
    {
        var (sent, browser) = await AnsweredAsync();
        await Portal.PlanSessionAsync(sent.Client, 3, new(10, 0));
        var check = await browser.OpenAsync(sent.CheckUrl);
        var kept = (await AnswersOfAsync(sent.Homework)).Single(a => a.QuestionId == "hard-moment");

        check = await check.Form($"/homework/{sent.Homework}/privacy/{kept.Id}").SubmitAsync("true");
        Assert.That(check.Main, Does.Contain("Ines will get 1 answer. 1 stays with you. 5 were left out."));
        var receipt = await check.PressAsync("Send 1 answer");

        Assert.That(receipt.Main, Does.Contain("On Tuesday 24 November at 10:22").And.Contain("Your next session: Friday 27 November, 10:00"));
        Assert.That((await AnswersOfAsync(sent.Homework)).Where(a => a.IsPrivate).Select(a => a.QuestionId), Is.EqualTo(new[] { "hard-moment" }));
        var notices = await Portal.NoticesAsync(sent.Homework);
        Assert.That(notices.Count(n => n.Kind == NoticeKind.TherapistSubmitted), Is.EqualTo(1));
        Assert.That(notices.Where(n => n.IsForClient && n.State == NoticeState.Pending), Is.Empty);
        Assert.That(await Portal.ReadAsync(db => db.AnswerRevisions.CountAsync()), Is.EqualTo(2), "earlier drafts are gone, the last words stay");
    }

    [Test]
    public async Task Sending_twice_at_once_or_from_a_second_tab_is_sending_once()
    {
        var (sent, browser) = await AnsweredAsync();
        var tab = await browser.OpenAsync(sent.CheckUrl);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => browser.PostAsScriptAsync(sent.SubmissionUrl)));
        var again = await tab.PressAsync("Send 2 answers");

        Assert.That(again.Heading, Is.EqualTo("Your answers are sent"));
        Assert.That((await Portal.NoticesAsync(sent.Homework)).Count(n => n.Kind == NoticeKind.TherapistSubmitted), Is.EqualTo(1));
        Assert.That((await browser.OpenAsync(sent.QuestionUrl(3))).Path, Is.EqualTo(sent.SubmissionUrl), "and Back leads to the receipt");
        Assert.That((await browser.OpenAsync(sent.CheckUrl)).Path, Is.EqualTo(sent.SubmissionUrl));
    }

    [Test]
    public async Task A_save_that_comes_after_the_sending_changes_nothing_and_says_so()
    {
        var (sent, browser) = await AnsweredAsync();
        await (await browser.OpenAsync(sent.CheckUrl)).PressAsync("Send 2 answers");

        var late = await SaveAsync(browser, sent, 7, "too late", 2);

        Assert.That(late.Status, Is.EqualTo(410));
        Assert.That(late.Json, Does.Contain("Your answers were sent in the meantime"));
        Assert.That((await AnswersOfAsync(sent.Homework)).Select(a => a.Value.Text), Has.None.EqualTo("too late"));
    }

    [Test]
    public async Task A_missing_required_answer_is_named_and_nothing_is_sent()
    {
        await AddRequiredSetAsync();
        var sent = await SendAsync("one-required", Portal.WeeklyCheckIn);
        var browser = await OpenAsync(sent);
        await SaveAsync(browser, sent, 7, "Sunday", item: 1);

        var page = await (await browser.OpenAsync(sent.CheckUrl)).PressAsync("Send 1 answer");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.One(".error-summary"), Does.Contain("Question 1 needs an answer"));
        Assert.That((await Portal.ReadAsync(db => db.Assignments.SingleAsync(a => a.Id == sent.Homework))).IsOpen, Is.True);
        await SaveAsync(browser, sent, 1, "Sunday");
        Assert.That((await (await browser.OpenAsync(sent.CheckUrl)).PressAsync("Send 2 answers")).Heading, Is.EqualTo("Your answers are sent"));
    }

    [Test]
    public async Task Change_leads_to_the_question_and_back_to_the_check()
    {
        var (sent, browser) = await AnsweredAsync();

        var question = await (await browser.OpenAsync(sent.CheckUrl)).FollowAsync("Change question 7");
        var check = await question.Form("main form").Fill("answer", "changed my mind").SubmitAsync();

        Assert.That(check.Path, Is.EqualTo($"/homework/{sent.Homework}/check"));
        Assert.That(check.Main, Does.Contain("changed my mind"));
    }

    [Test]
    public async Task Returned_homework_opens_again_with_its_words_and_the_therapists_note()
    {
        var (sent, browser) = await AnsweredAsync();
        await (await browser.OpenAsync(sent.CheckUrl)).PressAsync("Send 2 answers");
        await Portal.ChangeAsync(async db => (await db.Assignments.SingleAsync(a => a.Id == sent.Homework)).ReturnForMore(Portal.Today.AddDays(5), "Could you say a little more about Sunday?", Portal.Now));

        var list = await browser.OpenAsync("/homework");

        Assert.That(list.Main, Does.Contain("Ines asks you to look at this once more, by Sunday 29 November").And.Contain("Could you say a little more about Sunday?"));
        Assert.That((await browser.OpenAsync(sent.QuestionUrl(7))).Html, Does.Contain("the walk"));
        Assert.That((await SaveAsync(browser, sent, 7, "the walk, and the phone", 2)).Status, Is.EqualTo(200));
        Assert.That((await (await browser.OpenAsync(sent.CheckUrl)).PressAsync("Send 2 answers")).Heading, Is.EqualTo("Your answers are sent"));
    }

    [Test]
    public async Task After_reading_the_client_sees_when_it_was_read_and_the_reply()
    {
        var (sent, browser) = await AnsweredAsync();
        await (await browser.OpenAsync(sent.CheckUrl)).PressAsync("Send 2 answers");
        await Portal.ChangeAsync(async db => (await db.Assignments.SingleAsync(a => a.Id == sent.Homework)).Review("Let us begin with Sunday.", Portal.Now));

        Assert.That((await browser.OpenAsync("/homework")).Main, Does.Contain("Ines read it on Tuesday 24 November").And.Contain("Let us begin with Sunday."));
        Assert.That((await (await OpenAsync(sent)).OpenAsync("/homework")).Main, Does.Not.Contain("Let us begin with Sunday."), "a bare link does not show the reply");
    }

    [Test]
    public async Task Words_that_were_sent_can_be_read_again_on_the_known_device_and_never_through_a_bare_link()
    {
        var (sent, browser) = await AnsweredAsync();
        var receipt = await (await browser.OpenAsync(sent.CheckUrl)).PressAsync("Send 2 answers");

        Assert.That((await receipt.FollowAsync("Read what you sent")).Main, Does.Contain("the walk"));
        Assert.That((await browser.OpenAsync($"/homework/{sent.Homework}/copy.pdf")).ContentType, Is.EqualTo("application/pdf"));
        var stranger = await OpenAsync(sent);
        Assert.That((await stranger.OpenAsync($"/homework/{sent.Homework}/words")).Html, Does.Not.Contain("the walk"));
        Assert.That((await stranger.OpenAsync($"/homework/{sent.Homework}/copy.pdf")).ContentType, Is.EqualTo("text/html"));
        Assert.That((await stranger.OpenAsync(sent.SubmissionUrl)).Main, Does.Not.Contain("Read what you sent").And.Not.Contain("next session:"));
    }

    private async Task<(Sent, Browser)> AnsweredAsync()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        await SaveAsync(browser, sent, 3, "in the car");
        await SaveAsync(browser, sent, 7, "the");
        await SaveAsync(browser, sent, 7, "the walk", 1);
        return (sent, browser);
    }
}
