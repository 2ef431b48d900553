using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Notices;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Couples;

/// <summary>The ledger of releases: what was offered, agreed, shown and opened, within the caller's transaction.</summary>
public sealed class ReleaseBook(ClinicContext db, PolicyBook policies, NoticeBook notices, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Days for which a page with released words stands on the partner's list as new.</summary>
    private const int DaysToRead = 14;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The author's own consent. An answer whose present words are released already is passed over.</summary>
    /// <returns>How many were offered.</returns>
    public async Task<int> OfferAsync(CoupleConsent consent, Assignment homework, IReadOnlyCollection<Guid> answerIds, CancellationToken cancel = default)
    {
        var answers = await db.Answers.Where(a => a.AssignmentId == homework.Id && answerIds.Contains(a.Id)).ToListAsync(cancel);
        var live = await db.Releases.Where(r => r.AssignmentId == homework.Id && r.State != ReleaseState.Declined && r.State != ReleaseState.Revoked)
            .Select(r => new { r.AnswerId, r.Revision }).ToListAsync(cancel);
        var offered = 0;
        foreach (var answer in answers.Where(a => !live.Any(l => l.AnswerId == a.Id && l.Revision == a.Revision)))
        {
            var (question, versionId) = await QuestionAsync(homework, answer, cancel);
            var release = db.Releases.Add(Release.Offer(answer, question, homework, versionId, consent, Now)).Entity;
            audit.Client(answer.ClientId, AuditAction.AnswersReleased, release.Id);
            offered++;
        }
        return offered;
    }

    public async Task AgreeAsync(CoupleConsent consent, IReadOnlyList<Release> releases, ReleaseGate gate, Guid therapistId, CancellationToken cancel = default)
    {
        await RefuseUnguardedMailboxAsync(consent.Couple, cancel);
        foreach (var release in releases)
        {
            release.Agree(therapistId, gate, consent, Now);
            audit.Therapist(therapistId, AuditAction.ReleaseAgreed, release.ClientId, release.Id);
        }
        await ShowDueAsync(consent.Couple, releases, consent, cancel);
    }

    /// <summary>Takes back, declines or recalls; a page on which nothing is left is withdrawn.</summary>
    public async Task EndAsync(Release release, Action<Release> end, CancellationToken cancel = default)
    {
        var deliveryId = release.DeliveryId;
        end(release);
        if (deliveryId is null || await db.Releases.AnyAsync(r => r.DeliveryId == deliveryId && r.Id != release.Id, cancel))
            return;
        var delivery = await db.Assignments.SingleAsync(a => a.Id == deliveryId, cancel);
        if (!delivery.IsOpen)
            return;
        delivery.Withdraw(Now);
        await notices.CloseAsync(delivery.Id, "withdrawn", cancel);
    }

    /// <summary>The partner asked to read what stands on this page.</summary>
    public async Task OpenAsync(Assignment delivery, CancellationToken cancel = default)
    {
        foreach (var release in await db.Releases.Where(r => r.DeliveryId == delivery.Id && r.State == ReleaseState.Shown).ToListAsync(cancel))
        {
            release.Open(Now);
            audit.Client(release.RecipientId, AuditAction.ReleaseOpened, release.Id);
            audit.System(AuditAction.ReleaseOpened, release.ClientId, release.Id);
        }
        delivery.Finish(Now);
        await notices.CloseAsync(delivery.Id, "read", cancel);
    }

    /// <summary>Shows what was agreed and no longer has to wait. Nothing while the policy is not signed by both.</summary>
    public async Task ShowDueAsync(Couple couple, IReadOnlyList<Release>? agreedNow = null, CoupleConsent? consent = null, CancellationToken cancel = default)
    {
        var waiting = agreedNow ?? await db.Releases.Where(r => r.CoupleId == couple.Id && r.State == ReleaseState.Agreed).ToListAsync(cancel);
        if (waiting.Count == 0)
            return;
        consent ??= await policies.ConsentAsync(couple, cancel);
        if (!consent.IsGiven)
            return;
        foreach (var mine in waiting.Where(r => r.State == ReleaseState.Agreed).GroupBy(r => r.RecipientId))
        {
            var due = new List<Release>();
            foreach (var release in mine)
            {
                if (release.Gate == ReleaseGate.AtOnce || await BothDoneAsync(release, cancel))
                    due.Add(release);
            }
            if (due.Count > 0)
                await ShowAsync(due, couple, consent, cancel);
        }
    }

    private async Task ShowAsync(List<Release> due, Couple couple, CoupleConsent consent, CancellationToken cancel)
    {
        var recipient = await db.Clients.SingleAsync(c => c.Id == due[0].RecipientId, cancel);
        if (recipient.Status == ClientStatus.Discharged)
            return;
        var delivery = await db.Assignments.FirstOrDefaultAsync(a => a.ClientId == recipient.Id && a.Purpose == AssignmentPurpose.SharedWords && a.Status == AssignmentStatus.Assigned, cancel);
        if (delivery is null)
        {
            delivery = db.Assignments.Add(Assignment.ForPage(AssignmentPurpose.SharedWords, recipient, couple.TherapistId, Zones.DateOf(Now, recipient.TimeZone).AddDays(DaysToRead), Now)).Entity;
            notices.SendNow(NoticeKind.Invitation, delivery, recipient, await db.Practices.SingleAsync(p => p.Id == couple.PracticeId, cancel));
        }
        foreach (var release in due)
        {
            release.Show(delivery, consent, Now);
            audit.System(AuditAction.ReleaseShown, release.ClientId, release.Id);
        }
    }

    /// <summary>Both have handed in everything up to the step that these words come from; words from elsewhere wait for nobody.</summary>
    private async Task<bool> BothDoneAsync(Release release, CancellationToken cancel)
    {
        var step = await db.RunSteps.AsNoTracking().FirstOrDefaultAsync(s => s.AssignmentId == release.AssignmentId, cancel);
        if (step is null)
            return true;
        var before = await db.RunSteps.Where(s => s.RunId == step.RunId && s.Place <= step.Place).ToListAsync(cancel);
        return before.All(s => s.IsPassed);
    }

    private async Task RefuseUnguardedMailboxAsync(Couple couple, CancellationToken cancel)
    {
        var both = await db.Clients.Where(c => c.Id == couple.FirstClientId || c.Id == couple.SecondClientId).ToListAsync(cancel);
        if (both is [var first, var second] && first.SharesMailboxUnguardedWith(second))
            throw new RuleBroken("Both get their mail at one address, and no PIN stands between them. Ask each of them for a PIN before anything is shown.");
    }

    private async Task<(Question Question, Guid VersionId)> QuestionAsync(Assignment homework, Answer answer, CancellationToken cancel)
    {
        var versionId = homework.Items.First(i => i.Id == answer.ItemId).QuestionSetVersionId!.Value;
        var set = await db.QuestionSetVersions.AsNoTracking().SingleAsync(v => v.Id == versionId, cancel);
        return (set.Questions.First(q => q.Id == answer.QuestionId), versionId);
    }
}
