using Clinic.Data;

namespace Clinic.Notices;

/// <summary>Takes due notices for one dispatcher by a single conditional statement, so that no two can have the same one. One implementation per database.</summary>
public interface INoticeClaim
{
    /// <summary>At most <paramref name="most"/> notices of any practice that are due, or whose earlier dispatcher let its lease run out.</summary>
    Task<IReadOnlyList<ClaimedNotice>> ClaimAsync(ClinicContext db, string claimant, int most, DateTime now, CancellationToken cancel);
}

public sealed record ClaimedNotice(Guid Id, Guid PracticeId);
