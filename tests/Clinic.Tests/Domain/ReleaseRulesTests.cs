using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Library;
using Clinic.Tests.Support;

namespace Clinic.Tests.Domain;

/// <summary>What may cross from one partner's file to the other's, and in which order.</summary>
[Category("Domain"), Parallelizable, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReleaseRulesTests
{
    private static readonly Question Open = new("hard-moment", QuestionKind.LongText, false, 0, 0, [], Safety: false);
    private static readonly Question Safety = Open with { Safety = true };

    private readonly Client author = Sample.Client("Ruth Amsel", practiceId: Practice);
    private readonly Client partner = Sample.Client("Daniel Amsel", practiceId: Practice);
    private readonly Couple couple;
    private readonly Assignment homework;
    private readonly Answer answer;

    private static Guid Practice { get; } = Guid.CreateVersion7();

    public ReleaseRulesTests()
    {
        couple = Couple.Link(author, partner, Sample.TherapistId, Sample.Now);
        couple.ChoosePolicy(SecretsPolicy.NoSecrets, Sample.Now);
        homework = Sample.Assignment(author);
        answer = Answer.To(homework, homework.Items[1].Id, Open.Id, Sample.Now);
        answer.Save("The parents' evening.", 0, Guid.CreateVersion7(), Sample.Now);
    }

    [Test]
    public void Each_reason_that_stands_against_a_release_is_enough()
    {
        Assert.That(() => Offer(Open), Throws.TypeOf<RuleBroken>().With.Message.Contains("handed in"));
        homework.Submit(Sample.Now);
        Assert.That(() => Offer(Safety), Throws.TypeOf<RuleBroken>().With.Message.Contains("safety"));
        Assert.That(() => Offer(Open, Consent(author)), Throws.TypeOf<RuleBroken>().With.Message.Contains("Not both"));
        answer.KeepPrivate(true);
        Assert.That(() => Offer(Open), Throws.TypeOf<RuleBroken>().With.Message.Contains("only its author"));
        answer.KeepPrivate(false);
        Assert.That(() => Offer(Open), Throws.Nothing);
    }

    [Test]
    public void Nothing_is_shown_before_the_therapist_agrees_or_to_anybody_but_the_partner()
    {
        var release = Offered();

        Assert.That(() => release.Show(Page(partner), Consent(), Sample.Now), Throws.TypeOf<RuleBroken>());
        release.Agree(Sample.TherapistId, ReleaseGate.AtOnce, Consent(), Sample.Now);
        Assert.That(() => release.Show(Page(author), Consent(), Sample.Now), Throws.TypeOf<RuleBroken>());
        Assert.That(() => release.Show(Page(partner), Consent(author), Sample.Now), Throws.TypeOf<RuleBroken>(), "a signature is missing by now");
        release.Show(Page(partner), Consent(), Sample.Now);
        Assert.That(release.State, Is.EqualTo(ReleaseState.Shown));
    }

    [Test]
    public void What_was_opened_is_neither_taken_back_nor_recalled_nor_declined()
    {
        var release = Offered();
        release.Agree(Sample.TherapistId, ReleaseGate.AtOnce, Consent(), Sample.Now);
        release.Show(Page(partner), Consent(), Sample.Now);
        release.Open(Sample.Now);

        Assert.That(() => release.Revoke(Sample.Now), Throws.TypeOf<RuleBroken>());
        Assert.That(release.Recall, Throws.TypeOf<RuleBroken>());
        Assert.That(() => release.Decline(Sample.Now), Throws.TypeOf<RuleBroken>());
    }

    [Test]
    public void The_words_are_those_of_the_moment()
    {
        var release = Offered();
        answer.Save("Another thought.", answer.Revision, Guid.CreateVersion7(), Sample.Now);

        Assert.That(release.Words!.Text, Is.EqualTo("The parents' evening."));
        release.Destroy(Sample.Now);
        Assert.That(release.Words, Is.Null);
    }

    [Test]
    public void The_lock_says_why_it_is_closed()
    {
        var version = Version(1);
        Assert.That(new CoupleConsent(couple, null, []).Lock, Is.EqualTo(ConsentLock.NoPolicy));
        Assert.That(new CoupleConsent(couple, version, []).Lock, Is.EqualTo(ConsentLock.NotSigned));
        var (first, second) = (Signed(author, version), Signed(partner, version));
        Assert.That(new CoupleConsent(couple, version, [first, second]).Lock, Is.EqualTo(ConsentLock.None));
        Assert.That(new CoupleConsent(couple, Version(2), [first, second]).Lock, Is.EqualTo(ConsentLock.NewVersion));
        second.TakeBack(Sample.Now);
        Assert.That(new CoupleConsent(couple, version, [first, second]).Lock, Is.EqualTo(ConsentLock.TakenBack));
        couple.Unlink(Sample.Now);
        Assert.That(new CoupleConsent(couple, version, [first, Signed(partner, version)]).Lock, Is.EqualTo(ConsentLock.Unlinked));
        couple.LinkAgain();
    }

    private Release Offer(Question question, CoupleConsent? consent = null) => Release.Offer(answer, question, homework, Guid.CreateVersion7(), consent ?? Consent(), Sample.Now);

    private Release Offered()
    {
        homework.Submit(Sample.Now);
        return Offer(Open);
    }

    private CoupleConsent Consent(params Client[] signers)
    {
        var version = Version(1);
        return new CoupleConsent(couple, version, [.. (signers.Length == 0 ? [author, partner] : signers).Select(s => Signed(s, version))]);
    }

    private Agreement Signed(Client who, PolicyVersion version)
    {
        var agreement = Agreement.Ask(couple, who, version, null, Sample.Now);
        agreement.SignBeside(who.PreferredName.Text, Sample.TherapistId, Sample.Now);
        return agreement;
    }

    private static PolicyVersion Version(int number) => PolicyVersion.Publish(Practice, SecretsPolicy.NoSecrets, number, PolicyWording.Of(SecretsPolicy.NoSecrets), Sample.Now);

    private static Assignment Page(Client whose) => Assignment.ForPage(AssignmentPurpose.SharedWords, whose, Sample.TherapistId, Sample.Today.AddDays(14), Sample.Now);
}
