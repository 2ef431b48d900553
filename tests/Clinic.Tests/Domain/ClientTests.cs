using Clinic.Clients;
using Clinic.Tests.Support;

namespace Clinic.Tests.Domain;

[Category("Domain"), Parallelizable]
public sealed class ClientTests
{
    [TestCase("2008-11-24", true)]
    [TestCase("2008-11-25", false)]
    [TestCase("2030-01-01", false)]
    [TestCase("1900-06-01", false)]
    [TestCase("1930-06-01", true)]
    public void A_client_is_eighteen_or_older(string born, bool isAdult) =>
        Assert.That(new ClientIdentity("A", "A", DateOnly.Parse(born, null), ClientRole.Other).IsAdult(Sample.Now), Is.EqualTo(isAdult));

    [Test]
    public void An_unknown_time_zone_is_refused() =>
        Assert.That(() => Sample.Client(zone: "Europe/Atlantis"), Throws.TypeOf<RuleBroken>());

    [Test]
    public void Names_are_trimmed() => Assert.That(Sample.Client("  Maren  ").PreferredName.Text, Is.EqualTo("Maren"));

    [Test]
    public void Consent_keeps_its_first_date()
    {
        var client = Sample.Client();

        client.RecordEmailConsent(Sample.Now.AddDays(9));

        Assert.That(client.EmailConsentAt, Is.EqualTo(Sample.Now));
    }

    [Test]
    public void Discharge_and_readmission_are_each_others_undo()
    {
        var client = Sample.Client();
        client.Discharge(Sample.Now);
        client.Discharge(Sample.Now.AddDays(1));
        Assert.That(client.DischargedAt, Is.EqualTo(Sample.Now));

        client.Readmit();

        Assert.That((client.Status, client.DischargedAt), Is.EqualTo((ClientStatus.Active, (DateTime?)null)));
    }

    [TestCase("10:00", null)]
    [TestCase(null, "10:00")]
    [TestCase("10:00", "10:00")]
    [TestCase("11:00", "10:00")]
    public void Safe_hours_are_a_stretch_of_the_day(string? from, string? until) =>
        Assert.That(() => Sample.Client().Contact.SetSafeHours(Time(from), Time(until)), Throws.TypeOf<RuleBroken>());

    [Test]
    public void A_couple_is_two_clients_of_one_practice()
    {
        var practice = Guid.CreateVersion7();
        var (ruth, daniel, stranger) = (Sample.Client("Ruth", practiceId: practice), Sample.Client("Daniel", practiceId: practice), Sample.Client("Stranger"));

        Assert.That(() => Couple.Link(ruth, ruth, Sample.TherapistId, Sample.Now), Throws.TypeOf<RuleBroken>());
        Assert.That(() => Couple.Link(ruth, stranger, Sample.TherapistId, Sample.Now), Throws.TypeOf<RuleBroken>());
        var couple = Couple.Link(ruth, daniel, Sample.TherapistId, Sample.Now);
        Assert.That((couple.PartnerOf(ruth.Id), couple.PartnerOf(daniel.Id)), Is.EqualTo((daniel.Id, ruth.Id)));
    }

    [Test]
    public void A_new_pin_unlocks_and_a_reset_leaves_none()
    {
        var pin = new ClientPin();
        Assert.That((pin.IsSet, pin.IsLocked), Is.EqualTo((false, false)));

        pin.Set("hash", Sample.Now);
        Assert.That((pin.IsSet, pin.Tries, pin.SetAt), Is.EqualTo((true, 0, (DateTime?)Sample.Now)));

        pin.Reset();
        Assert.That((pin.IsSet, pin.IsLocked, pin.SetAt), Is.EqualTo((false, false, (DateTime?)null)));
    }

    private static TimeOnly? Time(string? text) => text is null ? null : TimeOnly.Parse(text, null);
}
