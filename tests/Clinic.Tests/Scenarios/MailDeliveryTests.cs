using Clinic.Mail;
using Clinic.Notices;
using Clinic.Practices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>What becomes of a mail when the mail server, or the portal itself, fails on the way.</summary>
public sealed class MailDeliveryTests(StorageProvider provider) : Scenario(provider)
{
    private readonly ScriptedMailer mailer = new();

    protected override PortalOptions Options => new() { Mailer = mailer };

    [Test]
    public async Task A_permanent_refusal_is_never_tried_again_and_the_therapist_hears_of_it_at_once()
    {
        mailer.Answer = letter => letter.ToAddress == "maren@mail.example" ? throw new MailRefused("550: the address was refused") { IsAddress = true } : "250";
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());

        await Portal.SweepAsync();
        await Portal.PassAsync(TimeSpan.FromDays(20));

        Assert.That(mailer.Letters.Count(l => l.ToAddress == "maren@mail.example"), Is.EqualTo(1));
        Assert.That(mailer.Letters.Where(l => l.ToAddress == Portal.Practice.Owner.Email).Select(l => l.Subject), Has.Some.EqualTo("A mail could not be delivered"));
        Assert.That((await Portal.NoticesAsync(homework)).Single(n => n.Kind == NoticeKind.TherapistMailFailed).SentAt, Is.EqualTo(Portal.Start.UtcDateTime));
    }

    [Test]
    public async Task A_temporary_refusal_is_tried_again_after_1_5_15_60_and_240_minutes_until_it_is_taken()
    {
        var tries = new List<DateTime>();
        mailer.Answer = _ =>
        {
            tries.Add(Portal.Now);
            return tries.Count <= 5 ? throw new MailDelayed("451: later") : "250";
        };
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());

        await Portal.SweepAsync();
        await Portal.PassAsync(TimeSpan.FromHours(6), TimeSpan.FromMinutes(1));

        Assert.That(tries.Zip(tries.Skip(1), (a, b) => (b - a).TotalMinutes), Is.EqualTo(new[] { 1, 5, 15, 60, 240 }));
        Assert.That((await InvitationAsync(homework)).State, Is.EqualTo(NoticeState.Sent));
    }

    [Test]
    public async Task While_there_is_no_mail_server_nothing_is_spent_and_afterwards_each_mail_goes_once()
    {
        mailer.IsAway = true;
        for (var i = 0; i < 7; i++)
            await Portal.AssignAsync(await Portal.EnrolClientAsync($"Person{i} Berg"));

        await Portal.SweepAsync();
        await Portal.PassAsync(TimeSpan.FromHours(30), TimeSpan.FromMinutes(1));

        var waiting = (await Portal.NoticesAsync()).Where(n => n.Kind == NoticeKind.Invitation).ToList();
        Assert.That(waiting, Has.All.Property(nameof(Notice.State)).EqualTo(NoticeState.Pending));
        Assert.That(waiting, Has.All.Property(nameof(Notice.Attempts)).Zero);
        Assert.That(waiting[0].LastReply, Is.EqualTo("Nothing answers at the mail server's address and port."));
        mailer.IsAway = false;
        await Portal.PassAsync(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(1));
        Assert.That(mailer.Letters.Select(l => l.ToAddress).ToList(), Is.Unique.And.Count.EqualTo(7));
    }

    [Test]
    public async Task After_five_failures_in_a_row_the_server_is_left_alone_for_longer_and_longer()
    {
        (mailer.IsAway, mailer.Clock) = (true, Portal.Clock);
        for (var i = 0; i < 7; i++)
            await Portal.AssignAsync(await Portal.EnrolClientAsync($"Person{i} Berg"));

        await Portal.SweepAsync();
        Assert.That(mailer.Knocks, Is.EqualTo(5), "the first five find nobody");
        await Portal.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(1));

        var pauses = mailer.KnockedAt.Skip(4).ToList();
        Assert.That(pauses.Zip(pauses.Skip(1), (a, b) => (b - a).TotalMinutes).Take(7), Is.EqualTo(new[] { 1, 2, 4, 8, 15, 15, 15 }));
    }

    [Test]
    public async Task A_lost_reply_sends_the_same_mail_again_under_the_same_id()
    {
        mailer.Answer = _ => mailer.Letters.Count == 1 ? throw new MailInDoubt("No answer came after the mail was handed over.") : "250";
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());

        await Portal.SweepAsync();
        await Portal.PassAsync(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(1));

        Assert.That(mailer.Letters, Has.Count.EqualTo(2));
        Assert.That(mailer.Letters[1], Is.EqualTo(mailer.Letters[0]));
        Assert.That((await InvitationAsync(homework)).State, Is.EqualTo(NoticeState.Sent));
    }

    [Test]
    public async Task Where_the_practice_prefers_it_a_lost_reply_counts_as_sent_and_is_listed()
    {
        await PreferAsync(InDoubtChoice.AssumeSent);
        mailer.Answer = letter => letter.ToAddress == "maren@mail.example" ? throw new MailInDoubt("No answer came after the mail was handed over.") : "250";
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());

        await Portal.SweepAsync();
        await Portal.PassAsync(TimeSpan.FromHours(2));

        Assert.That(mailer.Letters.Count(l => l.ToAddress == "maren@mail.example"), Is.EqualTo(1));
        Assert.That(mailer.Letters.Count(l => l.ToAddress == Portal.Practice.Owner.Email), Is.EqualTo(1), "the therapist is told");
        Assert.That((await InvitationAsync(homework)).State, Is.EqualTo(NoticeState.InDoubt));
    }

    [TestCase(InDoubtChoice.ResendSameId, NoticeState.Sent, 2)]
    [TestCase(InDoubtChoice.AssumeSent, NoticeState.InDoubt, 1)]
    public async Task A_portal_that_died_while_the_server_had_the_mail_knows_that_it_is_in_doubt(InDoubtChoice choice, NoticeState expected, int sent)
    {
        await PreferAsync(choice);
        mailer.Answer = letter => letter.ToAddress == "maren@mail.example" && mailer.Letters.Count == 1 ? throw new InvalidOperationException("the power went") : "250";
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());

        await Portal.SweepAsync();
        Assert.That((await InvitationAsync(homework)).HandedOverAt, Is.Not.Null);
        await Portal.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));

        Assert.That((await InvitationAsync(homework)).State, Is.EqualTo(expected));
        Assert.That(mailer.Letters.Where(l => l.ToAddress == "maren@mail.example").Select(l => l.MessageId).ToList(), Has.Count.EqualTo(sent).And.All.EqualTo(mailer.Letters[0].MessageId));
    }

    /// <summary>Extended between the lost reply and the next try: the client may hold a mail with the other date.</summary>
    [Test]
    public async Task Other_words_never_go_under_the_id_of_a_mail_in_doubt()
    {
        mailer.Answer = letter => mailer.Letters.Count == 1 ? throw new MailInDoubt("No answer came after the mail was handed over.") : "250";
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());
        await Portal.SweepAsync();
        await Portal.ChangeAsync(async db => (await db.Assignments.SingleAsync(a => a.Id == homework)).Extend(Portal.Today.AddDays(10), Portal.Now));

        await Portal.PassAsync(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(1));
        Assert.That(mailer.Letters.Select(l => l.ToAddress), Is.EqualTo(new[] { "maren@mail.example", Portal.Practice.Owner.Email }), "the therapist decides");
        Assert.That((await InvitationAsync(homework)).State, Is.EqualTo(NoticeState.InDoubt));

        await (await (await Portal.SignInAsync()).OpenAsync("/notices?state=in-doubt")).PressAsync("Send again");
        await Portal.SweepAsync();

        Assert.That(mailer.Letters[^1].Text, Is.Not.EqualTo(mailer.Letters[0].Text));
        Assert.That(mailer.Letters[^1].MessageId, Is.Not.EqualTo(mailer.Letters[0].MessageId));
    }

    [Test]
    public async Task A_reminder_in_doubt_is_dropped_when_the_client_has_begun_since()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync(), dueInDays: 9);
        await Portal.PassAsync(TimeSpan.FromDays(2.9));
        mailer.Answer = letter => letter.Subject == "A short reminder" ? throw new MailInDoubt("No answer came after the mail was handed over.") : "250";
        for (var hours = 0; mailer.Letters.Count < 2 && hours < 12; hours++)
            await Portal.PassAsync(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30));
        await Portal.AnswerAsync(homework);

        await Portal.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));

        Assert.That(mailer.Letters.Count(l => l.ToAddress == "maren@mail.example"), Is.EqualTo(2));
        Assert.That((await Portal.NoticesAsync(homework)).Single(n => n.Kind == NoticeKind.ReminderSoon).SkippedBecause, Is.EqualTo("it may have arrived, and what it says no longer holds"));
    }

    /// <summary>The promise M8 at its three moments: before it is claimed, after the claim, and while the server has it. The full count is a command.</summary>
    [Test]
    public async Task What_silences_a_reminder_silences_it_until_the_server_has_it(
        [Values("submit", "withdraw", "discharge", "hold", "stop", "pause")] string act, [Values(false, true)] bool isClaimed)
    {
        var client = await Portal.EnrolClientAsync();
        var homework = await Portal.AssignAsync(client, dueInDays: 9);
        await Portal.PassAsync(TimeSpan.FromDays(2.9));
        var before = mailer.Letters.Count(l => l.ToAddress == client.Email);
        Portal.Clock.Advance(TimeSpan.FromHours(4));
        if (isClaimed)
            mailer.Opening = () => SilenceAsync(act, client, homework);
        else
            await SilenceAsync(act, client, homework);

        await Portal.SweepAsync();

        Assert.That(mailer.Letters.Count(l => l.ToAddress == client.Email), Is.EqualTo(before));
        Assert.That((await Portal.NoticesAsync(homework)).Single(n => n.Kind == NoticeKind.ReminderSoon).SentAt, Is.Null);
    }

    private Task SilenceAsync(string act, EnrolledClient client, Guid homework) => act switch
    {
        "submit" => Portal.SubmitAsync(homework),
        "withdraw" => Portal.WithdrawAsync(homework),
        "discharge" => Portal.DischargeAsync(client),
        "hold" => ContactAsync(client, contact => contact.Hold(Portal.Now)),
        "stop" => ContactAsync(client, contact => contact.StopReminders(Portal.Now)),
        _ => ContactAsync(client, contact => contact.Snooze(Portal.Now.AddDays(3))),
    };

    private Task ContactAsync(EnrolledClient client, Action<Clinic.Clients.ContactPreferences> wish) => Portal.ChangeAsync(async db => wish((await db.Clients.SingleAsync(c => c.Id == client.Id)).Contact));

    [Test]
    public async Task What_is_handed_in_after_the_mail_was_claimed_and_before_it_leaves_keeps_it_back()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());
        mailer.Opening = () => Portal.SubmitAsync(homework);

        await Portal.SweepAsync();

        Assert.That(mailer.Letters.Select(l => l.ToAddress), Is.EqualTo(new[] { Portal.Practice.Owner.Email }));
        Assert.That((await InvitationAsync(homework)).SkippedBecause, Is.EqualTo("submitted"));
    }

    [Test]
    public async Task A_mail_that_the_server_took_while_the_homework_came_in_is_known_as_sent()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());
        mailer.Sending = () => Portal.SubmitAsync(homework);

        await Portal.SweepAsync();

        var invitation = await InvitationAsync(homework);
        Assert.That(invitation.State, Is.EqualTo(NoticeState.Sent));
        Assert.That(invitation.SkippedBecause, Is.Null);
    }

    [Test]
    public async Task Two_nodes_share_what_is_due_and_none_goes_twice()
    {
        await using var twin = Portal.StartTwin(Options);
        for (var i = 0; i < 30; i++)
            await Portal.AssignAsync(await Portal.EnrolClientAsync($"Person{i} Berg"));

        await Task.WhenAll(Portal.SweepAsync(), twin.SweepAsync());

        Assert.That(mailer.Letters.Select(l => l.MessageId).ToList(), Is.Unique.And.Count.EqualTo(30));
    }

    private Task PreferAsync(InDoubtChoice choice) => Portal.ChangeAsync(async db => (await db.Practices.SingleAsync(p => p.Id == db.PracticeId)).ChangeWhenInDoubt(choice));

    private async Task<Notice> InvitationAsync(Guid homework) => (await Portal.NoticesAsync(homework)).Single(n => n.Kind == NoticeKind.Invitation);
}
