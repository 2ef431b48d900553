using Clinic.Alerts;
using Clinic.Clients;
using Clinic.Practices;
using Clinic.Therapists;

namespace Clinic.Tests.Domain;

[Category("Domain")]
public sealed class StaffAndAlertTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 9, 22, 0, DateTimeKind.Utc);

    [Test]
    public void Nobody_disables_their_own_account()
    {
        var ines = Join(TherapistRole.Owner);

        Assert.That(() => ines.DisableBy(ines, Now), Throws.TypeOf<RuleBroken>());
        Assert.That(ines.DisabledAt, Is.Null);
    }

    [Test]
    public void An_owner_who_has_just_been_disabled_cannot_take_the_last_owner_along()
    {
        var (ines, tomas) = (Join(TherapistRole.Owner), Join(TherapistRole.Owner));
        ines.DisableBy(tomas, Now);

        Assert.That(() => tomas.DisableBy(ines, Now), Throws.TypeOf<RuleBroken>());
        Assert.That(tomas.DisabledAt, Is.Null);
    }

    [Test]
    public void Only_an_owner_disables_others() =>
        Assert.That(() => Join(TherapistRole.Therapist).DisableBy(Join(TherapistRole.Therapist), Now), Throws.TypeOf<RuleBroken>());

    [TestCase("Hope Couples Therapy", "Couples")]
    [TestCase("Psychologist Amsel", "Psychologist")]
    [TestCase("Clínica Sol", "Clínica")]
    public void A_sender_that_tells_what_the_mail_is_about_is_noticed(string name, string word) =>
        Assert.That(Practice.TellingWordIn(name), Is.EqualTo(word));

    [TestCase("Linden Row")]
    [TestCase("I. Okafor")]
    [TestCase("Office 14")]
    public void A_neutral_sender_passes(string name) => Assert.That(Practice.TellingWordIn(name), Is.Null);

    [Test]
    public void An_alert_is_taken_on_closed_with_words_and_reopened()
    {
        var alert = Alert.Raise(Client(), null, AlertKind.NotSafe, Now);
        var me = Guid.CreateVersion7();

        alert.Close(me, "  Called, all is well.  ", Now.AddMinutes(5));

        Assert.That((alert.Status, alert.OwnerId, alert.Action!.Text), Is.EqualTo((AlertStatus.Closed, (Guid?)me, "Called, all is well.")));
        Assert.That(alert.Release, Throws.TypeOf<RuleBroken>());

        alert.Reopen();

        Assert.That((alert.Status, alert.ClosedAt), Is.EqualTo((AlertStatus.Acknowledged, (DateTime?)null)));
    }

    [TestCase("")]
    [TestCase("  \n ")]
    public void An_alert_is_not_closed_without_words(string words)
    {
        var alert = Alert.Raise(Client(), null, AlertKind.SafetyAnswer, Now);

        Assert.That(() => alert.Close(Guid.CreateVersion7(), words, Now), Throws.TypeOf<RuleBroken>());
        Assert.That(alert.Status, Is.EqualTo(AlertStatus.Open));
    }

    [Test]
    public void One_mailbox_is_guarded_only_when_both_sides_ask_for_a_pin()
    {
        var (ruth, daniel) = (Client(), Client());
        Assert.That(ruth.SharesMailboxUnguardedWith(daniel), Is.True);

        ruth.ShareMailbox();
        Assert.That(ruth.SharesMailboxUnguardedWith(daniel), Is.True);

        daniel.ShareMailbox();
        Assert.That(ruth.SharesMailboxUnguardedWith(daniel), Is.False);
    }

    private static Therapist Join(TherapistRole role) =>
        Therapist.Join(Guid.CreateVersion7(), "Somebody", $"{Guid.NewGuid():N}@lindenrow.example", role, "Europe/Stockholm", Now);

    private static Client Client() => Clinic.Clients.Client.Enrol(Guid.CreateVersion7(), Guid.CreateVersion7(),
        new("Ruth", "Ruth", new(1979, 9, 3), ClientRole.BetrayedPartner), new("amsels@mail.example", [1, 2, 3], "Europe/Stockholm", "en", false), true, Now);
}
