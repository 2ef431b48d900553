using System.Security.Cryptography.X509Certificates;
using Clinic.Mail;
using Clinic.Tests.Support;
using MailKit.Security;

namespace Clinic.Tests.Domain;

/// <summary>Mail leaves only over TLS that was verified.</summary>
[Category("Domain"), Parallelizable(ParallelScope.All)]
public sealed class VerifiedTlsTests
{
    private static readonly Certificates Certificates = new();

    private static readonly Letter Letter = new("Linden Row", "post@lindenrow.example", "maren@mail.example", "A short reminder", "Hello", "<p>Hello</p>", "en", "0001@lindenrow.example",
        new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc));

    private static IEnumerable<TestCaseData> Bad()
    {
        yield return new TestCaseData((X509Certificate2?)null, "does not offer TLS").SetArgDisplayNames("no TLS at all");
        yield return new TestCaseData(Certificates.For("mail.elsewhere.example"), "certificate was not accepted").SetArgDisplayNames("another host's");
        yield return new TestCaseData(Certificates.For("localhost", -30, -1), "certificate was not accepted").SetArgDisplayNames("run out");
        yield return new TestCaseData(Certificates.For("localhost", 1, 30), "certificate was not accepted").SetArgDisplayNames("not valid yet");
        yield return new TestCaseData(Certificates.SelfSigned("localhost"), "certificate was not accepted").SetArgDisplayNames("self-signed");
    }

    [TestCaseSource(nameof(Bad))]
    public async Task Nothing_leaves_over_a_connection_that_cannot_be_trusted(X509Certificate2? certificate, string words)
    {
        await using var server = new RealMailServer(certificate);
        await using var mailer = new SmtpMailer(server.Settings(SecureSocketOptions.StartTls, Certificates.Authority), TimeProvider.System);

        var refused = Assert.ThrowsAsync<MailUnreachable>(() => mailer.SendAsync(Letter, CancellationToken.None));

        Assert.That(refused!.Message, Does.Contain(words));
        Assert.That(server.Taken, Is.Empty);
    }

    [Test]
    public async Task A_certificate_of_a_trusted_authority_for_this_host_lets_mail_through()
    {
        await using var server = new RealMailServer(Certificates.For("localhost"));
        await using var mailer = new SmtpMailer(server.Settings(SecureSocketOptions.StartTls, Certificates.Authority), TimeProvider.System);

        await mailer.SendAsync(Letter, CancellationToken.None);

        Assert.That(server.Taken, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_that_authority_the_same_certificate_does_not()
    {
        await using var server = new RealMailServer(Certificates.For("localhost"));
        await using var mailer = new SmtpMailer(server.Settings(SecureSocketOptions.StartTls), TimeProvider.System);

        Assert.ThrowsAsync<MailUnreachable>(() => mailer.SendAsync(Letter, CancellationToken.None));
        Assert.That(server.Taken, Is.Empty);
    }
}
