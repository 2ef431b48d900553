using Clinic.Assignments;
using Clinic.Data;
using Clinic.Mail;
using Clinic.Security;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Notices;

/// <summary>Writes the mail of a notice at the moment it goes.</summary>
public sealed class NoticeWriter(ClinicContext db, Letters letters, PortalKeys keys)
{
    public async Task<Letter> WriteAsync(NoticeCase it, DateTime now, CancellationToken cancel) =>
        it.Session is { } session && it.Notice.IsForClient ? Letters.OfSession(it.Notice, it.Practice, it.Client!, session)
        : it.Therapist is null ? letters.ToClient(it.Notice, it.Practice, it.Client!, it.Assignment!, await LinkAsync(it, now, cancel))
        : it.Notice.GoesAtOnce || it.Therapist.DigestAt is null ? letters.ToTherapist(it.Notice, it.Practice, it.Therapist)
        : letters.ToTherapist(it.Notice, it.Practice, it.Therapist, Gathered(it));

    /// <summary>The link of the assignment; made on first need and saved with the hand-over, before the mail that carries it leaves.</summary>
    private async Task<AccessLink> LinkAsync(NoticeCase it, DateTime now, CancellationToken cancel)
    {
        var assignment = it.Assignment!;
        var link = await db.AccessLinks.Where(l => l.AssignmentId == assignment.Id && l.RevokedAt == null).OrderByDescending(l => l.CreatedAt).FirstOrDefaultAsync(cancel);
        return link ?? db.AccessLinks.Add(AccessLink.For(assignment, AccessLink.ExpiryFor(assignment.DueOn, it.Practice.LinkValidityDays, it.Client!.TimeZone), keys, now)).Entity;
    }

    private Dictionary<NoticeKind, int> Gathered(NoticeCase it) =>
        db.Notices.Local.Where(n => n.TherapistId == it.Therapist!.Id && (n.Id == it.Notice.Id || n.SkippedBecause == Notice.InTheDigest))
            .GroupBy(n => n.Kind).ToDictionary(g => g.Key, g => g.Count());
}
