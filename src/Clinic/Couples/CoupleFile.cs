using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Pathways;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Couples;

/// <summary>The couple's own file and what stands between the two: a therapist reaches it through the couple, and the couple through the caseload.</summary>
public sealed class CoupleFile(ClinicContext db, Caseload caseload, PolicyBook policies)
{
    public IQueryable<CoupleNote> Notes => db.CoupleNotes.Where(n => caseload.Couples.Any(c => c.Id == n.CoupleId));

    public IQueryable<Release> Releases => db.Releases.Where(r => caseload.Couples.Any(c => c.Id == r.CoupleId));

    public IQueryable<Agreement> Agreements => db.Agreements.Where(a => caseload.Couples.Any(c => c.Id == a.CoupleId));

    public IQueryable<PathwayRun> Runs => db.PathwayRuns.Where(r => caseload.Couples.Any(c => c.Id == r.CoupleId));

    public Task<CoupleConsent> ConsentAsync(Couple couple, CancellationToken cancel = default) => policies.ConsentAsync(couple, cancel);

    public async Task<(Client First, Client Second)> PartnersAsync(Couple couple, CancellationToken cancel = default) =>
        (await caseload.ClientAsync(couple.FirstClientId, cancel), await caseload.ClientAsync(couple.SecondClientId, cancel));

    public async Task<CoupleNote> NoteAsync(Guid coupleId, Guid id, CancellationToken cancel = default) =>
        await Notes.FirstOrDefaultAsync(n => n.Id == id && n.CoupleId == coupleId, cancel) ?? throw new NotInCaseload();

    public async Task<Release> ReleaseAsync(Guid coupleId, Guid id, CancellationToken cancel = default) =>
        await Releases.FirstOrDefaultAsync(r => r.Id == id && r.CoupleId == coupleId, cancel) ?? throw new NotInCaseload();

    public async Task<Agreement> SignedAsync(Guid coupleId, Guid id, CancellationToken cancel = default) =>
        await Agreements.FirstOrDefaultAsync(a => a.Id == id && a.CoupleId == coupleId && a.SignedAt != null, cancel) ?? throw new NotInCaseload();

    public async Task<PolicyVersion> VersionAsync(Guid id, CancellationToken cancel = default) => await db.PolicyVersions.AsNoTracking().SingleAsync(v => v.Id == id, cancel);

    /// <summary>Newest first.</summary>
    public Task<List<PathwayRun>> RunsAsync(Guid coupleId, CancellationToken cancel = default) =>
        Runs.Include(r => r.Steps.OrderBy(s => s.Place)).Where(r => r.CoupleId == coupleId).OrderByDescending(r => r.StartedAt).ToListAsync(cancel);

    public async Task<PathwayRun> RunAsync(Guid id, CancellationToken cancel = default) =>
        await Runs.Include(r => r.Steps.OrderBy(s => s.Place)).FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new NotInCaseload();

    /// <summary>The homework of these steps, without its answers.</summary>
    public Task<Dictionary<Guid, Assignment>> HomeworkAsync(IEnumerable<RunStep> steps, CancellationToken cancel = default)
    {
        var ids = steps.Select(s => s.AssignmentId).OfType<Guid>().ToList();
        return caseload.Assignments.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
    }

    /// <summary>The question sets that these releases quote from.</summary>
    public Task<Dictionary<Guid, QuestionSetVersion>> SetsAsync(IEnumerable<Release> releases, CancellationToken cancel = default)
    {
        var ids = releases.Select(r => r.QuestionSetVersionId).Distinct().ToList();
        return db.QuestionSetVersions.AsNoTracking().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancel);
    }

    /// <summary>How many releases wait for the therapist, by couple.</summary>
    public Task<Dictionary<Guid, int>> WaitingAsync(CancellationToken cancel = default) =>
        Releases.Where(r => r.State == ReleaseState.Offered).GroupBy(r => r.CoupleId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    /// <summary>Whether this homework was assigned together with the partner's.</summary>
    public Task<List<Guid>> SharedAsync(IReadOnlyCollection<Guid> assignmentIds, CancellationToken cancel = default) =>
        db.RunSteps.Where(s => s.AssignmentId != null && assignmentIds.Contains(s.AssignmentId.Value) && Runs.Any(r => r.Id == s.RunId)).Select(s => s.AssignmentId!.Value).ToListAsync(cancel);

    /// <summary>Partners who could not open anything that needs the second check: neither a PIN nor a known device.</summary>
    public async Task<IReadOnlyList<Client>> WithoutSecondCheckAsync(Couple couple, CancellationToken cancel = default)
    {
        var (first, second) = await PartnersAsync(couple, cancel);
        var known = await db.KnownDevices.Where(d => d.ForgottenAt == null && (d.ClientId == first.Id || d.ClientId == second.Id)).Select(d => d.ClientId).ToListAsync(cancel);
        return [.. new[] { first, second }.Where(c => !c.Pin.IsSet && (c.NeedsPinFirst || !known.Contains(c.Id)))];
    }

    public Task SaveAsync(CancellationToken cancel = default) => db.SaveChangesAsync(cancel);
}
