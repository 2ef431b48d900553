using Clinic.Audit;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Practices;
using Clinic.Sessions;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Assignments;

/// <summary>
/// What one client's open visit may reach: the homework of the link that was clicked and, once the second check was passed,
/// all of this client's own. On the therapist's device never more than the homework that was handed over. Never another client's, also not a partner's.
/// </summary>
public sealed class HomeworkPass(ClinicContext db, PassHolder holder, TimeProvider clock)
{
    public PassHolder Holder => holder;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public IQueryable<Assignment> Homework => Pages.Where(a => a.Purpose == AssignmentPurpose.Work);

    /// <summary>Homework, and pages to sign or to read.</summary>
    public IQueryable<Assignment> Pages => SentBy(Now).Where(a => a.Status != AssignmentStatus.Withdrawn && ((holder.IsVerified && !holder.IsInSession) || a.Id == holder.AssignmentId));

    /// <summary>What has been answered. Their words are behind the second check: read them through <see cref="WordsOf"/>.</summary>
    public IQueryable<Answer> Answers => db.Answers.Where(a => a.ClientId == holder.ClientId && Homework.Any(h => h.Id == a.AssignmentId));

    /// <summary>Null while the second check has not been passed: then only that there are words may be told.</summary>
    public string? WordsOf(Answer? answer) => answer is null ? "" : holder.IsVerified ? answer.Value.Text : null;

    public Task<Client> ClientAsync(CancellationToken cancel = default) => db.Clients.SingleAsync(c => c.Id == holder.ClientId, cancel);

    public Task<Practice> PracticeAsync(CancellationToken cancel = default) => db.Practices.SingleAsync(p => p.Id == db.PracticeId, cancel);

    public Task<ClientVisit> VisitAsync(CancellationToken cancel = default) => db.ClientVisits.SingleAsync(v => v.Id == holder.VisitId, cancel);

    public Task<Therapist> TherapistAsync(Guid id, CancellationToken cancel = default) => db.Therapists.AsNoTracking().SingleAsync(t => t.Id == id, cancel);

    /// <summary>The homework whose link was clicked, in whatever state.</summary>
    public Task<Assignment> OfLinkAsync(CancellationToken cancel = default) => db.Assignments.SingleAsync(a => a.Id == holder.AssignmentId, cancel);

    public Task<Assignment?> FindAsync(Guid assignmentId, CancellationToken cancel = default) =>
        Homework.Include(a => a.Items.OrderBy(i => i.Position)).FirstOrDefaultAsync(a => a.Id == assignmentId, cancel);

    public async Task<Assignment> AssignmentAsync(Guid assignmentId, CancellationToken cancel = default) =>
        await FindAsync(assignmentId, cancel) ?? throw new NotInPass();

    public Task<ModuleVersion> ModuleAsync(AssignmentItem item, CancellationToken cancel = default) =>
        db.ModuleVersions.AsNoTracking().SingleAsync(v => v.Id == item.ModuleVersionId, cancel);

    public Task<QuestionSetVersion> QuestionSetAsync(AssignmentItem item, CancellationToken cancel = default) =>
        db.QuestionSetVersions.AsNoTracking().SingleAsync(v => v.Id == item.QuestionSetVersionId, cancel);

    /// <summary>Everything that these items show, in two queries.</summary>
    public async Task<FrozenItems> FrozenAsync(IEnumerable<AssignmentItem> items, CancellationToken cancel = default)
    {
        var ids = items.Select(i => i.ModuleVersionId ?? i.QuestionSetVersionId).ToList();
        return new FrozenItems(
            await db.ModuleVersions.AsNoTracking().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancel),
            await db.QuestionSetVersions.AsNoTracking().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancel));
    }

    /// <summary>By answer, the key of its latest save: the page that shows the words proves with it that it knows them.</summary>
    public Task<Dictionary<Guid, Guid>> LatestKeysAsync(Guid assignmentId, CancellationToken cancel = default) =>
        (from answer in Answers
         join revision in db.AnswerRevisions on answer.Id equals revision.AnswerId
         where answer.AssignmentId == assignmentId && revision.Number == answer.Revision
         select new { answer.Id, revision.SaveKey }).ToDictionaryAsync(row => row.Id, row => row.SaveKey, cancel);

    public Task<Session?> NextSessionAsync(CancellationToken cancel = default)
    {
        var now = Now;
        return db.Sessions.AsNoTracking().Where(s => s.ClientId == holder.ClientId && s.Status == SessionStatus.Planned && s.StartsAt > now)
            .OrderBy(s => s.StartsAt).FirstOrDefaultAsync(cancel);
    }

    /// <summary>What this client did, told in the audit trail together with it.</summary>
    public void Note(AuditAction action, Guid? objectId = null) => new AuditTrail(db, clock).Client(holder.ClientId, action, objectId);

    public void Add(object entity) => db.Add(entity);

    public Task SaveAsync(CancellationToken cancel = default) => db.SaveChangesAsync(cancel);

    private IQueryable<Assignment> SentBy(DateTime now) => db.Assignments.Where(a => a.ClientId == holder.ClientId && a.SendAt <= now);
}

/// <param name="AssignmentId">Of the link that was clicked.</param>
/// <param name="IsVerified">Earlier words may be shown: the second check was passed in this visit, or there are no words of this client yet.</param>
/// <param name="IsProven">The second check was passed in this visit.</param>
/// <param name="IsInSession">On the therapist's device.</param>
public sealed record PassHolder(Guid ClientId, Guid AssignmentId, Guid VisitId, bool IsVerified, bool IsProven, bool IsInSession = false);

/// <summary>What the items of some homework say, at the versions they were assigned with.</summary>
public sealed record FrozenItems(IReadOnlyDictionary<Guid, ModuleVersion> Modules, IReadOnlyDictionary<Guid, QuestionSetVersion> Sets)
{
    public ModuleVersion ModuleOf(AssignmentItem item) => Modules[item.ModuleVersionId!.Value];

    public QuestionSetVersion SetOf(AssignmentItem item) => Sets[item.QuestionSetVersionId!.Value];

    public string TitleOf(AssignmentItem item, string language) =>
        item.Kind == ItemKind.Module ? ModuleOf(item).Texts.In(language).Title : SetOf(item).Texts.In(language).Title;

    public int MinutesOf(AssignmentItem item) => item.Kind == ItemKind.Module ? ModuleOf(item).Minutes : SetOf(item).Minutes;
}

/// <summary>No such homework in this pass; answered like one that does not exist.</summary>
public sealed class NotInPass() : Exception("Not in this pass.");
