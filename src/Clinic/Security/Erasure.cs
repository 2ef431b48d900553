using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Notices;
using Clinic.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Security;

/// <summary>
/// Erases a client: first the ledger outside the database, then, in one transaction, the keys, every sealed word, what told who it was, and all
/// ways to reach them. Rows stay, so that the practice's own figures and the audit trail do; they name an id that leads to nobody.
/// </summary>
public sealed class Erasure(ClinicContext db, Vault vault, ErasureLedger ledger, AuditTrail audit, StorageRinse rinse, TimeProvider clock)
{
    private static readonly string[] AlsoErased = [ClinicContext.ErasedFilter];

    /// <param name="therapistId">Null where the portal carries out what was planned, or repeats it after a restore.</param>
    public async Task EraseAsync(Guid clientId, ErasureReason reason, Guid? therapistId, CancellationToken cancel = default)
    {
        try
        {
            ledger.Append(new LedgerEntry(Now, db.PracticeId, clientId, reason));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RuleBroken("The ledger of erasures cannot be written, so nothing was erased. Tell whoever runs the portal.");
        }
        await DestroyAsync(clientId, reason, Now, therapistId, cancel);
    }

    /// <summary>What the ledger says already, on a database that does not know of it.</summary>
    internal Task RepeatAsync(LedgerEntry entry, CancellationToken cancel) => DestroyAsync(entry.ClientId, entry.Reason, entry.At, null, cancel);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task DestroyAsync(Guid clientId, ErasureReason reason, DateTime at, Guid? therapistId, CancellationToken cancel)
    {
        IReadOnlyList<Guid> keys = [];
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var client = await db.Clients.IgnoreQueryFilters(AlsoErased).SingleAsync(c => c.Id == clientId, cancel);
            client.Erase(reason, at);
            Note(therapistId, clientId);
            await db.SaveChangesAsync(cancel);
            await SealedColumns.OverwriteAsync(db, clientId, cancel);
            await CloseAsync(clientId, cancel);
            keys = await db.ClientKeys.Where(k => k.ClientId == clientId).Select(k => k.Id).ToListAsync(cancel);
            await db.ClientKeys.Where(k => k.ClientId == clientId).ExecuteDeleteAsync(cancel);
            await transaction.CommitAsync(cancel);
            db.ChangeTracker.Clear();
        });
        vault.Forget(keys);
        await rinse.RunAsync(db, cancel);
    }

    private void Note(Guid? therapistId, Guid clientId)
    {
        if (therapistId is { } id)
            audit.Therapist(id, AuditAction.ClientErased, clientId);
        else
            audit.System(AuditAction.ClientErased, clientId);
    }

    /// <summary>Links, visits, devices, mails, sessions, the couple: nothing of theirs goes on.</summary>
    private async Task CloseAsync(Guid clientId, CancellationToken cancel)
    {
        var now = Now;
        await db.AccessLinks.Where(l => l.ClientId == clientId && l.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancel);
        await db.ClientVisits.Where(v => v.ClientId == clientId).ExecuteDeleteAsync(cancel);
        await db.KnownDevices.Where(d => d.ClientId == clientId).ExecuteDeleteAsync(cancel);
        await db.Shares.Where(s => s.ClientId == clientId && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancel);
        await db.DisclosureDrafts.Where(d => d.ClientId == clientId && d.DestroyedAt == null).ExecuteUpdateAsync(set => set.SetProperty(d => d.DestroyedAt, now), cancel);
        await db.Notices.Where(n => n.ClientId == clientId && (n.State == NoticeState.Pending || n.State == NoticeState.Claimed))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.State, NoticeState.Skipped).SetProperty(n => n.SkippedBecause, "erased"), cancel);
        await db.Notices.Where(n => n.ClientId == clientId).ExecuteUpdateAsync(set => set.SetProperty(n => n.LastReply, (string?)null), cancel);
        await db.Assignments.Where(a => a.ClientId == clientId && a.Status != AssignmentStatus.Withdrawn)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, AssignmentStatus.Withdrawn).SetProperty(a => a.WithdrawnAt, now), cancel);
        await db.Answers.Where(a => a.ClientId == clientId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Highlights, "").SetProperty(a => a.IsEmpty, true), cancel);
        await db.Alerts.Where(a => a.ClientId == clientId && a.Status != AlertStatus.Closed)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, AlertStatus.Closed).SetProperty(a => a.ClosedAt, now), cancel);
        await CloseSessionsAsync(clientId, now, cancel);
    }

    private async Task CloseSessionsAsync(Guid clientId, DateTime now, CancellationToken cancel)
    {
        var couples = db.Couples.Where(c => c.FirstClientId == clientId || c.SecondClientId == clientId);
        var sessions = db.Sessions.Where(s => s.ClientId == clientId || couples.Any(c => c.Id == s.CoupleId));
        await sessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.Place, ""), cancel);
        await sessions.Where(s => s.Status == SessionStatus.Planned).ExecuteUpdateAsync(set => set.SetProperty(s => s.Status, SessionStatus.Cancelled), cancel);
        await couples.Where(c => c.UnlinkedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.UnlinkedAt, now), cancel);
    }
}

/// <summary>Leaves no remains of overwritten rows in the database's files, where that is ours to do.</summary>
public sealed class StorageRinse(Func<ClinicContext, CancellationToken, Task> run)
{
    public Task RunAsync(ClinicContext db, CancellationToken cancel) => run(db, cancel);
}
