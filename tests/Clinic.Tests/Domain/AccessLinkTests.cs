using Clinic.Assignments;
using Clinic.Tests.Support;

namespace Clinic.Tests.Domain;

[Category("Domain"), Parallelizable]
public sealed class AccessLinkTests
{
    [Test]
    public void It_opens_with_its_own_secret_and_with_no_other()
    {
        var (link, other) = (NewLink(), NewLink());
        var secret = SecretOf(link);

        Assert.That(link.Accepts(secret), Is.True);
        Assert.That(other.Accepts(secret), Is.False);
    }

    [TestCase("")]
    [TestCase("short")]
    [TestCase("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void Something_that_is_no_secret_opens_nothing(string secret) => Assert.That(NewLink().Accepts(secret), Is.False);

    [Test]
    public void Changing_any_character_of_the_secret_shuts_it()
    {
        var link = NewLink();
        var secret = SecretOf(link);

        for (var i = 0; i < secret.Length - 1; i++)
        {
            var changed = secret[..i] + (secret[i] == 'A' ? 'B' : 'A') + secret[(i + 1)..];
            Assert.That(link.Accepts(changed), Is.False, $"character {i}");
        }
    }

    [Test]
    public void The_same_link_always_has_the_same_address()
    {
        var link = NewLink();
        var (first, second) = (link.Path(Sample.Keys), link.Path(Sample.Keys));

        Assert.That(first, Is.EqualTo(second).And.Matches("^/h/[0-9a-f]{32}#[A-Za-z0-9_-]{43}$"));
    }

    [Test]
    public void What_is_stored_does_not_contain_the_secret()
    {
        var link = NewLink();
        var secret = System.Buffers.Text.Base64Url.DecodeFromChars(SecretOf(link));

        Assert.That(secret, Has.Length.EqualTo(32));
        Assert.That(link.SecretHash, Has.Length.EqualTo(32).And.Not.EqualTo(secret));
    }

    [Test]
    public void Selectors_and_secrets_do_not_repeat()
    {
        var assignment = Sample.Assignment();
        var links = Enumerable.Range(0, 5000).Select(_ => AccessLink.For(assignment, Sample.Now.AddDays(30), Sample.Keys, Sample.Now)).ToList();

        Assert.That(links.Select(l => l.Selector), Is.Unique);
        Assert.That(links.Select(l => Convert.ToHexString(l.SecretHash)), Is.Unique);
    }

    [Test]
    public void It_ends_with_the_last_valid_day_where_the_client_lives()
    {
        var ends = AccessLink.ExpiryFor(new(2027, 3, 14), validityDays: 14, Portal.Zone);

        Assert.That(ends, Is.EqualTo(new DateTime(2027, 3, 28, 22, 0, 0, DateTimeKind.Utc)), "the day on which the clocks went forward has 23 hours");
    }

    [Test]
    public void In_autumn_the_last_day_has_its_extra_hour() =>
        Assert.That(AccessLink.ExpiryFor(new(2027, 10, 17), 14, Portal.Zone), Is.EqualTo(new DateTime(2027, 10, 31, 23, 0, 0, DateTimeKind.Utc)));

    [Test]
    public void At_the_moment_of_expiry_it_is_shut()
    {
        var link = NewLink();

        Assert.That(link.IsValid(link.ExpiresAt.AddTicks(-1)), Is.True);
        Assert.That(link.IsValid(link.ExpiresAt), Is.False);
        link.ExtendTo(link.ExpiresAt.AddDays(3));
        Assert.That(link.IsValid(link.ExpiresAt.AddDays(-1)), Is.True);
    }

    [Test]
    public void Revoking_shuts_it_for_good()
    {
        var link = NewLink();
        link.Revoke(Sample.Now);
        link.Revoke(Sample.Now.AddDays(1));

        link.ExtendTo(Sample.Now.AddYears(1));

        Assert.That(link.RevokedAt, Is.EqualTo(Sample.Now));
        Assert.That(link.IsValid(Sample.Now), Is.False);
    }

    [Test]
    public void A_visit_ends_after_half_an_hour_of_silence_and_after_half_a_day()
    {
        var visit = ClientVisit.Begin(NewLink(), out var token, Sample.Now);
        Assert.That(visit.TokenHash, Is.EqualTo(ClientVisit.HashOf(token)));
        Assert.That(visit.IsAlive(Sample.Now.AddMinutes(30).AddTicks(-1)), Is.True);
        Assert.That(visit.IsAlive(Sample.Now.AddMinutes(30)), Is.False);

        for (var minutes = 20; minutes < 12 * 60; minutes += 20)
            visit.Seen(Sample.Now.AddMinutes(minutes));
        Assert.That(visit.IsAlive(Sample.Now.AddHours(12).AddTicks(-1)), Is.True);
        Assert.That(visit.IsAlive(Sample.Now.AddHours(12)), Is.False);

        visit.End(Sample.Now);
        Assert.That(visit.IsAlive(Sample.Now), Is.False);
    }

    private static AccessLink NewLink() => AccessLink.For(Sample.Assignment(), Sample.Now.AddDays(21), Sample.Keys, Sample.Now);

    private static string SecretOf(AccessLink link) => link.Path(Sample.Keys).Split('#')[1];
}
