using System.Net;
using Clinic.Assignments;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>No word that was saved is ever lost, with a script and without.</summary>
public sealed class AnsweringTests(StorageProvider provider) : ClientScenario(provider)
{
    /// <summary>Numbers of the weekly check-in's questions.</summary>
    private const int Week = 1, Sleep = 2, HardMoment = 3, HardMomentDate = 4, WhatHelped = 5, Safety = 6, ForTheSession = 7;

    [Test]
    public async Task Without_script_each_step_saves_by_itself_through_all_seven_kinds()
    {
        var sent = await SendAsync(Portal.WeeklyCheckIn);
        var browser = await OpenAsync(sent);
        var page = await browser.Page!.FollowAsync("Begin");
        page = await page.PressAsync("I would rather not say");
        page = await page.FollowAsync("One question at a time");
        Assert.That(page.Main, Does.Contain("Question 1 of 7"));

        page = await page.Form("main form").Fill("answer", "4").SubmitAsync();
        page = await page.Form("main form").Fill("answer", "broken").SubmitAsync();
        page = await page.Form("main form").Fill("answer", "Sunday, in the car").SubmitAsync();
        page = await page.Form("main form").Fill("answer", "2026-11-22").SubmitAsync();
        page = await page.Form("main form").Choose("answer", "talking", "rest").SubmitAsync();
        page = await page.Form("main form").Fill("answer", "no").SubmitAsync();
        page = await page.Form("main form").Fill("answer", "The daily walk.\nAnd who knows.").SubmitAsync();

        Assert.That(page.Path, Does.EndWith("/distress/after"));
        Assert.That((await AnswersOfAsync(sent.Homework)).ToDictionary(a => a.QuestionId, a => a.Value.Text), Is.EquivalentTo(new Dictionary<string, string>
        {
            ["week"] = "4", ["sleep"] = "broken", ["hard-moment"] = "Sunday, in the car", ["hard-moment-date"] = "2026-11-22",
            ["what-helped"] = "talking,rest", ["safety-to-talk-about"] = "no", ["for-the-session"] = "The daily walk.\nAnd who knows.",
        }));
        var check = await browser.OpenAsync(sent.CheckUrl);
        Assert.That(check.Main, Does.Contain("4 of 10").And.Contain("I fell asleep but kept waking up").And.Contain("Sunday 22 November").And.Contain("Talking with someone; Rest"));
        Assert.That((await browser.OpenAsync(sent.QuestionUrl(WhatHelped))).Form("main form").Element.QuerySelectorAll("input[checked]").Length, Is.EqualTo(2));
    }

    [Test]
    public async Task Autosave_says_saved_with_the_time_on_the_clients_clock()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);

        var saved = await SaveAsync(browser, sent, ForTheSession, "Sunday");

        Assert.That((saved.Status, saved.Revision), Is.EqualTo((200, 1)));
        Assert.That(saved.Json, Does.Contain("\"10:22\""));
        Assert.That((await AnswersOfAsync(sent.Homework)).Single().Value.Text, Is.EqualTo("Sunday"));
    }

    [Test]
    public async Task A_pasted_nul_or_half_a_character_costs_nothing_else()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);

        var page = await (await browser.OpenAsync(sent.QuestionUrl(ForTheSession))).Form("main form").Fill("answer", "before\0after 100%").SubmitAsync();

        Assert.That(page.Path, Does.EndWith("/distress/after"));
        Assert.That((await AnswersOfAsync(sent.Homework)).Single().Value.Text, Is.EqualTo("beforeafter 100%"));
    }

    [Test]
    public async Task A_repeated_request_is_not_a_second_revision()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        var key = Guid.NewGuid();

        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SaveAsync(browser, sent, ForTheSession, "Sunday", saveKey: key)));

        Assert.That(replies.Select(r => (r.Status, r.Revision)), Is.All.EqualTo((200, 1)));
        Assert.That(await Portal.ReadAsync(db => db.AnswerRevisions.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task A_stale_save_is_told_both_texts_and_overwrites_nothing()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        await SaveAsync(browser, sent, ForTheSession, "from the phone");

        var stale = await SaveAsync(browser, sent, ForTheSession, "from the laptop");

        Assert.That((stale.Status, stale.Revision, stale.Theirs), Is.EqualTo((409, 1, "from the phone")));
        Assert.That((await AnswersOfAsync(sent.Homework)).Single().Value.Text, Is.EqualTo("from the phone"));
        Assert.That((await SaveAsync(browser, sent, ForTheSession, "both", stale.Revision)).Revision, Is.EqualTo(2));
    }

    [Test]
    public async Task A_last_word_sent_while_a_save_was_under_way_follows_it()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        var underWay = Guid.NewGuid();
        await SaveAsync(browser, sent, ForTheSession, "Sun", saveKey: underWay);

        var last = await SaveAsync(browser, sent, ForTheSession, "Sunday", after: underWay);

        Assert.That((last.Status, last.Revision), Is.EqualTo((200, 2)));
    }

    [Test]
    public async Task Without_script_a_stale_page_shows_both_and_lets_the_person_choose()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        var old = await browser.OpenAsync(sent.QuestionUrl(ForTheSession));
        await SaveAsync(browser, sent, ForTheSession, "from the phone");

        var conflict = await old.Form("main form").Fill("answer", "from the laptop").SubmitAsync();

        Assert.That(conflict.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(conflict.Main, Does.Contain("from the phone").And.Contain("from the laptop"));
        await conflict.PressAsync("Join both");
        Assert.That((await AnswersOfAsync(sent.Homework)).Single().Value.Text, Is.EqualTo("from the laptop\n\nfrom the phone"));
    }

    [Test]
    public async Task A_save_without_its_base_is_refused_and_one_without_a_token_may_fetch_a_new_one()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);

        Assert.That((int)(await browser.PostAsScriptAsync(sent.AnswerUrl(1), ("answer", "5"), ("saveKey", $"{Guid.NewGuid()}"))).StatusCode, Is.EqualTo(428));
        Assert.That((int)(await browser.PostAsScriptAsync(sent.AnswerUrl(1), ("answer", "5"), ("base", "not a number"), ("saveKey", "x"))).StatusCode, Is.EqualTo(428));

        browser.Cookies.Forget("__Host-af");
        var stale = await SaveAsync(browser, sent, 1, "5");
        Assert.That((stale.Status, stale.Json), Is.EqualTo((403, """{"again":"/homework/token","pin":false}""")));
        Assert.That(await (await browser.PostAsScriptAsync("/homework/token")).Content.ReadAsStringAsync(), Does.StartWith("""{"token":"""));
    }

    [Test]
    public async Task A_page_that_outlived_its_visit_saves_after_one_click_and_shows_nothing_earlier()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        await SaveAsync(browser, sent, HardMoment, Canary);
        var key = Guid.NewGuid();
        await SaveAsync(browser, sent, ForTheSession, "one", saveKey: key);
        await browser.OpenAsync(sent.QuestionUrl(ForTheSession));

        Portal.Clock.Advance(ClientVisit.Idle + TimeSpan.FromMinutes(1));
        var asleep = await SaveAsync(browser, sent, ForTheSession, "one two", 1, known: key);
        Assert.That((asleep.Status, asleep.Json), Is.EqualTo((401, """{"again":"/homework/again","pin":false}""")));
        var again = await browser.PostAsScriptAsync("/homework/again", ("pin", ""));
        var saved = await SaveAsync(browser, sent, ForTheSession, "one two", 1, known: key);

        Assert.That(((int)again.StatusCode, saved.Status), Is.EqualTo((200, 200)));
        Assert.That((await browser.OpenAsync(sent.QuestionUrl(HardMoment))).Html, Does.Not.Contain(Canary));
        Assert.That((await (await OpenAsync(sent, browser)).OpenAsync(sent.QuestionUrl(HardMoment))).Html, Does.Contain(Canary), "the link in the mail shows all of it again");
    }

    [Test]
    public async Task After_leaving_no_click_brings_the_visit_back()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        var token = browser.Cookies["__Host-hw"]!.Value.ToString();
        await browser.PostAsync("/leave");
        browser.Cookies.Take([$"__Host-hw={token}; path=/"]);

        Assert.That((await SaveAsync(browser, sent, 1, "5")).Json, Is.EqualTo("""{"closed":true}"""));
        Assert.That((int)(await browser.PostAsScriptAsync("/homework/again")).StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task A_pin_is_asked_in_place_where_the_page_was_open_with_it()
    {
        var sent = await SendAsync();
        await Portal.AnswerAsync(sent.Homework, ("hard-moment", Canary));
        await AgreeOnPinAsync(sent.Client, "481920");
        var browser = await OpenAsync(sent);
        await browser.Page!.SubmitAsync(("pin", "481920"));
        await browser.OpenAsync(sent.QuestionUrl(HardMoment));

        Portal.Clock.Advance(TimeSpan.FromHours(2));
        Assert.That((await SaveAsync(browser, sent, HardMoment, "more", 1)).Json, Is.EqualTo("""{"again":"/homework/again","pin":true}"""));
        var wrong = await browser.PostAsScriptAsync("/homework/again", ("pin", "000000"));
        var right = await browser.PostAsScriptAsync("/homework/pin", ("pin", "481920"));

        Assert.That(((int)wrong.StatusCode, (int)right.StatusCode), Is.EqualTo((403, 200)));
        Assert.That((await SaveAsync(browser, sent, HardMoment, "more", 1)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_answer_of_twenty_thousand_words_in_any_script_comes_back_as_it_was_typed()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        var words = string.Concat(Enumerable.Repeat("<b>не</b> שלום 👩‍👩‍👧 & ", 20_000 / 4)).TrimEnd() + "\n  <script>alert(1)</script>";

        Assert.That((await SaveAsync(browser, sent, ForTheSession, words)).Status, Is.EqualTo(200));

        var page = await browser.OpenAsync(sent.QuestionUrl(ForTheSession));
        Assert.That(page.Form("main form").ValueOf("answer"), Is.EqualTo(words));
        Assert.That(page.Document.QuerySelectorAll("main script, main b"), Is.Empty);
        Assert.That((await browser.OpenAsync(sent.CheckUrl)).Document.QuerySelector("blockquote")!.TextContent, Is.EqualTo(words));
    }

    [Test]
    public async Task What_does_not_fit_is_said_at_the_field_and_stays_on_the_page()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        var tooLong = new string('w', 1_000_000);

        var page = await (await browser.OpenAsync(sent.QuestionUrl(ForTheSession))).Form("main form").Fill("answer", tooLong).SubmitAsync();

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.FieldErrors.Single(), Does.StartWith("This is longer than fits here. Please keep it to 200000 characters."));
        Assert.That(page.Form("main form").ValueOf("answer"), Is.EqualTo(tooLong));
        Assert.That((await SaveAsync(browser, sent, ForTheSession, tooLong)).Status, Is.EqualTo(422));
        Assert.That(await AnswersOfAsync(sent.Homework), Is.Empty);
    }

    [TestCase(Week, "11", "Choose one of the numbers")]
    [TestCase(Week, "-1", "Choose one of the numbers")]
    [TestCase(Sleep, "forged", "Choose from the list")]
    [TestCase(HardMomentDate, "22.11.2026", "Write the date as year-month-day, such as 2026-05-31")]
    [TestCase(WhatHelped, "talking,forged", "Choose from the list")]
    [TestCase(Safety, "perhaps", "Choose from the list")]
    public async Task A_forged_choice_is_refused_in_words(int question, string value, string words)
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        await browser.OpenAsync(sent.QuestionUrl(question));

        var page = await browser.PostAsync(sent.QuestionUrl(question), ("answer", value), ("base", "0"));

        Assert.That(page.FieldErrors, Is.EqualTo(new[] { words }));
        Assert.That(await AnswersOfAsync(sent.Homework), Is.Empty);
    }

    [Test]
    public async Task A_required_question_may_not_be_left_empty_but_stopping_is_always_allowed()
    {
        await AddRequiredSetAsync();
        var sent = await SendAsync("one-required");
        var browser = await OpenAsync(sent);

        var page = await (await browser.OpenAsync(sent.QuestionUrl(1))).PressAsync("Continue");
        Assert.That(page.FieldErrors, Is.EqualTo(new[] { "Answer this one, or stop for today" }));
        Assert.That(page.All("a"), Has.None.EqualTo("Skip this question"));

        Assert.That((await page.PressAsync("Stop for today")).Heading, Is.EqualTo("Stopped for today"));
    }

    [Test]
    public async Task All_questions_stand_on_one_page_for_those_who_prefer_it()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        await SaveAsync(browser, sent, ForTheSession, "Sunday");

        var page = await (await browser.OpenAsync(sent.QuestionUrl(1))).FollowAsync("All on one page");

        Assert.That(page.Document.QuerySelectorAll("form[data-autosave]").Length, Is.EqualTo(7));
        Assert.That(page.Html, Does.Contain("Sunday"));
        var saved = await page.Form(sent.QuestionUrl(HardMoment)).Fill("answer", "in the car").SubmitAsync();
        Assert.That((saved.Path, saved.Url.Fragment), Is.EqualTo((page.Path, "#q3")));
        Assert.That((await saved.PressAsync("Continue")).Path, Does.EndWith("/distress/after"));
    }
}
