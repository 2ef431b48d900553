using System.Net;
using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>A therapist reads what was handed in: only what was shared, marked where it matters, with notes that nobody else sees.</summary>
public sealed class ReviewingTests(StorageProvider provider) : Scenario(provider)
{
    private const string Walk = "The walk by the lake.\r\n\r\n<b>Not bold</b> 🙂 and שלום.";

    [Test]
    public async Task Shared_answers_are_shown_as_written_and_private_ones_only_counted()
    {
        var page = await OpenAsync(await HandedInAsync());

        Assert.That(page.One(".lede"), Does.Contain("2 shared, 1 kept private, 7 skipped").And.Contain("Distress 4 before, 7 after"));
        Assert.That(page.Document.QuerySelector("blockquote")!.TextContent, Is.EqualTo(Walk));
        Assert.That(page.Document.QuerySelectorAll("blockquote b"), Is.Empty);
        Assert.That(page.One(".kept-away"), Is.EqualTo("Maren kept this answer private."));
        Assert.That(page.Html, Does.Not.Contain("told nobody"));
        Assert.That(page.Main, Does.Contain("When the storm hits, read").And.Contain("3 of 10"));
    }

    [Test]
    public async Task A_highlight_is_exactly_the_words_that_were_selected()
    {
        var homework = await HandedInAsync();
        var page = await OpenAsync(homework);
        var start = Walk.IndexOf("<b>", StringComparison.Ordinal);

        var marked = await page.Form($"/answers/{await AnswerIdAsync("how-i-see-myself")}/highlights").Fill("start", $"{start}").Fill("length", $"{"<b>Not bold</b> 🙂".Length}").SubmitAsync();

        Assert.That(marked.All("mark"), Is.EqualTo(new[] { "<b>Not bold</b> 🙂" }));
        Assert.That(marked.Document.QuerySelector("blockquote")!.TextContent, Is.EqualTo(Walk));
        Assert.That(await ActionsAsync(), Does.Contain(AuditAction.AnswerMarked));
    }

    [Test]
    public async Task Without_a_selection_the_whole_answer_is_marked_and_unmarked()
    {
        var page = await OpenAsync(await HandedInAsync());
        var id = await AnswerIdAsync("how-i-see-myself");

        var marked = await page.Form($"/answers/{id}/highlights").SubmitAsync();
        var cleared = await marked.Form($"/answers/{id}/highlights/removal").SubmitAsync();

        Assert.That(marked.Document.QuerySelector("mark")!.TextContent, Is.EqualTo(Walk));
        Assert.That(cleared.All("mark"), Is.Empty);
    }

    [Test]
    public async Task One_of_two_highlights_can_be_taken_away()
    {
        var homework = await HandedInAsync();
        var id = await AnswerIdAsync("how-i-see-myself");
        await Portal.ChangeAsync(async db => (await db.Answers.SingleAsync(a => a.Id == id)).Mark([new TextSpan(0, 3), new TextSpan(9, 7)]));
        var page = await OpenAsync(homework);

        var left = await page.Form($"/answers/{id}/highlights/removal").Fill("start", "0").Fill("length", "3").SubmitAsync();

        Assert.That(page.All("mark"), Has.Count.EqualTo(2));
        Assert.That(left.All("mark"), Has.Count.EqualTo(1));
    }

    [TestCase("-5", "3")]
    [TestCase("2147483647", "2147483647")]
    [TestCase("x", "y")]
    [TestCase("1", "-1")]
    public async Task Offsets_that_cannot_be_harm_nothing(string start, string length)
    {
        var page = await OpenAsync(await HandedInAsync());

        var after = await page.Form($"/answers/{await AnswerIdAsync("how-i-see-myself")}/highlights").Fill("start", start).Fill("length", length).SubmitAsync();

        Assert.That(after.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(after.Document.QuerySelector("blockquote")!.TextContent, Is.EqualTo(Walk));
    }

    [Test]
    public async Task A_note_beside_an_answer_and_one_about_the_whole_are_kept_sealed()
    {
        var homework = await HandedInAsync();
        var page = await OpenAsync(homework);

        var noted = await page.Form($"/answers/{await AnswerIdAsync("how-i-see-myself")}/note").Fill("Words", "Ask what helped <her>.").SubmitAsync();
        var whole = await noted.Form($"/assignments/{homework}/private-note").Fill("Words", "Slower than last week.").SubmitAsync();

        Assert.That(whole.One(".note"), Is.EqualTo("Your note Ask what helped <her>."));
        Assert.That(whole.Form($"/assignments/{homework}/private-note").ValueOf("Words"), Is.EqualTo("Slower than last week."));
        Assert.That(await Portal.ReadAsync(async db => System.Text.Encoding.UTF8.GetString((await db.Assignments.SingleAsync()).PrivateNote!.Blob!)), Does.Not.Contain("Slower"));
    }

    [Test]
    public async Task A_note_that_is_too_long_is_refused_and_not_lost()
    {
        var homework = await HandedInAsync();
        var page = await OpenAsync(homework);
        var words = new string('a', 10_001);

        var again = await page.Form($"/assignments/{homework}/private-note").Fill("Words", words).SubmitAsync();

        Assert.That(again.One(".error-summary"), Does.Contain("Your note can have at most 10000 characters"));
        Assert.That(again.Form($"/assignments/{homework}/private-note").ValueOf("Words"), Is.EqualTo(words));
    }

    [Test]
    public async Task Marking_as_read_keeps_the_reply_and_leads_on_to_the_next()
    {
        var homework = await HandedInAsync();
        var other = await Portal.AssignAsync(await Portal.EnrolClientAsync("Owen Castellane"), items: Portal.WeeklyCheckIn);
        await Portal.SubmitAsync(other);
        var page = await OpenAsync(homework);

        var read = await page.Form($"/assignments/{homework}/review").Fill("Reply", "Thank you. We begin with Sunday.").SubmitAsync();
        var undone = await read.PressAsync("Undo");

        Assert.That(read.One(".flash"), Does.StartWith("Homework of Maren Lindqvist marked as read."));
        Assert.That(read.Form($"/assignments/{homework}/review").ValueOf("Reply"), Is.EqualTo("Thank you. We begin with Sunday."));
        Assert.That((await read.FollowAsync("Next: Owen")).Path, Is.EqualTo($"/assignments/{other}/review"));
        Assert.That(undone.Main, Does.Contain("Done reading?"));
        Assert.That(await Portal.ReadAsync(db => db.Assignments.Where(a => a.Id == homework).Select(a => a.Status).SingleAsync()), Is.EqualTo(AssignmentStatus.Submitted));
    }

    [Test]
    public async Task Each_reading_is_in_the_audit_trail()
    {
        await OpenAsync(await HandedInAsync());

        Assert.That(await ActionsAsync(), Is.EqualTo(new[] { AuditAction.AnswersViewed }));
    }

    [Test]
    public async Task What_is_not_handed_in_or_kept_private_cannot_be_reached_by_its_id_either()
    {
        var kept = await HandedInAsync();
        var draft = await Portal.AssignAsync(await Portal.EnrolClientAsync("Owen Castellane"));
        await Portal.AnswerAsync(draft, ("how-i-see-myself", "Not finished yet."));
        var ids = await Portal.ReadAsync(db => db.Answers.Where(a => a.AssignmentId == draft || a.IsPrivate).Select(a => a.Id).ToListAsync());
        var browser = await Portal.SignInAsync();

        foreach (var id in ids)
        {
            await browser.OpenAsync($"/assignments/{kept}/review");
            Assert.That((await browser.PostAsync($"/answers/{id}/highlights")).Status, Is.EqualTo(HttpStatusCode.NotFound));
            await browser.OpenAsync($"/assignments/{kept}/review");
            Assert.That((await browser.PostAsync($"/answers/{id}/note", ("Words", "x"))).Status, Is.EqualTo(HttpStatusCode.NotFound));
        }
        Assert.That(ids, Has.Count.EqualTo(2));
        Assert.That((await browser.OpenAsync($"/assignments/{draft}/review")).Path, Is.EqualTo($"/assignments/{draft}"));
    }

    [Test]
    public async Task An_answer_about_safety_says_that_it_is_shown_here_only()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync(), items: Portal.WeeklyCheckIn);
        await Portal.AnswerAsync(homework, ("safety-to-talk-about", "yes"));
        await Portal.SubmitAsync(homework);

        var page = await OpenAsync(homework);

        Assert.That(page.One(".answer:has(.chip-private) blockquote"), Is.EqualTo("Yes"));
    }

    [Test]
    public async Task A_twenty_thousand_word_answer_is_all_there()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());
        var words = string.Join(' ', Enumerable.Range(1, 20_000).Select(n => $"w{n}"));
        await Portal.AnswerAsync(homework, ("how-i-see-myself", words));
        await Portal.SubmitAsync(homework);

        var page = await OpenAsync(homework);

        Assert.That(page.Document.QuerySelector("blockquote")!.TextContent, Is.EqualTo(words));
    }

    private async Task<Guid> HandedInAsync()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());
        await Portal.AnswerAsync(homework, ("how-i-see-myself", Walk), ("my-inner-sense", "3"), ("my-limits", "What I told nobody."));
        await Portal.KeepPrivateAsync(homework, "my-limits");
        await Portal.ChangeAsync(async db => (await db.Assignments.SingleAsync(a => a.Id == homework)).RateDistress(4, 7));
        await Portal.SubmitAsync(homework);
        return homework;
    }

    private async Task<Page> OpenAsync(Guid homework) => await (await Portal.SignInAsync()).OpenAsync($"/assignments/{homework}/review");

    private Task<Guid> AnswerIdAsync(string question) => Portal.ReadAsync(db => db.Answers.Where(a => a.QuestionId == question).Select(a => a.Id).SingleAsync());

    private Task<List<AuditAction>> ActionsAsync() => Portal.ReadAsync(db => db.AuditEntries.Where(e => e.ClientId != null).Select(e => e.Action).ToListAsync());
}
