using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Notices;
using Clinic.Practices;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Couples;

/// <summary>The practice's policies and who signed them, within the caller's transaction.</summary>
public sealed class PolicyBook(ClinicContext db, NoticeBook notices, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Days in which a policy is asked to be signed.</summary>
    private const int DaysToSign = 10;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The version to sign; null where this practice has not used the policy yet.</summary>
    public Task<PolicyVersion?> CurrentAsync(SecretsPolicy policy, CancellationToken cancel = default) =>
        db.PolicyVersions.Where(v => v.Policy == policy).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);

    /// <summary>The practice's wording, or the portal's own where the practice has not written any.</summary>
    public async Task<IReadOnlyDictionary<string, PolicyText>> TextsAsync(SecretsPolicy policy, CancellationToken cancel = default) =>
        (await CurrentAsync(policy, cancel))?.Texts.ByLanguage ?? PolicyWording.Of(policy);

    public async Task<CoupleConsent> ConsentAsync(Couple couple, CancellationToken cancel = default) => new(
        couple,
        couple.Policy is { } policy ? await CurrentAsync(policy, cancel) : null,
        await db.Agreements.Where(a => a.CoupleId == couple.Id).ToListAsync(cancel));

    /// <summary>Decides on a policy; the portal's own wording becomes the practice's first version where there is none.</summary>
    public async Task ChooseAsync(Couple couple, SecretsPolicy policy, CancellationToken cancel = default)
    {
        couple.ChoosePolicy(policy, Now);
        if (await CurrentAsync(policy, cancel) is null)
            db.PolicyVersions.Add(PolicyVersion.Publish(couple.PracticeId, policy, 1, PolicyWording.Of(policy), Now));
        foreach (var old in await db.Agreements.Where(a => a.CoupleId == couple.Id && a.State == AgreementState.Asked).ToListAsync(cancel))
            await SupersedeAsync(old, cancel);
    }

    /// <summary>Asks this partner through their own link, unless they have signed or been asked.</summary>
    /// <returns>Why no mail can go to them, as a sentence, or null.</returns>
    public async Task<string?> AskAsync(CoupleConsent consent, Client partner, Practice practice, CancellationToken cancel = default)
    {
        if (consent.Current is not { } version)
            throw new RuleBroken("Choose a policy first.");
        if (partner.NoHomeworkBecause is { } reason)
            return reason;
        if (consent.SignedBy(partner.Id) is not null || consent.AskedOf(partner.Id) is { AssignmentId: not null })
            return null;
        var page = Assignment.ForPage(AssignmentPurpose.Agreement, partner, consent.Couple.TherapistId, Zones.DateOf(Now, partner.TimeZone).AddDays(DaysToSign), Now);
        db.Assignments.Add(page);
        var agreement = Agreement.Ask(consent.Couple, partner, version, page, Now);
        db.Agreements.Add(agreement);
        notices.Open(page, partner, practice);
        audit.System(AuditAction.PolicyAsked, partner.Id, agreement.Id);
        return null;
    }

    public async Task SignByLinkAsync(Agreement agreement, Assignment page, Client partner, string? name, bool isProven, CancellationToken cancel = default)
    {
        agreement.SignByLink(name, isProven, Now);
        await CloseAsync(page, cancel);
        notices.TellTherapist(NoticeKind.TherapistSubmitted, page, partner.TimeZone);
        audit.Client(agreement.ClientId, AuditAction.PolicySigned, agreement.Id);
    }

    /// <summary>On the therapist's device, with the partner beside it.</summary>
    public async Task SignBesideAsync(CoupleConsent consent, Client partner, string? name, Guid therapistId, CancellationToken cancel = default)
    {
        if (consent.Current is not { } version)
            throw new RuleBroken("Choose a policy first.");
        if (consent.SignedBy(partner.Id) is not null)
            return;
        var agreement = consent.AskedOf(partner.Id) ?? db.Agreements.Add(Agreement.Ask(consent.Couple, partner, version, null, Now)).Entity;
        agreement.SignBeside(name, therapistId, Now);
        if (await PageAsync(agreement, cancel) is { } page)
            await CloseAsync(page, cancel);
        audit.Therapist(therapistId, AuditAction.PolicySigned, partner.Id, agreement.Id);
    }

    /// <summary>A new version: every couple that works under this policy is asked again, and nothing moves between partners until both have signed.</summary>
    /// <returns>How many couples.</returns>
    public async Task<int> PublishAsync(SecretsPolicy policy, IReadOnlyDictionary<string, PolicyText> texts, Practice practice, CancellationToken cancel = default)
    {
        var number = 1 + (await db.PolicyVersions.Where(v => v.Policy == policy).MaxAsync(v => (int?)v.Number, cancel) ?? 0);
        var version = db.PolicyVersions.Add(PolicyVersion.Publish(practice.Id, policy, number, texts, Now)).Entity;
        var couples = await db.Couples.Where(c => c.UnlinkedAt == null && c.Policy == policy).ToListAsync(cancel);
        foreach (var couple in couples)
        {
            var agreements = await db.Agreements.Where(a => a.CoupleId == couple.Id).ToListAsync(cancel);
            foreach (var old in agreements.Where(a => a.State == AgreementState.Asked))
                await SupersedeAsync(old, cancel);
            foreach (var partner in await db.Clients.Where(c => c.Id == couple.FirstClientId || c.Id == couple.SecondClientId).ToListAsync(cancel))
                await AskAsync(new CoupleConsent(couple, version, agreements), partner, practice, cancel);
        }
        return couples.Count;
    }

    private async Task SupersedeAsync(Agreement old, CancellationToken cancel)
    {
        old.Supersede();
        if (await PageAsync(old, cancel) is { IsOpen: true } page)
        {
            page.Withdraw(Now);
            await notices.CloseAsync(page.Id, "another text is to be signed", cancel);
        }
    }

    private async Task CloseAsync(Assignment page, CancellationToken cancel)
    {
        page.Finish(Now);
        await notices.CloseAsync(page.Id, "submitted", cancel);
    }

    private Task<Assignment?> PageAsync(Agreement agreement, CancellationToken cancel) =>
        db.Assignments.FirstOrDefaultAsync(a => a.Id == agreement.AssignmentId, cancel);
}
