using System.Globalization;
using Clinic.Data;
using Clinic.Security;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Audit;

public sealed record KeptHead(DateTime At, Guid PracticeId, long Number, byte[] Mark);

/// <summary>
/// The heads of all trails, kept in a file outside the database and its backups, one line for each practice and day. Against it a trail that
/// was cut off at the end shows.
/// </summary>
public sealed class AuditHeads(string folder)
{
    private readonly AppendOnlyFile file = new(Path.Combine(folder, "audit-heads.log"));

    public IReadOnlyList<KeptHead> Read(Guid practiceId) => [.. file.Lines().Select(Parse).OfType<KeptHead>().Where(h => h.PracticeId == practiceId)];

    /// <summary>Writes down where every practice's trail ends now.</summary>
    /// <param name="except">Practices whose trail is not whole: what they had last stays the last.</param>
    public async Task<int> KeepAsync(ClinicContext db, IReadOnlyCollection<Guid> except, DateTime now, CancellationToken cancel = default)
    {
        var all = await db.AuditHeads.IgnoreQueryFilters([ClinicContext.PracticeFilter]).AsNoTracking().ToListAsync(cancel);
        var heads = all.Where(h => !except.Contains(h.PracticeId)).ToList();
        file.Append([.. heads.Select(h => string.Create(CultureInfo.InvariantCulture, $"{now:O}\t{h.PracticeId:N}\t{h.Number}\t{Convert.ToHexStringLower(h.Mark)}"))]);
        return heads.Count;
    }

    private static KeptHead? Parse(string line) =>
        line.Split('\t') is [var at, var practice, var number, var mark] && DateTime.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var when)
            && Guid.TryParseExact(practice, "N", out var id) && long.TryParse(number, CultureInfo.InvariantCulture, out var count) && mark.Length % 2 == 0 && mark.All(char.IsAsciiHexDigit)
            ? new KeptHead(when, id, count, Convert.FromHexString(mark)) : null;
}
