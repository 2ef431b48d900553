using Clinic.Clients;

namespace Clinic.Couples;

/// <summary>Whether both partners stand behind the policy as it reads today. Every view across the two files asks this first.</summary>
/// <param name="Current">The version to sign; null while no policy was chosen.</param>
/// <param name="Agreements">All of the couple, of every version.</param>
public sealed record CoupleConsent(Couple Couple, PolicyVersion? Current, IReadOnlyList<Agreement> Agreements)
{
    public ConsentLock Lock =>
        Couple.UnlinkedAt is not null ? ConsentLock.Unlinked
        : Current is null ? ConsentLock.NoPolicy
        : Missing.Count == 0 ? ConsentLock.None
        : Missing.Any(id => Of(id).Any(a => a.State == AgreementState.Given && a.VersionId != Current.Id)) ? ConsentLock.NewVersion
        : Missing.Any(id => Of(id).Any(a => a.State == AgreementState.TakenBack && a.VersionId == Current.Id)) ? ConsentLock.TakenBack
        : ConsentLock.NotSigned;

    public bool IsGiven => Lock == ConsentLock.None;

    /// <summary>Who has not signed the current version.</summary>
    public IReadOnlyList<Guid> Missing => [.. Partners.Where(id => SignedBy(id) is null)];

    private Guid[] Partners => [Couple.FirstClientId, Couple.SecondClientId];

    /// <summary>The signature that counts.</summary>
    public Agreement? SignedBy(Guid clientId) => Of(clientId).FirstOrDefault(a => a.State == AgreementState.Given && a.VersionId == Current?.Id);

    /// <summary>The request that waits for this partner.</summary>
    public Agreement? AskedOf(Guid clientId) => Of(clientId).FirstOrDefault(a => a.State == AgreementState.Asked && a.VersionId == Current?.Id);

    /// <summary>Newest first.</summary>
    public IEnumerable<Agreement> Of(Guid clientId) => Agreements.Where(a => a.ClientId == clientId).OrderByDescending(a => a.AskedAt);

    public void RefuseUnlessGiven()
    {
        if (!IsGiven)
            throw new RuleBroken(Lock switch
            {
                ConsentLock.Unlinked => "These two are no longer linked, so nothing moves between them.",
                ConsentLock.NoPolicy => "No secrets policy has been chosen for this couple, so nothing moves between the two.",
                ConsentLock.NewVersion => "The secrets policy has a new version that not both have signed. Until then nothing moves between the two.",
                ConsentLock.TakenBack => "A signature under the secrets policy was taken back, so nothing moves between the two.",
                _ => "Not both have signed the secrets policy. Until then nothing moves between the two.",
            });
    }
}

/// <summary>Why nothing may be seen across the two files.</summary>
public enum ConsentLock { None, Unlinked, NoPolicy, NotSigned, NewVersion, TakenBack }
