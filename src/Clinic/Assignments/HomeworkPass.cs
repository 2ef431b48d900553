using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Practices;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Assignments;

/// <summary>
/// What one client's open visit may reach: the homework of the link that was clicked and, once the second check was passed,
/// all of this client's own. Never another client's, also not a partner's.
/// </summary>
public sealed class HomeworkPass(ClinicContext db, PassHolder holder)
{
    public PassHolder Holder => holder;

    public IQueryable<Assignment> Homework => db.Assignments.Where(a => a.ClientId == holder.ClientId
        && a.Status != AssignmentStatus.Withdrawn && (holder.IsVerified || a.Id == holder.AssignmentId));

    /// <summary>The words behind the second check.</summary>
    public IQueryable<Answer> Answers => db.Answers.Where(a => a.ClientId == holder.ClientId && Homework.Any(h => h.Id == a.AssignmentId));

    public Task<Client> ClientAsync(CancellationToken cancel = default) => db.Clients.SingleAsync(c => c.Id == holder.ClientId, cancel);

    public Task<Practice> PracticeAsync(CancellationToken cancel = default) => db.Practices.SingleAsync(p => p.Id == db.PracticeId, cancel);

    public Task<ClientVisit> VisitAsync(CancellationToken cancel = default) => db.ClientVisits.SingleAsync(v => v.Id == holder.VisitId, cancel);

    public Task<Assignment?> FindAsync(Guid assignmentId, CancellationToken cancel = default) =>
        Homework.Include(a => a.Items.OrderBy(i => i.Position)).FirstOrDefaultAsync(a => a.Id == assignmentId, cancel);

    public async Task<Assignment> AssignmentAsync(Guid assignmentId, CancellationToken cancel = default) =>
        await FindAsync(assignmentId, cancel) ?? throw new NotInPass();

    public Task<ModuleVersion> ModuleAsync(AssignmentItem item, CancellationToken cancel = default) =>
        db.ModuleVersions.AsNoTracking().SingleAsync(v => v.Id == item.ModuleVersionId, cancel);

    public Task<QuestionSetVersion> QuestionSetAsync(AssignmentItem item, CancellationToken cancel = default) =>
        db.QuestionSetVersions.AsNoTracking().SingleAsync(v => v.Id == item.QuestionSetVersionId, cancel);

    public void Add(object entity) => db.Add(entity);

    public Task SaveAsync(CancellationToken cancel = default) => db.SaveChangesAsync(cancel);
}

/// <param name="AssignmentId">Of the link that was clicked.</param>
/// <param name="IsVerified">The second check was passed in this visit.</param>
public sealed record PassHolder(Guid ClientId, Guid AssignmentId, Guid VisitId, bool IsVerified);

/// <summary>No such homework in this pass; answered like one that does not exist.</summary>
public sealed class NotInPass() : Exception("Not in this pass.");
