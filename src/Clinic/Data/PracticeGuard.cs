using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Clinic.Data;

/// <summary>Query filters guard reads only. This refuses to write a row of another practice, or to move a row between practices.</summary>
public sealed class PracticeGuard : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData data, InterceptionResult<int> result)
    {
        Check((ClinicContext)data.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData data, InterceptionResult<int> result, CancellationToken cancel = default)
    {
        Check((ClinicContext)data.Context!);
        return new(result);
    }

    private static void Check(ClinicContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<IBelongsToPractice>().Where(e => e.State is not (EntityState.Unchanged or EntityState.Detached)))
        {
            var property = entry.Property(nameof(IBelongsToPractice.PracticeId));
            if (!Equals(property.CurrentValue, db.PracticeId) || (entry.State != EntityState.Added && !Equals(property.OriginalValue, db.PracticeId)))
                throw new InvalidOperationException("A row of another practice was about to be written.");
        }
    }
}
