using Clinic.Couples;
using Clinic.Data;

namespace Clinic.Clients;

/// <summary>Two clients who are partners. Each keeps a file of their own; nothing moves between them by being linked.</summary>
public sealed class Couple : IBelongsToPractice
{
    private Couple() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid TherapistId { get; private set; }

    public Guid FirstClientId { get; private set; }

    public Guid SecondClientId { get; private set; }

    public DateTime LinkedAt { get; private set; }

    public DateTime? UnlinkedAt { get; private set; }

    public static Couple Link(Client first, Client second, Guid therapistId, DateTime now)
    {
        if (first.Id == second.Id)
            throw new RuleBroken("A couple is two different clients.");
        if (first.PracticeId != second.PracticeId)
            throw new RuleBroken("Both partners must be clients of the same practice.");
        return new Couple
        {
            Id = Guid.CreateVersion7(now),
            PracticeId = first.PracticeId,
            TherapistId = therapistId,
            FirstClientId = first.Id,
            SecondClientId = second.Id,
            LinkedAt = now,
        };
    }

    /// <summary>What the therapist does with things that one of the two says alone; null until it was agreed.</summary>
    public SecretsPolicy? Policy { get; private set; }

    public DateTime? PolicyChosenAt { get; private set; }

    /// <summary>Another policy is another text: both are asked to sign that one.</summary>
    public void ChoosePolicy(SecretsPolicy policy, DateTime now)
    {
        if (UnlinkedAt is not null)
            throw new RuleBroken("These two are no longer linked.");
        if (Policy != policy)
            (Policy, PolicyChosenAt) = (policy, now);
    }

    public void Unlink(DateTime now) => UnlinkedAt ??= now;

    /// <summary>Undo of unlinking.</summary>
    public void LinkAgain() => UnlinkedAt = null;

    public bool Holds(Guid clientId) => clientId == FirstClientId || clientId == SecondClientId;

    public Guid PartnerOf(Guid clientId) => clientId == FirstClientId ? SecondClientId : FirstClientId;
}
