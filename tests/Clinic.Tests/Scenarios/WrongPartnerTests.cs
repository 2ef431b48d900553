using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>The other partner answered: set aside unread, then moved or destroyed; both get a new link and nobody is told more.</summary>
public sealed class WrongPartnerTests(StorageProvider provider) : CoupleScenario(provider)
{
    private const string Daniels = "What Daniel wrote on Ruth's page.";

    private Sent sent = null!;
    private Browser ines = null!;

    [SetUp]
    public async Task DanielAnswersOnRuthsPage()
    {
        sent = await SendAsync(Ruth, Portal.WeeklyCheckIn);
        await Portal.AnswerAsync(sent.Homework, ("hard-moment", Daniels), ("for-the-session", "Daniel's own secret."));
        await Portal.KeepPrivateAsync(sent.Homework, "for-the-session");
        ines = await Portal.SignInAsync();
    }

    [Test]
    public async Task Setting_aside_closes_every_way_to_the_answers_and_nobody_reads_them()
    {
        await Portal.SubmitAsync(sent.Homework);
        var ruth = await BeAsync(Ruth, sent.Mail);

        var repair = await SetAsideAsync();

        Assert.That(repair.Heading, Is.EqualTo("2 answers set aside"));
        Assert.That(repair.Html, Does.Not.Contain(Daniels));
        Assert.That((await ines.OpenAsync($"/assignments/{sent.Homework}/review")).Html, Does.Not.Contain(Daniels));
        Assert.That((await ruth.OpenAsync("/homework")).Path, Is.EqualTo("/homework/again"), "her open page ended");
        Assert.That(await Portal.ReadAsync(db => db.KnownDevices.AnyAsync(d => d.ClientId == Ruth.Id && d.ForgottenAt == null)), Is.False);
        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.AnswersQuarantined && e.ClientId == Ruth.Id)), Is.EqualTo(1));
        await ines.OpenAsync("/");
        Assert.That((await ines.PostAsync($"/assignments/{sent.Homework}/withdrawal/undo")).Main, Does.Contain("Decide first whose they are"));
    }

    [Test]
    public async Task Moved_answers_stand_in_the_authors_file_under_the_authors_key_and_both_get_a_new_link()
    {
        await Portal.SubmitAsync(sent.Homework, 3, 7);
        var mails = Portal.Mails.Count;

        var done = await (await SetAsideAsync()).PressAsync("Move them to Daniel’s file");
        await Portal.SweepAsync();

        Assert.That(done.One(".flash"), Is.EqualTo("Moved to Daniel Amsel’s file. Both get a new link."));
        var moved = (await HomeworkOfAsync(Daniel)).Single();
        Assert.That(moved.Status, Is.EqualTo(AssignmentStatus.Submitted));
        Assert.That((await ines.OpenAsync($"/assignments/{moved.Id}/review")).Main, Does.Contain(Daniels).And.Not.Contain("own secret"), "what was kept private stays so");
        Assert.That((await AnswersOfAsync(moved.Id)).Select(a => a.ClientId).Distinct(), Is.EqualTo(new[] { Daniel.Id }));
        Assert.That(await AnswersOfAsync(sent.Homework), Is.Empty);
        Assert.That((await HomeworkOfAsync(Ruth)).Single(a => a.IsOpen).Items.Select(i => i.VersionId), Is.EqualTo(moved.Items.Select(i => i.VersionId)), "her homework anew");
        var notices = Portal.Mails.Skip(mails).Where(m => m.To != Portal.Practice.Owner.Email).ToList();
        Assert.That(notices.Select(m => (m.To, m.Subject)), Is.EquivalentTo(new[] { (Ruth.Email, "Your link has changed"), (Daniel.Email, "Tu enlace ha cambiado") }));
        Assert.That(notices.Select(m => m.Text), Has.None.Contains("Amsel"));
        var daniel = await BeAsync(Daniel, notices.Single(m => m.To == Daniel.Email));
        Assert.That((await daniel.OpenAsync($"/homework/{moved.Id}/words")).Main, Does.Contain("What Daniel wrote"));
        var ruth = await BeAsync(Ruth, notices.Single(m => m.To == Ruth.Email));
        Assert.That((await ruth.OpenAsync("/homework")).Html, Does.Not.Contain("Daniel"));
    }

    [Test]
    public async Task Where_the_author_has_the_same_homework_the_answers_go_into_that()
    {
        var own = await SendAsync(Daniel, Portal.WeeklyCheckIn);

        await (await SetAsideAsync()).PressAsync("Move them to Daniel’s file");

        var theirs = (await HomeworkOfAsync(Daniel)).Single();
        Assert.That((theirs.Id, theirs.Status), Is.EqualTo((own.Homework, AssignmentStatus.Started)));
        Assert.That((await AnswersOfAsync(own.Homework)).Select(a => a.Value.Text), Does.Contain(Daniels));
        var daniel = await OpenAsync(own);
        Assert.That((await daniel.OpenAsync("/homework")).Path, Is.Not.EqualTo("/homework"), "his old link ended too");
    }

    [Test]
    public async Task Destroyed_answers_are_gone_and_both_begin_anew()
    {
        var own = await SendAsync(Daniel, Portal.WeeklyCheckIn);
        var mails = Portal.Mails.Count;

        await (await SetAsideAsync()).PressAsync("Destroy them");
        await Portal.SweepAsync();

        Assert.That(await Portal.ReadAsync(db => db.Answers.AnyAsync()), Is.False);
        Assert.That(await Portal.ReadAsync(db => db.AnswerRevisions.AnyAsync()), Is.False);
        Assert.That((await HomeworkOfAsync(Ruth)).Count(a => a.IsOpen), Is.EqualTo(1));
        Assert.That((await HomeworkOfAsync(Daniel)).Single().Id, Is.EqualTo(own.Homework));
        Assert.That(Portal.Mails.Skip(mails).Select(m => m.To), Is.EquivalentTo(new[] { Ruth.Email, Daniel.Email }));
        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.AnswersDestroyed)), Is.EqualTo(2), "in both files");
    }

    [Test]
    public async Task An_alarm_moves_to_whoever_raised_it()
    {
        await Portal.ChangeAsync(async db => db.Alerts.Add(Alert.Raise(await db.Clients.SingleAsync(c => c.Id == Ruth.Id), sent.Homework, AlertKind.SafetyAnswer, Portal.Now)));

        var repair = await SetAsideAsync();
        Assert.That(repair.One(".flash-warn"), Does.Contain("An alert was raised by them."));
        await repair.PressAsync("Move them to Daniel’s file");

        var alerts = await Portal.ReadAsync(db => db.Alerts.Select(a => new { a.ClientId, a.Status }).ToListAsync());
        Assert.That(alerts.Single(a => a.ClientId == Daniel.Id).Status, Is.EqualTo(AlertStatus.Open));
        Assert.That(alerts.Single(a => a.ClientId == Ruth.Id).Status, Is.EqualTo(AlertStatus.Closed));
    }

    [Test]
    public async Task It_is_put_back_where_it_was_the_client_after_all()
    {
        await Portal.SubmitAsync(sent.Homework);

        var back = await (await SetAsideAsync()).PressAsync("Put them back");

        Assert.That((await ines.OpenAsync($"/assignments/{sent.Homework}/review")).Main, Does.Contain(Daniels));
        Assert.That(back.Main, Does.Contain("A new link goes out"));
    }

    [Test]
    public async Task It_is_offered_only_where_there_is_a_partner_and_something_was_written()
    {
        var alone = await SendAsync(await Portal.EnrolClientAsync("Maren Lindqvist"), Portal.WeeklyCheckIn);
        await Portal.AnswerAsync(alone.Homework, ("week", "4"));
        var untouched = await SendAsync(Daniel, Portal.WeeklyCheckIn);

        Assert.That((await ines.OpenAsync($"/assignments/{alone.Homework}")).Main, Does.Not.Contain("answered this"));
        Assert.That((await ines.OpenAsync($"/assignments/{untouched.Homework}")).Main, Does.Not.Contain("answered this"));
    }

    private async Task<Page> SetAsideAsync() => await (await ines.OpenAsync($"/assignments/{sent.Homework}")).PressAsync("Set the answers aside");
}
