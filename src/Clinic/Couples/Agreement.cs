using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Security;

namespace Clinic.Couples;

/// <summary>One partner's signature under one version of the policy, from the day it was asked for.</summary>
public sealed class Agreement : IBelongsToClient
{
    public const int LongestName = 120;

    private Agreement() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid CoupleId { get; private set; }

    public Guid ClientId { get; private set; }

    public Guid VersionId { get; private set; }

    /// <summary>The page with the link through which it is asked for; null where it is signed on the therapist's device.</summary>
    public Guid? AssignmentId { get; private set; }

    public DateTime AskedAt { get; private set; }

    public AgreementState State { get; private set; }

    public DateTime? SignedAt { get; private set; }

    /// <summary>As the partner typed it.</summary>
    public SealedText? SignedName { get; private set; }

    public SigningPlace? Place { get; private set; }

    /// <summary>The second check had been passed when it was signed.</summary>
    public bool WasProven { get; private set; }

    /// <summary>On whose device it was signed, where that was a therapist's.</summary>
    public Guid? WitnessId { get; private set; }

    public DateTime? TakenBackAt { get; private set; }

    public static Agreement Ask(Couple couple, Client partner, PolicyVersion version, Assignment? page, DateTime now)
    {
        if (!couple.Holds(partner.Id))
            throw new RuleBroken("Only the two partners are asked to sign.");
        if (couple.Policy != version.Policy)
            throw new RuleBroken("This is not the policy that was chosen for the couple.");
        return new Agreement
        {
            Id = Guid.CreateVersion7(now), PracticeId = couple.PracticeId, CoupleId = couple.Id, ClientId = partner.Id,
            VersionId = version.Id, AssignmentId = page?.Id, AskedAt = now,
        };
    }

    public void SignByLink(string? name, bool isProven, DateTime now) => Sign(name, SigningPlace.OwnLink, isProven, null, now);

    public void SignBeside(string? name, Guid therapistId, DateTime now) => Sign(name, SigningPlace.TherapistsDevice, true, therapistId, now);

    /// <summary>From now on nothing more is shown between the two. What was opened stays known.</summary>
    public void TakeBack(DateTime now)
    {
        if (State == AgreementState.TakenBack)
            return;
        if (State != AgreementState.Given)
            throw new RuleBroken("There is no signature to take back.");
        (State, TakenBackAt) = (AgreementState.TakenBack, now);
    }

    /// <summary>A newer text or another policy is asked for instead.</summary>
    public void Supersede()
    {
        if (State == AgreementState.Asked)
            State = AgreementState.Superseded;
    }

    private void Sign(string? name, SigningPlace place, bool isProven, Guid? witnessId, DateTime now)
    {
        if (State == AgreementState.Given)
            return;
        if (State != AgreementState.Asked)
            throw new RuleBroken("This text is no longer the one to sign.");
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName)
            throw new RuleBroken("Type the name that you sign with.");
        (State, SignedAt, SignedName, Place, WasProven, WitnessId) = (AgreementState.Given, now, SealedText.Of(name.Trim()), place, isProven, witnessId);
    }
}

public enum AgreementState { Asked, Given, TakenBack, Superseded }

public enum SigningPlace { OwnLink, TherapistsDevice }
