using System.Net;
using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>A therapist gives a client something to do, sees beforehand what arrives, and is stopped where nothing may be sent.</summary>
public sealed class AssigningTests(StorageProvider provider) : Scenario(provider)
{
    [Test]
    public async Task What_was_chosen_is_sent_at_once_in_a_mail_that_tells_nothing()
    {
        var client = await Portal.EnrolClientAsync();
        var form = await OpenAsync(client);

        form.Form("#assign").Choose("Items", await IdsAsync(Portal.Reading, Portal.WeeklyCheckIn)).Fill("Note", "Take it slowly.");
        var sent = await form.PressAsync("Send now");
        await Portal.SweepAsync();

        var mail = Portal.MailsTo(client.Email).Single();
        Assert.That(sent.One(".flash"), Does.Contain("Homework sent to Maren Lindqvist: When the storm hits, Weekly check-in."));
        Assert.That(sent.Heading, Is.EqualTo("When the storm hits and 1 more"));
        Assert.That(sent.Main, Does.Contain("Take it slowly."));
        Assert.That(mail.Text, Does.Not.Contain("storm").And.Not.Contain("Maren").And.Not.Contain("slowly"));
        Assert.That(await ActionsAsync(client), Does.Contain(AuditAction.HomeworkAssigned));
    }

    [Test]
    public async Task Pressing_send_twice_assigns_once()
    {
        var client = await Portal.EnrolClientAsync();
        var form = await OpenAsync(client);
        form.Form("#assign").Choose("Items", await IdsAsync(Portal.Reading));

        var first = await form.PressAsync("Send now");
        var second = await form.PressAsync("Send now");

        Assert.That(second.Path, Is.EqualTo(first.Path));
        Assert.That(await Portal.ReadAsync(db => db.Assignments.CountAsync()), Is.EqualTo(1));
        Assert.That((await Portal.NoticesAsync()).Count(n => n.Kind == NoticeKind.Invitation), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_presses_at_the_same_moment_assign_once()
    {
        var client = await Portal.EnrolClientAsync();
        var (one, other) = (await Portal.SignInAsync(), await Portal.SignInAsync());
        var (left, right) = (await one.OpenAsync($"/assignments/new?client={client.Id}"), await other.OpenAsync($"/assignments/new?client={client.Id}"));
        var key = left.Form("#assign").Choose("Items", await IdsAsync(Portal.Reading)).ValueOf("Key");
        right.Form("#assign").Choose("Items", await IdsAsync(Portal.Reading)).Fill("Key", key);

        var pages = await Task.WhenAll(left.PressAsync("Send now"), right.PressAsync("Send now"));

        Assert.That(pages.Select(p => p.Path), Is.All.EqualTo($"/assignments/{key}"));
        Assert.That(await Portal.ReadAsync(db => db.Assignments.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Choosing_nothing_is_said_at_the_field_and_nothing_typed_is_lost()
    {
        var form = await OpenAsync(await Portal.EnrolClientAsync());
        form.Form("#assign").Fill("Note", "Only what fits this week.").Fill("Due", "other").Fill("DueOn", "2026-12-11");

        var again = await form.PressAsync("Send now");

        Assert.That(again.FieldErrors, Is.EqualTo(new[] { "Choose at least one module or question set" }));
        Assert.That(again.Form("#assign").ValueOf("Note"), Is.EqualTo("Only what fits this week."));
        Assert.That(again.Form("#assign").ValueOf("DueOn"), Is.EqualTo("2026-12-11"));
    }

    [TestCase("2026-11-23", "This day has passed")]
    [TestCase("0001-01-01", "This day has passed")]
    [TestCase("9999-12-31", "Choose a day within the next year")]
    [TestCase("", "Choose a due date")]
    [TestCase("the day after", "Due date: “the day after” cannot be used")]
    public async Task A_due_date_that_cannot_be_is_said_at_the_field(string day, string words)
    {
        var form = await OpenAsync(await Portal.EnrolClientAsync());
        form.Form("#assign").Choose("Items", await IdsAsync(Portal.Reading)).Fill("Due", "other").Fill("DueOn", day);

        var again = await form.PressAsync("Send now");

        Assert.That(again.FieldErrors[0], Is.EqualTo(words));
        Assert.That(again.Document.QuerySelectorAll("input[name=Items][checked]"), Has.Length.EqualTo(1));
        Assert.That(await Portal.ReadAsync(db => db.Assignments.CountAsync()), Is.Zero);
    }

    [TestCase("hold", "A safety hold stops all mail to this client.")]
    [TestCase("bounce", "This client's address refused the last mail.")]
    [TestCase("consent", "This client has not consented to e-mail.")]
    [TestCase("discharge", "This client has been discharged.")]
    public async Task Nothing_is_sent_to_somebody_who_must_not_be_written_to(string why, string words)
    {
        var client = await Portal.EnrolClientAsync();
        await Portal.ChangeAsync(async db => Block(await db.Clients.SingleAsync(), why));
        var form = await OpenAsync(client);
        form.Form("#assign").Choose("Items", await IdsAsync(Portal.Reading));

        var again = await form.PressAsync("Send now");

        Assert.That(form.One(".flash-warn"), Does.StartWith(words));
        Assert.That(again.One(".error-summary"), Does.Contain(words));
        Assert.That(await Portal.ReadAsync(db => db.Notices.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task The_day_before_the_session_after_next_is_suggested()
    {
        var client = await Portal.EnrolClientAsync();
        await Portal.PlanSessionAsync(client, 1, new(10, 0));
        await Portal.PlanSessionAsync(client, 9, new(10, 0));
        await Portal.PlanSessionAsync(client, 16, new(10, 0));

        var form = await OpenAsync(client);

        Assert.That(form.Form("#assign").ValueOf("Due"), Is.EqualTo("2026-12-02"));
        Assert.That(form.All(".options label"), Does.Contain("Wed 2 Dec Suggested, before 3 Dec"));
    }

    [Test]
    public async Task The_suggestion_counts_days_where_the_client_lives()
    {
        var client = await Portal.EnrolClientAsync(new Enrolment { TimeZone = "Pacific/Auckland" });
        await Portal.PlanSessionAsync(client, 1, new(10, 0));
        await Portal.PlanSessionAsync(client, 9, new(14, 0)); // 02:00 on the next day in Auckland

        var form = await OpenAsync(client);

        Assert.That(form.Form("#assign").ValueOf("Due"), Is.EqualTo("2026-12-03"));
        Assert.That(form.Main, Does.Contain("Time in Auckland, where Maren lives"));
    }

    [Test]
    public async Task What_is_sent_on_a_date_waits_for_it()
    {
        var client = await Portal.EnrolClientAsync();
        var form = await OpenAsync(client);
        form.Form("#assign").Choose("Items", await IdsAsync(Portal.Reading)).Fill("Due", "other").Fill("DueOn", "2026-12-04").Fill("SendOn", "2026-11-26").Fill("SendTime", "08:15");

        var planned = await form.PressAsync("Send on a date");
        await Portal.PassAsync(TimeSpan.FromHours(40));
        var before = Portal.MailsTo(client.Email).Count();
        await Portal.PassAsync(TimeSpan.FromHours(6));

        Assert.That(planned.One(".flash"), Does.Contain("Homework planned for Maren Lindqvist"));
        Assert.That(planned.One(".lede .chip"), Is.EqualTo("Planned"));
        Assert.That(before, Is.Zero);
        Assert.That(Portal.MailsTo(client.Email).Single().Date, Is.EqualTo(new DateTime(2026, 11, 26, 7, 15, 0, DateTimeKind.Utc)).Within(TimeSpan.FromHours(1)));
    }

    [Test]
    public async Task Send_on_a_date_without_a_date_says_so()
    {
        var form = await OpenAsync(await Portal.EnrolClientAsync());
        form.Form("#assign").Choose("Items", await IdsAsync(Portal.Reading));

        var again = await form.PressAsync("Send on a date");

        Assert.That(again.FieldErrors, Is.EqualTo(new[] { "Choose the day on which it is sent" }));
    }

    [Test]
    public async Task Safe_hours_hold_back_what_is_sent_by_hand_and_the_form_says_until_when()
    {
        var client = await Portal.EnrolClientAsync();
        await Portal.ChangeAsync(async db => (await db.Clients.SingleAsync()).Contact.SetSafeHours(new(17, 30), new(18, 30)));
        var form = await OpenAsync(client);
        form.Form("#assign").Choose("Items", await IdsAsync(Portal.Reading));

        await form.PressAsync("Send now");
        await Portal.SweepAsync();

        Assert.That(form.One("#sum"), Does.Contain("First mail today 17:30."));
        Assert.That(form.One(".assure"), Does.Contain("Safe hours 17:30 to 18:30, Stockholm"));
        Assert.That(Portal.Mails, Is.Empty);
    }

    [Test]
    public async Task The_preview_shows_the_mail_and_its_reminders_and_saves_nothing()
    {
        var client = await Portal.EnrolClientAsync(new Enrolment { Language = "es", MailboxShared = true });
        var form = await OpenAsync(client);
        form.Form("#assign").Choose("Items", await IdsAsync(Portal.Reading)).Fill("Due", "other").Fill("DueOn", "2026-12-11");

        var preview = await form.Form("#assign").SubmitAsync();

        await form.PressAsync("Send now");
        await Portal.SweepAsync();
        var mail = Portal.MailsTo(client.Email).Single();
        Assert.That(preview.One(".mail"), Does.Contain(mail.Subject).And.Contain("mar***@mail.example"));
        foreach (var line in mail.Text.Split("\n\n").Where(l => !l.Contains("http", StringComparison.Ordinal)))
            Assert.That(preview.One(".mail"), Does.Contain(line.Trim()));
        Assert.That(preview.Html, Does.Not.Contain("/h/"));
        Assert.That(preview.One(".assure"), Does.Contain("Shared mailbox and no PIN yet"));
        Assert.That(preview.All("#plan tbody th"), Is.EqualTo(new[] { "Today 10:22", "Fri 27 Nov 10:00", "Thu 10 Dec 10:00", "Sun 13 Dec 10:00", "Mon 14 Dec 10:00" }));
        Assert.That(preview.One("#sum"), Does.StartWith("1 item, about 5 minutes"));
    }

    [Test]
    public async Task Finding_something_in_spanish_keeps_what_was_chosen()
    {
        var client = await Portal.EnrolClientAsync();
        var form = await OpenAsync(client);

        var found = await form.Form("#assign").Choose("Items", await IdsAsync(Portal.Reading)).Fill("Find", "cuestionario semanal").SubmitAsync();
        var none = await found.Form("#assign").Fill("Find", "nothing has these words").SubmitAsync();

        Assert.That(none.All("#choices li span:first-of-type"), Is.EqualTo(new[] { "When the storm hits" }));
        Assert.That(none.Form("#assign").ValueOf("Items"), Is.EqualTo("true"));
    }

    [Test]
    public async Task What_is_open_already_is_marked_and_what_fits_comes_first()
    {
        var client = await Portal.EnrolClientAsync(new Enrolment { Role = ClientRole.PartnerWhoCausedHarm });
        await Portal.AssignAsync(client, items: "carrying-on-together");

        var form = await OpenAsync(client);

        Assert.That(form.All("#choices li"), Does.Contain("Carrying on together Reading, already open 5 min"));
        Assert.That(form.All("#choices li")[^1], Does.Contain("for: betrayed partner"));
    }

    [Test]
    public async Task Without_a_client_one_is_picked_and_a_couple_means_one_partner_at_a_time()
    {
        var (ruth, daniel) = (await Portal.EnrolClientAsync("Ruth Amsel", "amsels@mail.example"), await Portal.EnrolClientAsync("Daniel Amsel", "amsels@mail.example"));
        await Portal.EnrolClientAsync("Maren Lindqvist");
        var couple = await Portal.LinkCoupleAsync(ruth, daniel);
        var item = (await IdsAsync(Portal.Reading))[0];
        var browser = await Portal.SignInAsync();

        var all = await browser.OpenAsync($"/assignments/new?items={item}");
        var pair = await browser.OpenAsync($"/assignments/new?couple={couple}&items={item}");
        var form = await pair.FollowAsync("Ruth Amsel");

        Assert.That(all.All("tbody th"), Is.EqualTo(new[] { "Daniel Amsel", "Maren Lindqvist", "Ruth Amsel" }));
        Assert.That(pair.All("tbody th"), Is.EqualTo(new[] { "Daniel Amsel", "Ruth Amsel" }));
        Assert.That(form.Document.QuerySelectorAll("input[name=Items][checked]").Single().GetAttribute("value"), Is.EqualTo(item));
    }

    [Test]
    public async Task A_colleagues_client_does_not_exist()
    {
        var client = await Portal.EnrolClientAsync(new Enrolment { TherapistId = Portal.Practice.Colleague.Id });
        var homework = await Portal.AssignAsync(client);
        var own = await OpenAsync(await Portal.EnrolClientAsync("Owen Castellane"));
        own.Form("#assign").Choose("Items", await IdsAsync(Portal.Reading)).Fill("Client", $"{client.Id}");
        var browser = await Portal.SignInAsync();

        Assert.That((await own.PressAsync("Send now")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        foreach (var address in new[] { $"/assignments/new?client={client.Id}", $"/assignments/{homework}", $"/assignments/{homework}/review", $"/assignments/{homework}/preview", $"/assignments/{homework}/reminder", $"/assignments/{homework}/answers/new" })
            Assert.That((await browser.OpenAsync(address)).Status, Is.EqualTo(HttpStatusCode.NotFound), address);
        foreach (var act in new[] { "reminder", "extension", "withdrawal", "withdrawal/undo", "return", "review", "review/undo", "private-note", "answers" })
        {
            await browser.OpenAsync("/library");
            Assert.That((await browser.PostAsync($"/assignments/{homework}/{act}", ("DueOn", "2026-12-24"))).Status, Is.EqualTo(HttpStatusCode.NotFound), act);
        }
        Assert.That((await browser.OpenAsync("/assignments")).Main, Does.Not.Contain("When the storm hits"));
    }

    private async Task<Page> OpenAsync(EnrolledClient client) => await (await Portal.SignInAsync()).OpenAsync($"/assignments/new?client={client.Id}");

    private async Task<string[]> IdsAsync(params string[] keys)
    {
        var ids = new List<string>();
        foreach (var key in keys)
            ids.Add($"{await Portal.LibraryItemAsync(key)}");
        return [.. ids];
    }

    private Task<List<AuditAction>> ActionsAsync(EnrolledClient client) =>
        Portal.ReadAsync(db => db.AuditEntries.Where(e => e.ClientId == client.Id).Select(e => e.Action).ToListAsync());

    private void Block(Client client, string why)
    {
        switch (why)
        {
            case "hold": client.Contact.Hold(Portal.Now); break;
            case "bounce": client.Contact.Bounced(Portal.Now); break;
            case "consent": client.WithdrawEmailConsent(); break;
            case "discharge": client.Discharge(Portal.Now); break;
            default: throw new ArgumentOutOfRangeException(nameof(why));
        }
    }
}
