using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Library;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>Distress, danger, leaving, stopping, reading what is heavy.</summary>
public sealed class CareForTheClientTests(StorageProvider provider) : ClientScenario(provider)
{
    [Test]
    public async Task Distress_is_asked_before_and_after_and_may_be_left_out()
    {
        var sent = await SendAsync(Portal.Reading, Portal.WeeklyCheckIn);
        var browser = await OpenAsync(sent);

        var before = await browser.Page!.FollowAsync("Begin");
        Assert.That((await before.PressAsync("Continue")).FieldErrors, Is.EqualTo(new[] { "Choose a number, or choose not to say" }));
        await browser.Page!.Form("main form").Fill("rating", "4").SubmitAsync();
        Assert.That(browser.Page!.Heading, Is.EqualTo("When the storm hits"));
        var start = await browser.Page.PressAsync("I have read it");
        Assert.That(start.Heading, Is.EqualTo("Weekly check-in"));
        var after = await browser.OpenAsync($"/homework/{sent.Homework}/check");
        Assert.That((await after.PressAsync("I would rather not say")).Heading, Is.EqualTo("Check your answers"));

        var work = await WorkAsync(sent);
        Assert.That((work.DistressBefore, work.DistressAfter, work.Status), Is.EqualTo(((int?)4, (int?)null, AssignmentStatus.Started)));
    }

    [TestCase(6, 7, false)]
    [TestCase(5, 8, true)]
    [TestCase(2, 5, true)]
    [TestCase(9, 8, true)]
    [TestCase(10, 7, false)]
    public async Task After_eight_or_a_rise_of_three_a_pause_is_offered_and_the_therapist_told_once(int before, int after, bool isHigh)
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        await (await browser.OpenAsync($"/homework/{sent.Homework}/distress/before")).Form("main form").Fill("rating", $"{before}").SubmitAsync();

        var page = await (await browser.OpenAsync($"/homework/{sent.Homework}/distress/after")).Form("main form").Fill("rating", $"{after}").SubmitAsync();
        await (await browser.OpenAsync($"/homework/{sent.Homework}/distress/after")).Form("main form").Fill("rating", $"{after}").SubmitAsync();

        Assert.That(page.Heading, Is.EqualTo(isHigh ? "That was a lot" : "Check your answers"));
        Assert.That(await AlertsAsync(), Is.EqualTo(isHigh ? new[] { AlertKind.DistressHigh } : []));
        Assert.That((await Portal.NoticesAsync(sent.Homework)).Count(n => n.Kind == NoticeKind.TherapistAlert), Is.EqualTo(isHigh ? 1 : 0));
    }

    [Test]
    public async Task Yes_to_a_safety_question_raises_one_alert_and_the_numbers_stand_right_there()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        var page = await browser.OpenAsync(sent.QuestionUrl(6));
        Assert.That(page.One(".care"), Does.Contain("112").And.Contain("Answers are not watched live"));

        await SaveAsync(browser, sent, 6, "yes");
        await SaveAsync(browser, sent, 6, "no", 1);
        await SaveAsync(browser, sent, 6, "yes", 2);

        Assert.That(await AlertsAsync(), Is.EqualTo(new[] { AlertKind.SafetyAnswer }));
        Assert.That((await Portal.NoticesAsync(sent.Homework)).Count(n => n.Kind == NoticeKind.TherapistAlert), Is.EqualTo(1));
    }

    [Test]
    public async Task No_to_it_raises_none()
    {
        var sent = await SendAsync();
        await SaveAsync(await OpenAsync(sent), sent, 6, "no");

        Assert.That(await AlertsAsync(), Is.Empty);
    }

    [Test]
    public async Task I_am_not_safe_stands_on_every_page_and_tells_the_practice_once()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);

        var page = await (await browser.OpenAsync(sent.QuestionUrl(1))).PressAsync("I am not safe");
        await page.PressAsync("I am not safe");

        Assert.That(page.Main, Does.Contain("If you are in danger, call now").And.Contain("112").And.Contain("Your practice has been told"));
        Assert.That(await AlertsAsync(), Is.EqualTo(new[] { AlertKind.NotSafe }));
    }

    [Test]
    public async Task On_a_page_that_has_closed_it_still_shows_the_numbers_and_does_not_claim_that_anybody_was_told()
    {
        var browser = Portal.NewBrowser();

        var page = await browser.PostAsync("/homework/not-safe");

        Assert.That(page.Main, Does.Contain("112").And.Contain("could not be told"));
        Assert.That((await browser.OpenAsync("/homework/not-safe?told=true")).Main, Does.Contain("could not be told"));
        Assert.That(await AlertsAsync(), Is.Empty);
    }

    [Test]
    public async Task Leaving_ends_the_visit_clears_the_page_and_goes_elsewhere_also_with_no_visit_open()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);
        var token = browser.Cookies["__Host-hw"]!.Value.ToString();

        var left = await browser.PostAsync("/leave");
        Assert.That(left.Header("Clear-Site-Data"), Is.EqualTo("\"cache\", \"storage\""));
        Assert.That(left.Header("Refresh"), Is.EqualTo("0; url=https://www.wikipedia.org/"));
        Assert.That(left.Text, Is.Empty);
        browser.Cookies.Take([$"__Host-hw={token}; path=/"]);
        Assert.That((await browser.OpenAsync("/homework")).Path, Is.EqualTo("/homework/again"));

        Assert.That((await Portal.NewBrowser().PostAsync("/leave")).Header("Refresh"), Does.StartWith("0; url=https://"));
    }

    [Test]
    public async Task Stopping_closes_the_page_kindly_and_keeps_what_was_written()
    {
        var sent = await SendAsync();
        var browser = await OpenAsync(sent);

        var stopped = await (await browser.OpenAsync(sent.QuestionUrl(3))).Form("main form").Fill("answer", "half a sentence").SubmitAsync("1");

        Assert.That(stopped.Heading, Is.EqualTo("Stopped for today"));
        Assert.That((await browser.OpenAsync("/homework")).Path, Is.EqualTo("/homework/again"));
        Assert.That((await AnswersOfAsync(sent.Homework)).Single().Value.Text, Is.EqualTo("half a sentence"));
        Assert.That((await OpenAsync(sent, browser)).Page!.Main, Does.Contain("1 of 7 answered"));
    }

    [Test]
    public async Task What_is_heavy_is_announced_before_it_opens()
    {
        await Portal.ChangeAsync(db =>
        {
            var module = Module.Create(db.PracticeId, "heavy-one", 80, Portal.Now);
            db.Add(module);
            db.Add(module.Publish(new LibraryFacts("en", Audience.Anyone, Intensity.Heavy, 6, "ours"), new Dictionary<string, ModuleText> { ["en"] = new("What a disclosure can bring", "Short.", ["One point."], "How are you?", "Breathe.", "The text of the <script>alert(1)</script> module. [link](javascript:alert(1))") }, Portal.Now));
            return Task.CompletedTask;
        });
        var sent = await SendAsync("heavy-one");
        var browser = await OpenAsync(sent);

        var notice = await browser.OpenAsync($"/homework/{sent.Homework}/readings/{sent.Items[0]}");
        Assert.That(notice.Main, Does.Contain("may stir up strong feelings").And.Not.Contain("The text of the"));
        Assert.That((await notice.FollowAsync("Not today")).Path, Is.EqualTo("/homework"));
        var reading = await notice.FollowAsync("Read it now");
        Assert.That(reading.Main, Does.Contain("The text of the"));
        Assert.That(reading.Document.QuerySelectorAll("article script, article a[href^='javascript']"), Is.Empty);
    }

    [Test]
    public async Task The_page_speaks_the_clients_language_whatever_the_browser_prefers()
    {
        var lucia = await Portal.EnrolClientAsync(new Enrolment { Name = "Lucía Ferrer", Language = "es" });
        var sent = await SendAsync(lucia, Portal.Reading, Portal.WeeklyCheckIn);
        var browser = await OpenAsync(sent);

        Assert.That(browser.Page!.Document.DocumentElement.GetAttribute("lang"), Is.EqualTo("es"));
        Assert.That(browser.Page.Main, Does.Contain("Lo que te espera").And.Contain("Hasta el martes 1 de diciembre"));
        Assert.That((await browser.OpenAsync(sent.QuestionUrl(1, item: 1))).Main, Does.Contain("Pregunta 1 de 7"));
        Assert.That((await (await browser.OpenAsync("/homework")).PressAsync("Parar por hoy")).Heading, Is.EqualTo("Por hoy, basta"));
    }

    [Test]
    public async Task Every_client_page_is_kept_out_of_caches_and_titles()
    {
        var sent = await SendAsync(Portal.Reading, Portal.WeeklyCheckIn);
        var browser = await OpenAsync(sent);

        foreach (var url in new[] { "/homework", sent.QuestionUrl(1, 1), $"/homework/{sent.Homework}/readings/{sent.Items[0]}", sent.CheckUrl, "/homework/steady", "/homework/reminders", "/homework/stopped", "/homework/again", $"/homework/{Guid.NewGuid()}/check" })
        {
            var page = await browser.OpenAsync(url);
            Assert.That((page.Header("Cache-Control"), page.Title, page.Header("Referrer-Policy")), Is.EqualTo(("no-store", "Your page", "no-referrer")), url);
        }
    }

    private Task<Assignment> WorkAsync(Sent sent) => Portal.ReadAsync(db => db.Assignments.AsNoTracking().SingleAsync(a => a.Id == sent.Homework));

    private Task<AlertKind[]> AlertsAsync() => Portal.ReadAsync(db => db.Alerts.Select(a => a.Kind).ToArrayAsync());
}
