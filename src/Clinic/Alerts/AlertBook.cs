using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Notices;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Alerts;

/// <summary>Raises alerts within the caller's transaction and tells the therapist by mail.</summary>
public sealed class AlertBook(ClinicContext db, NoticeBook notices, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The same alarm again within this time is the same alarm; a person in fear presses a button more than once.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(30);

    public async Task RaiseAsync(Client client, Assignment assignment, AlertKind kind, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now - Same;
        var already = await db.Alerts.AnyAsync(a => a.ClientId == client.Id && a.AssignmentId == assignment.Id && a.Kind == kind
            && (a.Kind == AlertKind.NotSafe ? a.RaisedAt > since : a.Status != AlertStatus.Closed), cancel);
        if (already)
            return;
        var alert = db.Alerts.Add(Alert.Raise(client, assignment.Id, kind, now)).Entity;
        audit.Client(client.Id, AuditAction.AlertRaised, alert.Id);
        await notices.TellTherapistAndCoverAsync(NoticeKind.TherapistAlert, assignment, client, cancel);
    }
}
