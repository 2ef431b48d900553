using Clinic.Assignments;
using Clinic.Couples;
using Clinic.Pathways;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>The same homework to both with one act, with a second part that waits; and a pathway with a track for each role.</summary>
public sealed class SharedHomeworkTests(StorageProvider provider) : CoupleScenario(provider)
{
    private const string ReadingForBoth = "the-breach-of-trust";

    [Test]
    public async Task One_act_gives_each_a_copy_and_a_link_of_their_own_and_the_couples_page_shows_both_states_without_words()
    {
        var ines = await Portal.SignInAsync();
        var page = await AssignBothAsync(ines);
        await Portal.SweepAsync();

        Assert.That(page.Main, Does.Contain("Shared homework").And.Contain("Not started"));
        Assert.That(Portal.MailsTo(Ruth.Email).Single().Link, Is.Not.EqualTo(Portal.MailsTo(Daniel.Email).Single().Link));
        var (ruths, daniels) = ((await HomeworkOfAsync(Ruth)).Single(), (await HomeworkOfAsync(Daniel)).Single());
        Assert.That(ruths.Items.Select(i => i.VersionId), Is.EqualTo(daniels.Items.Select(i => i.VersionId)));
        await Portal.AnswerAsync(ruths.Id, ("hard-moment", "Only Ruth's."));
        await Portal.SubmitAsync(ruths.Id);
        await Portal.SweepAsync();

        var after = await ines.OpenAsync(CoupleUrl);
        Assert.That(after.Main, Does.Contain("Done").And.Contain("Not started"));
        Assert.That(after.Html, Does.Not.Contain("Only Ruth's"));
        Assert.That((await ines.OpenAsync("/couples")).Main, Does.Contain("Ruth: 1 of 1 in").And.Contain("Daniel: 0 of 1 in"));
    }

    [Test]
    public async Task The_second_part_waits_until_both_have_handed_in_the_first()
    {
        var ines = await Portal.SignInAsync();
        var page = await AssignBothAsync(ines, later: ReadingForBoth);
        await Portal.SweepAsync();
        Assert.That(page.Main, Does.Contain("Next: The breach of trust").And.Contain("opens when both are done with what comes before"));

        await HandInFirstAsync(Ruth);
        await Portal.SweepAsync();
        Assert.That(await HomeworkOfAsync(Ruth), Has.Count.EqualTo(1), "the other has not handed in");
        await HandInFirstAsync(Daniel);
        await Portal.SweepAsync();

        Assert.That(await HomeworkOfAsync(Ruth), Has.Count.EqualTo(2));
        Assert.That(await HomeworkOfAsync(Daniel), Has.Count.EqualTo(2));
        Assert.That(Portal.MailsTo(Daniel.Email).Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task The_therapist_opens_the_second_part_without_waiting()
    {
        var ines = await Portal.SignInAsync();
        await AssignBothAsync(ines, later: ReadingForBoth, gate: "WhenTherapistUnlocks");
        var page = await ines.OpenAsync(CoupleUrl);
        Assert.That(page.Main, Does.Contain("opens when you decide"));

        var opened = await page.PressAsync("Open it now");

        Assert.That(opened.Main, Does.Not.Contain("opens when you decide"));
        Assert.That(await HomeworkOfAsync(Ruth), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_stands_in_the_way_of_one_is_said_before_anything_goes_to_either()
    {
        await Portal.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == Daniel.Id)).Contact.Hold(Portal.Now));

        var page = await AssignBothAsync(await Portal.SignInAsync());

        Assert.That(page.One(".error-summary"), Does.Contain("Daniel: A safety hold stops all mail to this client."));
        Assert.That(await HomeworkOfAsync(Ruth), Is.Empty);
    }

    [Test]
    public async Task A_release_can_wait_until_both_have_handed_in()
    {
        await SignAsync();
        var ines = await Portal.SignInAsync();
        await AssignBothAsync(ines);
        await Portal.SweepAsync();
        var ruths = (await HomeworkOfAsync(Ruth)).Single().Id;
        var ruth = Portal.MailsTo(Ruth.Email).Single();
        await Portal.AnswerAsync(ruths, ("hard-moment", "First, before he writes."));
        await Portal.SubmitAsync(ruths);
        var author = await BeAsync(Ruth, ruth);
        await (await author.OpenAsync($"/homework/{ruths}/releases")).Form($"/homework/{ruths}/releases").SubmitAsync("true");
        var id = await Portal.ReadAsync(db => db.Releases.Select(r => r.Id).SingleAsync());

        var agreed = await (await ines.OpenAsync($"{CoupleUrl}/releases")).Form($"{CoupleUrl}/releases/agreement").Choose("releases", id.ToString()).Fill("gate", "WhenBothDone").SubmitAsync();
        Assert.That(agreed.Main, Does.Contain("Agreed, waits for both"));
        await HandInFirstAsync(Daniel);
        await Portal.SweepAsync();

        Assert.That((await ines.OpenAsync($"{CoupleUrl}/releases")).Main, Does.Contain("Shown, not opened"));
    }

    [Test]
    public async Task A_pathway_gives_each_partner_the_track_of_their_role_and_says_what_comes_next()
    {
        var ines = await Portal.SignInAsync();
        var start = await ines.OpenAsync($"{CoupleUrl}/pathways/new");

        var page = await start.Form($"{CoupleUrl}/pathways").SubmitAsync();

        Assert.That(page.Main, Does.Contain("Pathway for a couple").And.Contain("not on this track").And.Contain("Next:"));
        var run = await RunAsync();
        string[] KeysOf(EnrolledClient who) => [.. run.Steps.Where(s => s.ClientId == who.Id).Select(s => s.ItemKey)];
        Assert.That(KeysOf(Ruth), Does.Contain("when-the-storm-hits").And.Contain("ten-questions-betrayed-partner").And.Not.Contain("what-the-partner-who-caused-the-harm-can-do"));
        Assert.That(KeysOf(Daniel), Does.Contain("what-the-partner-who-caused-the-harm-can-do").And.Not.Contain("who-am-i-now"));
        Assert.That(run.Steps.Count(s => s.State == RunStepState.Open), Is.EqualTo(2), "one step each at once");
    }

    [Test]
    public async Task Steps_open_when_done_when_both_are_done_after_some_days_and_when_the_therapist_decides()
    {
        var ines = await Portal.SignInAsync();
        await (await ines.OpenAsync($"{CoupleUrl}/pathways/new")).Form($"{CoupleUrl}/pathways").SubmitAsync();
        await Portal.SweepAsync();

        await DoAllAsync(Ruth); // steady, words for it, first days
        Assert.That(await WaitsForAsync(Ruth, "the-breach-of-trust"), Is.EqualTo(GateReason.Both));
        await DoAllAsync(Daniel);
        Assert.That((await HomeworkOfAsync(Ruth)).Count(a => a.IsOpen), Is.EqualTo(1), "both were done, so the next opened for both");
        await DoAllAsync(Ruth);
        Assert.That(await WaitsForAsync(Ruth, "weekly-check-in"), Is.EqualTo(GateReason.Date));
        await Portal.PassAsync(TimeSpan.FromDays(8), TimeSpan.FromHours(6));
        Assert.That(await WaitsForAsync(Ruth, "weekly-check-in"), Is.EqualTo(GateReason.None));
        Assert.That(await WaitsForAsync(Ruth, "who-am-i-now"), Is.EqualTo(GateReason.Therapist));
    }

    [Test]
    public async Task A_stopped_pathway_opens_nothing_more_and_goes_on_where_it_stopped()
    {
        var ines = await Portal.SignInAsync();
        var page = await (await ines.OpenAsync($"{CoupleUrl}/pathways/new")).Form($"{CoupleUrl}/pathways").SubmitAsync();
        await Portal.SweepAsync();
        var stopped = await page.PressAsync("Stop it");
        await HandInOpenAsync(Ruth);
        await Portal.SweepAsync();
        Assert.That((await HomeworkOfAsync(Ruth)).Count(a => a.IsOpen), Is.Zero);

        await stopped.PressAsync("Undo");

        Assert.That((await HomeworkOfAsync(Ruth)).Count(a => a.IsOpen), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_partners_of_one_role_have_no_pathway_of_two_tracks()
    {
        await Portal.ChangeAsync(async db =>
        {
            var daniel = await db.Clients.SingleAsync(c => c.Id == Daniel.Id);
            daniel.ChangeIdentity(new(daniel.PreferredName.Text, daniel.LegalName.Text, new(1980, 1, 1), Clinic.Clients.ClientRole.BetrayedPartner), Portal.Now);
        });

        var refused = await (await (await Portal.SignInAsync()).OpenAsync($"{CoupleUrl}/pathways/new")).Form($"{CoupleUrl}/pathways").SubmitAsync();

        Assert.That(refused.FieldErrors.Single(), Does.StartWith("Both have the same role in their files."));
        Assert.That(await Portal.ReadAsync(db => db.PathwayRuns.AnyAsync()), Is.False);
    }

    [Test]
    public async Task Notes_stand_in_the_couples_own_file_and_the_agenda_is_seen_by_both_once_both_have_signed()
    {
        var ines = await Portal.SignInAsync();
        var notes = await ines.OpenAsync($"{CoupleUrl}/notes");
        var empty = await notes.Form($"{CoupleUrl}/notes").SubmitAsync();
        Assert.That(empty.FieldErrors.Single(), Is.EqualTo("Write something first."));
        await notes.Form($"{CoupleUrl}/notes").Fill("Words", "She speaks for both.").SubmitAsync();
        var page = await (await ines.OpenAsync($"{CoupleUrl}/notes")).Form($"{CoupleUrl}/notes").Fill("Kind", "Agenda").Fill("Words", "Money, on Thursday.").SubmitAsync();
        var sent = await HandInAsync(Ruth, ("week", "4"));
        var ruth = await BeAsync(Ruth, sent.Mail);
        var locked = await ruth.OpenAsync("/homework/together");
        await SignAsync();
        var open = await ruth.OpenAsync("/homework/together");

        Assert.That(page.Main, Does.Contain("She speaks for both.").And.Contain("Money, on Thursday."));
        Assert.That(locked.Main, Does.Not.Contain("Money"));
        Assert.That(open.Main, Does.Contain("Money, on Thursday.").And.Not.Contain("speaks for both"));
        Assert.That(await Portal.ReadAsync(db => db.ClientKeys.CountAsync(k => k.ClientId == Couple)), Is.EqualTo(1), "a key that is neither partner's");
        var done = await (await ines.OpenAsync($"{CoupleUrl}/notes")).PressAsync("Talked about");
        Assert.That(done.Main, Does.Contain("Off the agenda"));
        Assert.That((await ruth.OpenAsync("/homework/together")).Main, Does.Not.Contain("Money"));
    }

    private async Task<Page> AssignBothAsync(Browser ines, string? later = null, string? gate = null)
    {
        var form = (await ines.OpenAsync($"{CoupleUrl}/homework/new")).Form($"{CoupleUrl}/homework").Choose("Items", (await Portal.LibraryItemAsync(Portal.WeeklyCheckIn)).ToString());
        if (later is not null)
            form.Choose("Later", (await Portal.LibraryItemAsync(later)).ToString()).Fill("Gate", gate ?? "WhenBothDone");
        return await form.SubmitAsync();
    }

    private async Task HandInFirstAsync(EnrolledClient who)
    {
        var homework = (await HomeworkOfAsync(who))[0].Id;
        await Portal.AnswerAsync(homework, ("week", "5"));
        await Portal.SubmitAsync(homework);
    }

    private async Task HandInOpenAsync(EnrolledClient who)
    {
        foreach (var open in (await HomeworkOfAsync(who)).Where(a => a.IsOpen))
            await Portal.SubmitAsync(open.Id);
    }

    /// <summary>Hands in whatever is open until nothing more opens.</summary>
    private async Task DoAllAsync(EnrolledClient who)
    {
        while ((await HomeworkOfAsync(who)).Any(a => a.IsOpen))
        {
            await HandInOpenAsync(who);
            await Portal.SweepAsync();
        }
    }

    private async Task<GateReason> WaitsForAsync(EnrolledClient who, string item)
    {
        var run = await RunAsync();
        return run.ReasonFor(run.Steps.Single(s => s.ClientId == who.Id && s.ItemKey == item), Portal.Now);
    }
}
