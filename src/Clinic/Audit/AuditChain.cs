using Clinic.Data;
using Clinic.Security;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Audit;

/// <summary>Numbers and marks new entries on their way to the database, inside the transaction of what they tell of.</summary>
internal static class AuditChain
{
    public static async Task ChainAsync(ClinicContext db, IReadOnlyList<AuditEntry> entries, PortalKeys keys, CancellationToken cancel)
    {
        foreach (var ofPractice in entries.GroupBy(e => e.PracticeId))
            await ChainAsync(db, ofPractice.Key, [.. ofPractice.OrderBy(e => e.At).ThenBy(e => e.Id)], keys, cancel);
    }

    private static async Task ChainAsync(ClinicContext db, Guid practiceId, IReadOnlyList<AuditEntry> entries, PortalKeys keys, CancellationToken cancel)
    {
        // Takes the row first: a second writer waits here until this transaction ends, and then reads where it ended.
        var taken = await db.AuditHeads.Where(h => h.PracticeId == practiceId)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Number, h => h.Number + entries.Count), cancel);
        var (number, mark) = taken == 0 ? (0L, []) : await EndAsync(db, practiceId, entries.Count, cancel);
        foreach (var entry in entries)
        {
            mark = keys.AuditMark(mark, entry.Said(++number));
            entry.Chain(number, mark);
        }
        if (taken == 0)
        {
            foreach (var failed in db.ChangeTracker.Entries<AuditHead>().ToList())
                failed.State = EntityState.Detached; // of a save that is being tried again
            db.AuditHeads.Add(AuditHead.At(practiceId, number, mark));
        }
        else
            await db.AuditHeads.Where(h => h.PracticeId == practiceId).ExecuteUpdateAsync(set => set.SetProperty(h => h.Mark, mark), cancel);
    }

    private static async Task<(long Number, byte[] Mark)> EndAsync(ClinicContext db, Guid practiceId, int taken, CancellationToken cancel)
    {
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(h => h.PracticeId == practiceId, cancel);
        return (head.Number - taken, head.Mark);
    }
}
