using Clinic.Audit;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Security;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Assignments;

/// <summary>
/// Opens homework on the therapist's device while the two sit together. The therapist vouches for who it is, and for nothing more: earlier words stay
/// behind the client's own PIN or word, or a therapist could read by this way what was kept from them.
/// </summary>
public sealed class InSessionDoor(ClinicContext db, PortalKeys keys, AuditTrail audit, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="assignment">Of the therapist's own caseload, as its client; it has agreed to be opened in session.</param>
    public async Task<Opening> OpenAsync(Guid therapistId, Assignment assignment, Client client, CancellationToken cancel = default)
    {
        var link = await LinkAsync(assignment, client, cancel);
        db.ClientVisits.Add(ClientVisit.BeginInSession(link, out var token, Now));
        audit.Therapist(therapistId, AuditAction.OpenedInSession, client.Id, assignment.Id);
        await db.SaveChangesAsync(cancel);
        return new Opening(token, AsksForPin: client.Pin.IsSet && await db.Answers.AnyAsync(a => a.AssignmentId == assignment.Id && !a.IsEmpty, cancel));
    }

    /// <summary>A visit hangs on a link, so that ending the links ends it too. Its secret leaves in no mail but the one that would carry it anyway.</summary>
    private async Task<AccessLink> LinkAsync(Assignment assignment, Client client, CancellationToken cancel)
    {
        var now = Now;
        var link = await db.AccessLinks.Where(l => l.AssignmentId == assignment.Id && l.RevokedAt == null && l.ExpiresAt > now)
            .OrderByDescending(l => l.CreatedAt).FirstOrDefaultAsync(cancel);
        if (link is not null)
            return link;
        var practice = await db.Practices.SingleAsync(p => p.Id == db.PracticeId, cancel);
        var today = Zones.DateOf(now, client.TimeZone);
        var from = assignment.DueOn > today ? assignment.DueOn : today;
        return db.AccessLinks.Add(AccessLink.For(assignment, AccessLink.ExpiryFor(from, practice.LinkValidityDays, client.TimeZone), keys, now)).Entity;
    }
}
