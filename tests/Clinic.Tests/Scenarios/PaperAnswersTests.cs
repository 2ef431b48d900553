using Clinic.Assignments;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>Somebody prefers paper: the therapist enters what was written, and it stays visible who did.</summary>
public sealed class PaperAnswersTests(StorageProvider provider) : Scenario(provider)
{
    [Test]
    public async Task Entered_answers_are_handed_in_and_marked_as_entered()
    {
        var client = await Portal.EnrolClientAsync();
        var homework = await Portal.AssignAsync(client, items: Portal.WeeklyCheckIn);
        var page = await OpenAsync(homework);
        Fill(page, ("week", "4"), ("sleep", "broken"), ("for-the-session", "Money, without the other thing."));
        page.Form("#paper").Choose(Field(page, "what-helped"), "talking", "moving");

        var review = await page.PressAsync("Keep and hand in");

        Assert.That(review.Path, Does.EndWith("/review"));
        Assert.That(review.All("blockquote"), Is.EqualTo(new[] { "4 of 10", "I fell asleep but kept waking up", "Talking with someone; Moving or being outdoors", "Money, without the other thing." }));
        Assert.That(review.All(".answer-acts .quiet"), Is.All.EqualTo("Entered by you for Maren"));
        Assert.That((await Portal.NoticesAsync(homework)).Select(n => n.State), Does.Not.Contain(NoticeState.Pending));
    }

    [Test]
    public async Task What_is_kept_can_be_gone_on_with_later()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync(), items: Portal.WeeklyCheckIn);
        var page = await OpenAsync(homework);
        Fill(page, ("hard-moment", "The parents' evening."));

        var kept = await page.PressAsync("Keep and go on later");
        var again = await kept.FollowAsync("Enter answers from paper");

        Assert.That(kept.One(".work-list"), Does.Contain("Started, 1 of 7 answered"));
        Assert.That(again.Form("#paper").ValueOf(Field(again, "hard-moment")), Is.EqualTo("The parents' evening."));
    }

    [Test]
    public async Task A_safety_answer_from_paper_raises_an_alert_like_one_from_the_page()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync(), items: Portal.WeeklyCheckIn);
        var page = await OpenAsync(homework);
        Fill(page, ("safety-to-talk-about", "yes"));

        await page.PressAsync("Keep and go on later");

        Assert.That((await (await Portal.SignInAsync()).OpenAsync("/alerts")).Main, Does.Contain("Maren Lindqvist"));
    }

    [Test]
    public async Task What_the_client_began_on_the_page_stays_unread_and_is_not_handed_in_by_another()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync(), items: Portal.WeeklyCheckIn);
        await Portal.AnswerAsync(homework, ("hard-moment", "Nobody should read this yet."), ("for-the-session", ""));
        var page = await OpenAsync(homework);

        var forged = await page.Form("#paper").SubmitAsync();
        var browser = await Portal.SignInAsync();
        await browser.OpenAsync($"/assignments/{homework}/answers/new");
        var refused = await browser.PostAsync($"/assignments/{homework}/answers", ("handIn", "true"));

        Assert.That(page.Html, Does.Not.Contain("Nobody should read"));
        Assert.That(page.Main, Does.Contain("Begun on the client’s page.").And.Not.Contain("Keep and hand in"));
        Assert.That(forged.Path, Is.EqualTo($"/assignments/{homework}"));
        Assert.That(refused.One(".error-summary"), Does.Contain("Only Maren can hand that in."));
        Assert.That(await Portal.ReadAsync(db => db.Answers.CountAsync(a => a.QuestionId == "hard-moment" && !a.EnteredByTherapist && a.Revision == 1)), Is.EqualTo(1));
    }

    [Test]
    public async Task An_answer_that_cannot_be_is_said_at_its_field_and_the_rest_is_not_lost()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync(), items: Portal.WeeklyCheckIn);
        var page = await OpenAsync(homework);
        Fill(page, ("hard-moment", new string('a', 501)), ("hard-moment-date", "yesterday"), ("for-the-session", "Money."));

        var again = await page.PressAsync("Keep and hand in");

        Assert.That(again.FieldErrors, Is.EqualTo(new[] { "This can have at most 500 characters", "Give a date" }));
        Assert.That(again.Form("#paper").ValueOf(Field(again, "for-the-session")), Is.EqualTo("Money."));
        Assert.That(await Portal.ReadAsync(db => db.Answers.CountAsync()), Is.Zero);
    }

    private async Task<Page> OpenAsync(Guid homework) => await (await Portal.SignInAsync()).OpenAsync($"/assignments/{homework}/answers/new");

    private static void Fill(Page page, params (string Question, string Value)[] values)
    {
        foreach (var (question, value) in values)
            page.Form("#paper").Fill(Field(page, question), value);
    }

    private static string Field(Page page, string question) =>
        page.Document.QuerySelector($"#paper [name$='-{question}']")!.GetAttribute("name")!;
}
