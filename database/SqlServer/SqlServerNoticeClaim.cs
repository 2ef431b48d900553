using Clinic.Data;
using Clinic.Notices;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Database.SqlServer;

/// <summary>One UPDATE ... OUTPUT; READPAST steps over rows that another dispatcher is taking in the same moment.</summary>
public sealed class SqlServerNoticeClaim : INoticeClaim
{
    public async Task<IReadOnlyList<ClaimedNotice>> ClaimAsync(ClinicContext db, string claimant, int most, DateTime now, CancellationToken cancel)
    {
        var lease = now + Notice.Lease;
        return await db.Database.SqlQuery<ClaimedNotice>($"""
            WITH due AS (
                SELECT TOP({most}) * FROM [Notices] WITH (READPAST, UPDLOCK, ROWLOCK)
                WHERE ([State] = 'Pending' AND [NextAttemptAt] <= {now}) OR ([State] = 'Claimed' AND [LeaseUntil] < {now})
                ORDER BY [NextAttemptAt])
            UPDATE due
            SET [State] = 'Claimed', [ClaimedBy] = {claimant}, [LeaseUntil] = {lease}, [FirstTriedAt] = COALESCE([FirstTriedAt], {now})
            OUTPUT inserted.[Id], inserted.[PracticeId]
            """).ToListAsync(cancel);
    }
}
