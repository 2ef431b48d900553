using Clinic.Data;
using Clinic.Notices;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Database.Sqlite;

/// <summary>One UPDATE ... RETURNING: SQLite has one writer at a time, so two dispatchers can never take the same row.</summary>
public sealed class SqliteNoticeClaim : INoticeClaim
{
    public async Task<IReadOnlyList<ClaimedNotice>> ClaimAsync(ClinicContext db, string claimant, int most, DateTime now, CancellationToken cancel)
    {
        var lease = now + Notice.Lease;
        return await db.Database.SqlQuery<ClaimedNotice>($"""
            UPDATE "Notices"
            SET "State" = 'Claimed', "ClaimedBy" = {claimant}, "LeaseUntil" = {lease}, "FirstTriedAt" = COALESCE("FirstTriedAt", {now})
            WHERE "Id" IN (
                SELECT "Id" FROM "Notices"
                WHERE ("State" = 'Pending' AND "NextAttemptAt" <= {now}) OR ("State" = 'Claimed' AND "LeaseUntil" < {now})
                ORDER BY "NextAttemptAt" LIMIT {most})
            RETURNING "Id", "PracticeId"
            """).ToListAsync(cancel);
    }
}
