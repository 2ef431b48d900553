using Clinic.Alerts;
using Clinic.Notices;
using Clinic.Sessions;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>A therapist opens the portal in the morning: what is to be done before the next session.</summary>
public sealed class TodayTests(StorageProvider provider) : Scenario(provider)
{
    private static readonly TimeOnly Eleven = new(11, 0);

    [Test]
    public async Task It_says_in_its_heading_what_to_do_before_the_next_session()
    {
        var maren = await Portal.EnrolClientAsync("Maren Lindqvist");
        var answered = await Portal.AssignAsync(maren, items: Portal.TenQuestions);
        await Portal.AnswerAsync(answered, ("how-i-see-myself", "Checked twice."), ("what-i-fear", "That there is more."), ("my-limits", "Not by Christmas."));
        await Portal.KeepPrivateAsync(answered, "my-limits");
        await Portal.SubmitAsync(answered, 4, 7);
        await Portal.AssignAsync(maren, dueInDays: 1, items: Portal.Reading);
        Portal.Clock.Advance(TimeSpan.FromDays(2));
        await Portal.PlanSessionAsync(maren, 0, Eleven);

        var today = await (await Portal.SignInAsync()).OpenAsync("/");

        Assert.That(today.Heading, Is.EqualTo("Maren at 11:00: two things to do first"));
        Assert.That(today.Main, Does.Contain("in 38 min").And.Contain("Room 2").And.Contain("first session"));
        Assert.That(today.All(".todo li"), Has.Count.EqualTo(2));
        Assert.That(today.All(".todo li")[0], Does.Contain("Read 2 new answers").And.Contain("1 more kept private, 7 skipped."));
        Assert.That(today.All(".todo li")[1], Does.Contain("Decide on one reading").And.Contain("“When the storm hits” not opened, due yesterday."));
        Assert.That(today.Main, Does.Contain("up 3").And.Contain("Homework, 1 of 2 in"));
        Assert.That(today.Document.QuerySelector($"a[href='/assignments/{answered}/review']"), Is.Not.Null);
    }

    [Test]
    public async Task It_says_so_when_nothing_is_left_to_do()
    {
        await Portal.PlanSessionAsync(await Portal.EnrolClientAsync("Maren Lindqvist"), 0, Eleven);

        var today = await (await Portal.SignInAsync()).OpenAsync("/");

        Assert.That(today.Heading, Is.EqualTo("Maren at 11:00: you are ready"));
        Assert.That(today.Main, Does.Contain("Nothing left to do"));
    }

    [Test]
    public async Task An_open_alert_comes_before_everything_else()
    {
        var maren = await Portal.EnrolClientAsync("Maren Lindqvist");
        var homework = await Portal.AssignAsync(maren, items: Portal.TenQuestions);
        await Portal.SubmitAsync(homework);
        await Portal.PlanSessionAsync(maren, 0, Eleven);
        await Portal.ChangeAsync(async db => db.Alerts.Add(Alert.Raise(await db.Clients.SingleAsync(), homework, AlertKind.NotSafe, Portal.Now)));

        var today = await (await Portal.SignInAsync()).OpenAsync("/");

        Assert.That(today.All(".todo li")[0], Does.Contain("Acknowledge the alert").And.Contain("no owner yet"));
        Assert.That(today.Document.QuerySelector(".todo li")!.ClassName, Is.EqualTo("risk"));
    }

    [Test]
    public async Task A_couple_is_one_session_with_two_preparations()
    {
        var ruth = await Portal.EnrolClientAsync(new Enrolment { Name = "Ruth Amsel", Email = "amsels@mail.example", MailboxShared = true });
        var daniel = await Portal.EnrolClientAsync(new Enrolment { Name = "Daniel Amsel", Email = "amsels@mail.example", MailboxShared = true });
        await Portal.SubmitAsync(await Portal.AssignAsync(daniel, items: Portal.Reading));
        await Portal.PlanSessionAsync(ruth, 0, Eleven, await Portal.LinkCoupleAsync(ruth, daniel));

        var today = await (await Portal.SignInAsync()).OpenAsync("/");

        Assert.That(today.Heading, Is.EqualTo("Ruth and Daniel at 11:00: three things to do first"));
        Assert.That(today.All(".todo li"), Has.Some.Contain("Daniel: see what was handed in"));
        Assert.That(today.All(".todo li"), Has.Some.Contain("Ruth: agree on a PIN or word"));
    }

    [Test]
    public async Task A_session_on_another_day_is_named_with_its_day()
    {
        await Portal.PlanSessionAsync(await Portal.EnrolClientAsync("Maren Lindqvist"), 1, Eleven);

        Assert.That((await (await Portal.SignInAsync()).OpenAsync("/")).Heading, Is.EqualTo("Maren, tomorrow at 11:00: you are ready"));
    }

    [Test]
    public async Task An_empty_desk_says_what_opens_it()
    {
        var today = await (await Portal.SignInAsync()).OpenAsync("/");

        Assert.That(today.Heading, Is.EqualTo("Nothing waits for you"));
        Assert.That((await today.FollowAsync("Plan a session")).Main, Does.Contain("Nobody to plan with yet"));
    }

    [Test]
    public async Task A_session_that_is_over_is_closed_from_here_and_that_can_be_undone()
    {
        var session = await Portal.PlanSessionAsync(await Portal.EnrolClientAsync("Maren Lindqvist"), -1, Eleven);
        var today = await (await Portal.SignInAsync()).OpenAsync("/");
        Assert.That(today.Main, Does.Contain("Did they take place?"));

        var closed = await today.PressAsync("Held: Maren Lindqvist");

        Assert.That(closed.Path, Is.EqualTo("/"));
        Assert.That(closed.Main, Does.Contain("Session with Maren Lindqvist held.").And.Not.Contain("Did they take place?"));
        Assert.That((await closed.PressAsync("Undo")).Main, Does.Contain("Did they take place?"));
        Assert.That(await Portal.ReadAsync(db => db.Sessions.Where(s => s.Id == session).Select(s => s.Status).SingleAsync()), Is.EqualTo(SessionStatus.Planned));
    }

    [Test]
    public async Task Mail_that_was_refused_is_told_with_its_reason()
    {
        var samir = await Portal.EnrolClientAsync("Samir Haddad");
        await Portal.AssignAsync(samir);
        await Portal.ChangeAsync(async db => (await db.Notices.SingleAsync(n => n.Kind == NoticeKind.Invitation)).MarkRefused("550: the address was refused"));

        var today = await (await Portal.SignInAsync()).OpenAsync("/");

        Assert.That(today.Main, Does.Contain("Mail not delivered").And.Contain("Samir Haddad").And.Contain("The address was refused."));
    }

    [Test]
    public async Task Nothing_of_a_colleagues_clients_shows()
    {
        var noor = await Portal.EnrolClientAsync(new Enrolment { Name = "Noor van Dijk", TherapistId = Portal.Practice.Colleague.Id });
        await Portal.SubmitAsync(await Portal.AssignAsync(noor));
        await Portal.PlanSessionAsync(noor, 0, Eleven);

        Assert.That((await (await Portal.SignInAsync()).OpenAsync("/")).Text, Does.Not.Contain("Noor"));
        Assert.That((await (await Portal.SignInAsync(Portal.Practice.Colleague.Email)).OpenAsync("/")).Heading, Does.StartWith("Noor at 11:00"));
    }

    [Test]
    public async Task The_number_of_queries_does_not_grow_with_the_day()
    {
        await FillAsync("Maren", "Ruth");
        var ines = await Portal.SignInAsync();
        await ines.OpenAsync("/");
        var few = await Portal.QueriesOf(() => ines.OpenAsync("/"));
        await FillAsync("Tobias", "Priya", "Owen", "Hanna", "Greta", "Lucia");

        var many = await Portal.QueriesOf(() => ines.OpenAsync("/"));

        Assert.That(ines.Page!.All(".row-session"), Has.Count.EqualTo(7));
        Assert.That(many, Has.Count.EqualTo(few.Count));
        Assert.That(many, Has.Count.LessThan(30));
    }

    private async Task FillAsync(params string[] names)
    {
        foreach (var name in names)
        {
            var client = await Portal.EnrolClientAsync($"{name} Example");
            await Portal.AssignAsync(client);
            var answered = await Portal.AssignAsync(client, items: Portal.TenQuestions);
            await Portal.AnswerAsync(answered, ("how-i-see-myself", "Words."));
            await Portal.SubmitAsync(answered, 5, 4);
            await Portal.PlanSessionAsync(client, 0, Eleven);
        }
    }
}
