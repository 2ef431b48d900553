using Clinic.Mail;
using Clinic.Tests.Support;

namespace Clinic.Tests.Domain;

/// <summary>What the portal makes of each way in which a mail server can fail: nine points of the conversation, each with its replies, a hang-up and silence.</summary>
[Category("Domain"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MailServerFailureTests
{
    private static readonly Letter Letter = new("Linden Row", "post@lindenrow.example", "maren@mail.example", "A short reminder", "Hello", "<p>Hello</p>", "en", "0001@lindenrow.example",
        new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc));

    private static IEnumerable<TestCaseData> Table()
    {
        foreach (var at in new[] { MailStep.Connect, MailStep.Ehlo, MailStep.StartTls, MailStep.Auth })
        {
            foreach (var code in new[] { 421, 454, 554, 535, Failure.HangUp, Failure.Silence })
                yield return Row(at, code, typeof(MailUnreachable));
        }
        foreach (var at in new[] { MailStep.Mail, MailStep.Rcpt, MailStep.Data, MailStep.Dot })
        {
            foreach (var code in new[] { 421, 450, 451, 452 })
                yield return Row(at, code, typeof(MailDelayed));
            foreach (var code in new[] { 550, 552, 553, 554 })
                yield return Row(at, code, typeof(MailRefused));
        }
        foreach (var at in new[] { MailStep.Mail, MailStep.Rcpt, MailStep.Data, MailStep.Body })
        {
            yield return Row(at, Failure.HangUp, typeof(MailDelayed));
            if (at != MailStep.Body)
                yield return Row(at, Failure.Silence, typeof(MailDelayed));
        }
        yield return Row(MailStep.Dot, Failure.HangUp, typeof(MailInDoubt));
        yield return Row(MailStep.Dot, Failure.Silence, typeof(MailInDoubt));
    }

    [TestCaseSource(nameof(Table))]
    public async Task Each_failure_is_known_for_what_it_is(Failure failure, Type expected)
    {
        await using var server = new BrittleMailServer { Fails = failure };
        await using var mailer = new SmtpMailer(server.Settings, TimeProvider.System);

        // A short mail is out of our hands before a hang-up in its middle can be seen; a long one is not.
        var letter = failure.At == MailStep.Body ? Letter with { Text = new string('x', 20_000_000) } : Letter;
        Assert.That(async () => await mailer.SendAsync(letter, CancellationToken.None), Throws.TypeOf(expected));
        Assert.That(server.Taken, Has.Count.EqualTo(failure.At == MailStep.Dot ? 1 : 0));
    }

    [Test]
    public async Task Only_a_refused_recipient_speaks_against_the_address([Values(MailStep.Mail, MailStep.Rcpt, MailStep.Data, MailStep.Dot)] MailStep at)
    {
        await using var server = new BrittleMailServer { Fails = new Failure(at, 550) };
        await using var mailer = new SmtpMailer(server.Settings, TimeProvider.System);

        var refused = Assert.ThrowsAsync<MailRefused>(() => mailer.SendAsync(Letter, CancellationToken.None));

        Assert.That(refused!.IsAddress, Is.EqualTo(at == MailStep.Rcpt));
        Assert.That(refused.Message, Does.StartWith("550").And.Not.Contain("maren"));
    }

    [Test]
    public async Task The_connection_is_kept_from_mail_to_mail()
    {
        await using var server = new BrittleMailServer();
        await using var mailer = new SmtpMailer(server.Settings, TimeProvider.System);

        for (var i = 0; i < 5; i++)
            await mailer.SendAsync(Letter, CancellationToken.None);

        Assert.That(server.Reached(MailStep.Connect), Is.EqualTo(1));
        Assert.That(server.Taken, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task After_a_refusal_the_next_mail_goes_over_the_same_connection()
    {
        await using var server = new BrittleMailServer { Fails = new Failure(MailStep.Rcpt, 550) };
        await using var mailer = new SmtpMailer(server.Settings, TimeProvider.System);
        Assert.ThrowsAsync<MailRefused>(() => mailer.SendAsync(Letter, CancellationToken.None));

        server.Fails = null;
        await mailer.SendAsync(Letter, CancellationToken.None);

        Assert.That(server.Reached(MailStep.Connect), Is.EqualTo(1));
        Assert.That(server.Taken, Has.Count.EqualTo(1));
    }

    /// <summary>Hang-ups between two mails are common; none of them may cost a mail an attempt.</summary>
    [Test]
    public async Task A_connection_that_was_closed_in_between_is_opened_again()
    {
        await using var server = new BrittleMailServer();
        await using var mailer = new SmtpMailer(server.Settings, TimeProvider.System);
        await mailer.SendAsync(Letter, CancellationToken.None);

        server.Fails = new Failure(MailStep.Mail, 421);
        Assert.ThrowsAsync<MailDelayed>(() => mailer.SendAsync(Letter, CancellationToken.None));
        server.Fails = null;
        await mailer.SendAsync(Letter, CancellationToken.None);

        Assert.That(server.Taken, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_same_letter_gives_the_same_bytes_each_time()
    {
        await using var server = new BrittleMailServer();
        await using var mailer = new SmtpMailer(server.Settings, TimeProvider.System);

        await mailer.SendAsync(Letter, CancellationToken.None);
        await mailer.SendAsync(Letter, CancellationToken.None);

        Assert.That(server.Taken.Distinct().Count(), Is.EqualTo(1));
    }

    private static TestCaseData Row(MailStep at, int code, Type expected) =>
        new TestCaseData(new Failure(at, code), expected).SetArgDisplayNames(new Failure(at, code).ToString(), expected.Name);
}
