using Clinic.Data;
using Clinic.Security;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Audit;

/// <param name="Entries">Whose marks fit.</param>
/// <param name="BeforeChain">From before the trail was chained.</param>
/// <param name="BrokenAt">The number of the first entry that does not fit; null where all do.</param>
/// <param name="Why">In words, for whoever looks after the practice.</param>
/// <param name="KeptHeads">How many heads kept outside the database were found again in it.</param>
public sealed record AuditVerdict(long Entries, long BeforeChain, long? BrokenAt, string? Why, int KeptHeads, DateTime? NewestKeptAt)
{
    public bool IsWhole => BrokenAt is null;
}

/// <summary>Whether a practice's trail is whole: no entry changed, taken out, put in, moved or cut off the end.</summary>
public sealed class AuditCheck(ClinicContext db, PortalKeys keys, AuditHeads kept)
{
    public async Task<AuditVerdict> RunAsync(CancellationToken cancel = default)
    {
        var heads = kept.Read(db.PracticeId).GroupBy(h => h.Number).ToDictionary(g => g.Key, g => g.ToList());
        var (number, before, mark, matched) = (0L, 0L, Array.Empty<byte>(), 0);
        AuditVerdict Broken(long at, string why) => new(number, before, at, why, matched, null);

        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (entry.Number != number + 1)
                return Broken(number + 1, entry.Number <= number ? "Two entries have one number." : "An entry is missing.");
            if (entry.Mark.Length == 0 && mark.Length == 0)
                before++;
            else if (!(mark = keys.AuditMark(mark, entry.Said(entry.Number))).AsSpan().SequenceEqual(entry.Mark))
                return Broken(entry.Number, "The entry was changed, or one before it.");
            number = entry.Number;
            if (!heads.TryGetValue(number, out var here))
                continue;
            if (here.Any(h => !h.Mark.AsSpan().SequenceEqual(entry.Mark)))
                return Broken(number, "It differs from the head that was kept outside the database.");
            matched += here.Count;
        }
        return await EndAsync(number, before, mark, heads, matched, cancel);
    }

    private async Task<AuditVerdict> EndAsync(long number, long before, byte[] mark, Dictionary<long, List<KeptHead>> heads, int matched, CancellationToken cancel)
    {
        var head = await db.AuditHeads.AsNoTracking().FirstOrDefaultAsync(h => h.PracticeId == db.PracticeId, cancel);
        var newest = heads.Count == 0 ? null : heads[heads.Keys.Max()].MaxBy(h => h.At);
        if (newest is not null && newest.Number > number)
            return new AuditVerdict(number, before, number + 1, $"The trail was cut off: on {newest.At:yyyy-MM-dd} it had {newest.Number} entries.", matched, newest.At);
        if (head is null ? number > 0 : head.Number != number || !head.Mark.AsSpan().SequenceEqual(mark))
            return new AuditVerdict(number, before, number + 1, "The trail does not end where its head says.", matched, newest?.At);
        return new AuditVerdict(number, before, null, null, matched, newest?.At);
    }
}
