using Clinic.Mail;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Scenarios;

/// <summary>A mail that the server took and that came back later.</summary>
public sealed class BouncedMailTests(StorageProvider provider) : Scenario(provider)
{
    [Test]
    public async Task The_address_is_marked_the_therapist_told_and_nothing_more_goes_there()
    {
        await using var server = new BounceServer();
        var homework = await SentAsync();
        server.Put(Report(await MessageIdAsync(homework), "failed", "5.1.1", "maren@mail.example"));

        await ReadAsync(server);
        await Portal.PassAsync(TimeSpan.FromDays(20));

        Assert.That(Portal.MailsTo("maren@mail.example").Count(), Is.EqualTo(1));
        Assert.That(Portal.MailsTo(Portal.Practice.Owner.Email).First().Subject, Is.EqualTo("A mail could not be delivered"));
        Assert.That((await Portal.NoticesAsync(homework))[0].LastReply, Is.EqualTo("5.1.1: it came back"));
        Assert.That(server.Unseen, Is.Zero);
    }

    [TestCase("delayed", "4.4.1", "maren@mail.example", TestName = "A_delay_changes_nothing")]
    [TestCase("failed", "4.2.2", "maren@mail.example", TestName = "A_full_mailbox_changes_nothing")]
    [TestCase("relayed", "2.0.0", "maren@mail.example", TestName = "A_success_changes_nothing")]
    public async Task Only_a_final_failure_counts(string action, string status, string recipient)
    {
        await using var server = new BounceServer();
        var homework = await SentAsync();
        server.Put(Report(await MessageIdAsync(homework), action, status, recipient));

        await ReadAsync(server);

        Assert.That((await Portal.NoticesAsync(homework))[0].State, Is.EqualTo(NoticeState.Sent));
        Assert.That(server.Unseen, Is.Zero);
    }

    [Test]
    public async Task A_report_about_an_address_that_was_changed_since_does_not_mark_the_new_one()
    {
        await using var server = new BounceServer();
        var homework = await SentAsync();
        server.Put(Report(await MessageIdAsync(homework), "failed", "5.1.1", "maren.old@mail.example"));

        await ReadAsync(server);

        Assert.That(await Portal.ReadAsync(db => db.Clients.Select(c => c.Contact.BouncedAt).SingleAsync()), Is.Null);
        Assert.That((await Portal.NoticesAsync(homework))[0].State, Is.EqualTo(NoticeState.Failed));
    }

    [Test]
    public async Task The_same_report_twice_tells_once_and_strange_mail_is_passed_over()
    {
        await using var server = new BounceServer();
        var homework = await SentAsync();
        var report = Report(await MessageIdAsync(homework), "failed", "5.1.1", "maren@mail.example");
        server.Put("From: somebody@mail.example\nSubject: I am away\n\nUntil Monday.\n");
        server.Put(Report("nonsense@elsewhere", "failed", "5.1.1", "maren@mail.example"));
        server.Put(Report($"{Guid.NewGuid():N}@lindenrow.example", "failed", "5.1.1", "maren@mail.example"));
        server.Put(report);
        server.Put(report);

        await ReadAsync(server);

        Assert.That((await Portal.NoticesAsync(homework)).Count(n => n.Kind == NoticeKind.TherapistMailFailed), Is.EqualTo(1));
        Assert.That(server.Unseen, Is.Zero);
    }

    private async Task<Guid> SentAsync()
    {
        var homework = await Portal.AssignAsync(await Portal.EnrolClientAsync());
        await Portal.SweepAsync();
        return homework;
    }

    private async Task<string> MessageIdAsync(Guid homework) => $"{(await Portal.NoticesAsync(homework))[0].Id:N}@lindenrow.example";

    private Task ReadAsync(BounceServer server) =>
        server.Mailbox.ReadAsync(bounce => Portal.Services.GetRequiredService<BounceBook>().TakeAsync(bounce, CancellationToken.None), CancellationToken.None);

    private static string Report(string messageId, string action, string status, string recipient) => $"""
        From: Mail Delivery System <mailer-daemon@mail.example>
        To: bounces@lindenrow.example
        Subject: Undelivered mail
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        It could not be delivered.
        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example

        Final-Recipient: rfc822; {recipient}
        Action: {action}
        Status: {status}

        --b1
        Content-Type: text/rfc822-headers

        Message-Id: <{messageId}>
        Subject: Something for this week

        --b1--

        """;
}
