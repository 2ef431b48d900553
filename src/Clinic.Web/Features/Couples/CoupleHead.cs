using Clinic.Audit;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Sessions;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Couples;

/// <summary>What stands above every page of a couple's file.</summary>
/// <param name="Waiting">Releases that wait for the therapist.</param>
/// <param name="WithoutCheck">Partners who have neither a PIN nor a known device, so that nothing of the other's opens for them.</param>
public sealed record CoupleHead(
    Couple Couple, Client First, Client Second, CoupleConsent Consent, Session? NextSession, int Waiting, IReadOnlyList<Client> WithoutCheck, LocalClock Clock)
{
    public IReadOnlyList<Client> Partners => [First, Second];

    public string Url => $"/couples/{Couple.Id}";

    public string Names => $"{First.PreferredName.Text} and {Second.PreferredName.Text}";

    public bool SharesMailbox => First.HasSameMailboxAs(Second);

    public bool IsUnguarded => First.SharesMailboxUnguardedWith(Second);

    public Client Of(Guid clientId) => clientId == First.Id ? First : Second;

    /// <summary>Both names where both are missing, by first name.</summary>
    public string MissingNames => string.Join(" and ", Consent.Missing.Select(id => Of(id).FirstName));

    public (string Chip, string Icon, string Words) Policy => Consent.Lock switch
    {
        ConsentLock.None => ("chip-ok", "check2", $"{PolicyWords.Called(Couple.Policy!.Value)}, signed by both"),
        ConsentLock.NoPolicy => ("chip-warn", "lock", "No secrets policy yet"),
        ConsentLock.NewVersion => ("chip-warn", "lock", $"New version: {MissingNames} to sign"),
        ConsentLock.TakenBack => ("chip-warn", "lock", $"Signature taken back: {MissingNames}"),
        _ => ("chip-warn", "lock", $"Policy: {MissingNames} to sign"),
    };
}

/// <summary>Opens a couple's file: the couple from the caseload, and what its pages have in common.</summary>
public sealed class CoupleDesk(SignedInTherapist me, CoupleFile file, AuditTrail audit)
{
    public CoupleFile File => file;

    public SignedInTherapist Me => me;

    /// <summary>For a page of the couple's file: that it was opened stands in both partners' trails.</summary>
    public async Task<CoupleHead> LookAsync(Guid coupleId)
    {
        var head = await HeadAsync(coupleId);
        foreach (var partner in head.Partners)
            audit.Therapist(me.Id, AuditAction.CoupleViewed, partner.Id, coupleId);
        await file.SaveAsync();
        return head;
    }

    public async Task<CoupleHead> HeadAsync(Guid coupleId)
    {
        var couple = await me.Caseload.CoupleAsync(coupleId);
        var (first, second) = await file.PartnersAsync(couple);
        return new CoupleHead(couple, first, second, await file.ConsentAsync(couple),
            await me.Caseload.Sessions.AsNoTracking().Where(s => s.CoupleId == coupleId && s.Status == SessionStatus.Planned && s.StartsAt >= me.Now).OrderBy(s => s.StartsAt).FirstOrDefaultAsync(),
            await file.Releases.CountAsync(r => r.CoupleId == coupleId && r.State == ReleaseState.Offered),
            await file.WithoutSecondCheckAsync(couple), await me.ClockAsync());
    }
}

public static class PolicyWords
{
    public static string Called(SecretsPolicy policy) => policy switch
    {
        SecretsPolicy.NoSecrets => "No secrets",
        SecretsPolicy.Limited => "Limited secrets",
        SecretsPolicy.Separate => "Separate confidences",
        _ => throw new InvalidOperationException($"Unknown policy {policy}."),
    };

    /// <summary>What it asks of the therapist.</summary>
    public static string Said(SecretsPolicy policy) => policy switch
    {
        SecretsPolicy.NoSecrets => "You hold nothing from the other that matters to the joint work. You never pass words on; you ask the speaker to say it, or end the joint work.",
        SecretsPolicy.Limited => "You may hold something for a while. What would undo the joint work has to be told within a time that you agree on.",
        SecretsPolicy.Separate => "What one says alone stays there. You may know of one what the other does not, and carry that.",
        _ => throw new InvalidOperationException($"Unknown policy {policy}."),
    };
}
