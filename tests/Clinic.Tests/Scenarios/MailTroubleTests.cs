using System.Collections.Concurrent;
using Clinic.Assignments;
using Clinic.Mail;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Moq;

namespace Clinic.Tests.Scenarios;

/// <summary>The mail server is down, refuses, or answers into the void; the portal dies in between. Nothing is lost and nothing comes twice.</summary>
public sealed class MailTroubleTests(StorageProvider provider) : Scenario(provider)
{
    private readonly Mock<IMailer> server = new();
    private readonly ConcurrentQueue<(Letter Letter, DateTime At)> accepted = new();
    private string folder = null!;

    protected override PortalOptions Options => new() { Mailer = server.Object };

    [SetUp]
    public void ServerIsUp()
    {
        folder = Portal.Place.MailFolder;
        Answer(letter => "250 accepted");
    }

    [Test]
    public async Task A_reminder_that_falls_due_meanwhile_goes_when_the_server_is_back_that_day()
    {
        var client = await Portal.EnrolClientAsync();
        var homework = await Portal.AssignAsync(client, dueInDays: 9);
        await Portal.PassAsync(TimeSpan.FromDays(2.9));
        Answer(_ => throw new MailDelayed("421"));
        await Portal.PassAsync(TimeSpan.FromHours(5));

        Answer(_ => "250 accepted");
        await Portal.PassAsync(TimeSpan.FromHours(5));

        var reminder = (await Portal.NoticesAsync(homework)).Single(n => n.Kind == NoticeKind.ReminderSoon);
        Assert.That((reminder.State, Zones.DateOf(reminder.SentAt!.Value, Portal.Zone)), Is.EqualTo((NoticeState.Sent, reminder.LocalDate)));
    }

    [Test]
    public async Task After_a_day_of_silence_the_therapist_is_told()
    {
        var client = await Portal.EnrolClientAsync();
        await Portal.AssignAsync(client, dueInDays: 9);
        Answer(letter => letter.ToAddress == client.Email ? throw new MailDelayed("451") : "250 accepted");

        await Portal.PassAsync(TimeSpan.FromHours(30));

        Assert.That(accepted.Select(a => a.Letter.Subject), Is.EqualTo(new[] { "A mail could not be delivered" }));
    }

    /// <summary>The worst moment: the server has it, the row does not know.</summary>
    [Test]
    public async Task Killed_between_sending_and_recording_the_same_mail_goes_again_to_the_last_byte()
    {
        var client = await Portal.EnrolClientAsync();
        var homework = await Portal.AssignAsync(client, dueInDays: 9);
        var first = Path.Combine(folder, "first");
        Answer(letter =>
        {
            Lay(letter, first);
            throw new InvalidOperationException("the process ends here");
        });
        await Portal.SweepAsync();
        Assert.That((await Portal.NoticesAsync(homework)).Single(n => n.Kind == NoticeKind.Invitation).State, Is.EqualTo(NoticeState.Claimed));

        await using var next = Portal.StartTwin(new PortalOptions());
        next.Clock.Advance(Notice.Lease - TimeSpan.FromSeconds(1));
        await next.SweepAsync();
        Assert.That(next.Mails, Is.Empty, "the lease still holds");
        next.Clock.Advance(TimeSpan.FromSeconds(2));
        await next.SweepAsync();

        Assert.That(next.Mails.Single().Bytes, Is.EqualTo(Support.Mail.In(first).Single().Bytes));
        Assert.That((await next.NoticesAsync(homework)).Single(n => n.Kind == NoticeKind.Invitation).State, Is.EqualTo(NoticeState.Sent));
    }

    [Test]
    public async Task One_notice_that_breaks_does_not_keep_the_others_waiting()
    {
        var (maren, ruth) = (await Portal.EnrolClientAsync("Maren Lindqvist"), await Portal.EnrolClientAsync("Ruth Amsel"));
        await Portal.AssignAsync(maren);
        await Portal.AssignAsync(ruth);
        Answer(letter => letter.ToAddress == maren.Email ? throw new InvalidOperationException("unexpected") : "250 accepted");

        await Portal.SweepAsync();

        Assert.That(accepted.Select(a => a.Letter.ToAddress), Is.EqualTo(new[] { ruth.Email }));
        Assert.That(Portal.Logs.Errors.Single().Words, Does.Not.Contain(maren.Email).And.Not.Contain("unexpected"), "the log names the notice and nothing else");
    }

    [Test]
    public async Task Two_nodes_that_sweep_at_once_send_each_of_300_mails_once()
    {
        var client = await Portal.EnrolClientAsync();
        await PlanAsync(client, 300);
        await using var other = Portal.StartTwin(new PortalOptions { Mailer = server.Object });

        await Task.WhenAll(Task.Run(() => Portal.SweepAsync()), Task.Run(() => other.SweepAsync()), Task.Run(() => Portal.SweepAsync()));

        Assert.That(accepted.Select(a => a.Letter.MessageId), Is.Unique.And.Exactly(300).Items);
        Assert.That((await Portal.NoticesAsync()).Select(n => n.State), Is.All.EqualTo(NoticeState.Sent));
        Assert.That(Portal.Logs.Errors.Concat(other.Logs.Errors), Is.Empty);
    }

    private void Answer(Func<Letter, string> reply) => server.Setup(m => m.SendAsync(It.IsAny<Letter>(), It.IsAny<CancellationToken>())).Returns(async (Letter letter, CancellationToken _) =>
    {
        await Task.Yield();
        var words = reply(letter);
        accepted.Enqueue((letter, Portal.Now));
        return words;
    });

    private static void Lay(Letter letter, string folder) => new PickupMailer(folder).SendAsync(letter, CancellationToken.None).GetAwaiter().GetResult();

    private Task PlanAsync(EnrolledClient client, int count) => Portal.ChangeAsync(async db =>
    {
        var row = await db.Clients.SingleAsync(c => c.Id == client.Id);
        var reading = new ChosenItem(Clinic.Library.ItemKind.Module, await Portal.LibraryItemAsync(Portal.Reading));
        for (var i = 0; i < count; i++)
        {
            var assignment = Assignment.To(row, row.TherapistId, [reading], Portal.Today.AddDays(9), null, null, Portal.Now);
            db.AddRange(assignment, Notice.ToClient(assignment, NoticeKind.Invitation, Portal.Now, Portal.Today, Portal.Now));
        }
    });
}
