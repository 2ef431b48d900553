using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Couples;

/// <summary>
/// What one client's open visit may reach of the couple: their own signatures and releases, what the partner released to them, and the agenda
/// for both. Never anything else of the partner's.
/// </summary>
public sealed class CouplePass(ClinicContext db, HomeworkPass pass, PolicyBook policies)
{
    private Guid Me => pass.Holder.ClientId;

    public Task<Couple?> CoupleAsync(CancellationToken cancel = default) =>
        db.Couples.FirstOrDefaultAsync(c => c.UnlinkedAt == null && (c.FirstClientId == Me || c.SecondClientId == Me), cancel);

    public Task<CoupleConsent> ConsentAsync(Couple couple, CancellationToken cancel = default) => policies.ConsentAsync(couple, cancel);

    /// <summary>Pages on this visit's list that are not work, those still to do first.</summary>
    public Task<List<Assignment>> PagesAsync(CancellationToken cancel = default) =>
        pass.Pages.Where(a => a.Purpose != AssignmentPurpose.Work).OrderBy(a => a.SubmittedAt != null).ThenByDescending(a => a.AssignedAt).ToListAsync(cancel);

    public async Task<Assignment> PageAsync(Guid id, AssignmentPurpose purpose, CancellationToken cancel = default) =>
        await pass.Pages.FirstOrDefaultAsync(a => a.Id == id && a.Purpose == purpose, cancel) ?? throw new NotInPass();

    public async Task<(Agreement Agreement, PolicyVersion Version)> AgreementAsync(Guid pageId, CancellationToken cancel = default)
    {
        var agreement = await db.Agreements.FirstOrDefaultAsync(a => a.AssignmentId == pageId && a.ClientId == Me, cancel) ?? throw new NotInPass();
        return (agreement, await VersionAsync(agreement.VersionId, cancel));
    }

    public async Task<Agreement> SignedAsync(Guid id, CancellationToken cancel = default) =>
        await db.Agreements.FirstOrDefaultAsync(a => a.Id == id && a.ClientId == Me && a.SignedAt != null, cancel) ?? throw new NotInPass();

    /// <summary>Newest first; also of couples that were unlinked, because the copy is the client's own.</summary>
    public Task<List<Agreement>> AllSignedAsync(CancellationToken cancel = default) =>
        db.Agreements.Where(a => a.ClientId == Me && a.SignedAt != null).OrderByDescending(a => a.SignedAt).ToListAsync(cancel);

    public Task<PolicyVersion> VersionAsync(Guid id, CancellationToken cancel = default) => db.PolicyVersions.AsNoTracking().SingleAsync(v => v.Id == id, cancel);

    public Task<Couple> CoupleOfAsync(Agreement agreement, CancellationToken cancel = default) => db.Couples.SingleAsync(c => c.Id == agreement.CoupleId, cancel);

    /// <summary>What this client released from this homework.</summary>
    public Task<List<Release>> OwnReleasesAsync(Guid assignmentId, CancellationToken cancel = default) =>
        db.Releases.Where(r => r.ClientId == Me && r.AssignmentId == assignmentId).OrderBy(r => r.OfferedAt).ToListAsync(cancel);

    public async Task<Release> OwnReleaseAsync(Guid id, CancellationToken cancel = default) =>
        await db.Releases.FirstOrDefaultAsync(r => r.Id == id && r.ClientId == Me, cancel) ?? throw new NotInPass();

    /// <summary>What the partner released and the therapist agreed to, on this page. Answers that were set aside are not among them.</summary>
    public Task<List<Release>> ReceivedAsync(Guid deliveryId, CancellationToken cancel = default) =>
        db.Releases.Where(r => r.RecipientId == Me && r.DeliveryId == deliveryId && (r.State == ReleaseState.Shown || r.State == ReleaseState.Opened)
            && !db.Assignments.Any(a => a.Id == r.AssignmentId && a.QuarantinedAt != null)).ToListAsync(cancel);

    public Task<Dictionary<Guid, QuestionSetVersion>> SetsAsync(IEnumerable<Release> releases, CancellationToken cancel = default)
    {
        var ids = releases.Select(r => r.QuestionSetVersionId).Distinct().ToList();
        return db.QuestionSetVersions.AsNoTracking().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancel);
    }

    /// <summary>The name by which the partner is known to this client.</summary>
    public async Task<string> PartnerNameAsync(Couple couple, CancellationToken cancel = default)
    {
        var id = couple.PartnerOf(Me);
        return (await db.Clients.AsNoTracking().SingleAsync(c => c.Id == id, cancel)).FirstName;
    }

    /// <summary>Points for both that have not been talked about.</summary>
    public Task<List<CoupleNote>> AgendaAsync(Couple couple, CancellationToken cancel = default) =>
        db.CoupleNotes.Where(n => n.CoupleId == couple.Id && n.Kind == CoupleNoteKind.Agenda && n.DoneAt == null).OrderBy(n => n.WrittenAt).ToListAsync(cancel);

    public Task SaveAsync(CancellationToken cancel = default) => db.SaveChangesAsync(cancel);
}
