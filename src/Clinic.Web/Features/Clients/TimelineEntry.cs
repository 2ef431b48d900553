using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Notices;
using Clinic.Sessions;
using Clinic.Therapists;
using Clinic.Web.Features.Alerts;
using Clinic.Web.Features.Assignments;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Clients;

/// <summary>One thing that happened, in words.</summary>
public sealed record TimelineEntry(DateTime At, string Icon, string Words, string Detail = "", string? Url = null, string? Class = null)
{
    private const int Most = 12;

    /// <summary>Told by the audit trail alone; the rest of it is told better by what it is about.</summary>
    private static readonly AuditAction[] FromTrail =
    [
        AuditAction.ClientEnrolled, AuditAction.ClientDischarged, AuditAction.ClientReadmitted, AuditAction.HomeworkExtended, AuditAction.HomeworkReturned, AuditAction.OpenedInSession,
        AuditAction.LinksRevoked, AuditAction.PinSet, AuditAction.PinReset, AuditAction.PinLocked, AuditAction.PinUnlocked, AuditAction.RemindersStopped, AuditAction.RemindersResumed,
        AuditAction.SafetyHoldSet, AuditAction.SafetyHoldLifted, AuditAction.EmailConsentRecorded, AuditAction.EmailConsentWithdrawn, AuditAction.AddressMended, AuditAction.ReportExported,
    ];

    /// <summary>The latest of everything, in a fixed number of queries.</summary>
    public static async Task<IReadOnlyList<TimelineEntry>> ReadAsync(Caseload caseload, Guid clientId, IReadOnlyList<HomeworkRow> homework, DateTime now)
    {
        var mails = await caseload.Notices.AsNoTracking().Where(n => n.ClientId == clientId && n.TherapistId == null && n.SentAt != null).OrderByDescending(n => n.SentAt).Take(Most).ToListAsync();
        var sessions = await caseload.SessionsOf(clientId).AsNoTracking().Where(s => s.StartsAt < now && s.Status != SessionStatus.Planned).OrderByDescending(s => s.StartsAt).Take(Most).ToListAsync();
        var alerts = await caseload.Alerts.AsNoTracking().Where(a => a.ClientId == clientId).OrderByDescending(a => a.RaisedAt).Take(Most).ToListAsync();
        var trail = await caseload.Trail.AsNoTracking().Where(e => e.ClientId == clientId && FromTrail.Contains(e.Action)).OrderByDescending(e => e.At).Take(Most).ToListAsync();
        return [.. mails.Select(Of).Concat(sessions.Select(Of)).Concat(alerts.Select(Of)).Concat(trail.Select(Of)).Concat(homework.SelectMany(Of))
            .OrderByDescending(e => e.At).Take(Most)];
    }

    private static TimelineEntry Of(Notice mail) => new(mail.SentAt!.Value, "envelope", $"Mail: {mail.Kind.Said().ToLowerInvariant()}");

    private static TimelineEntry Of(Session session) => new(session.StartsAt, session.Status == SessionStatus.Held ? "calendar-check" : "dash-circle",
        session.Status switch { SessionStatus.Held => "Session", SessionStatus.Missed => "Session missed", _ => "Session cancelled" }, session.Place);

    private static TimelineEntry Of(Alert alert) => new(alert.RaisedAt, "exclamation-octagon-fill", "Alert raised", AlertWords.Of(alert.Kind), $"/alerts/{alert.Id}", "risk");

    private static TimelineEntry Of(AuditEntry entry) => new(entry.At, entry.Action is AuditAction.SafetyHoldSet or AuditAction.SafetyHoldLifted ? "shield-lock" : "pen", entry.Action.Said());

    private static IEnumerable<TimelineEntry> Of(HomeworkRow row)
    {
        var homework = row.Assignment;
        yield return new(homework.AssignedAt, "card-checklist", homework.Purpose == AssignmentPurpose.Work ? "Homework assigned" : "Page sent", row.Titles, $"/assignments/{homework.Id}");
        if (homework.Purpose != AssignmentPurpose.Work)
        {
            if (homework.SubmittedAt is { } done)
                yield return new(done, "check2", homework.Purpose == AssignmentPurpose.Agreement ? "Secrets policy signed" : "Released words opened", Url: $"/assignments/{homework.Id}");
            yield break;
        }
        if (homework.SubmittedAt is { } handedIn)
            yield return new(handedIn, "check-circle-fill", "Handed in", row.Titles, $"/assignments/{homework.Id}/review", "in");
        if (homework.ReviewedAt is { } read)
            yield return new(read, "eye", "Read", row.Titles, $"/assignments/{homework.Id}/review");
        if (homework.WithdrawnAt is { } withdrawn)
            yield return new(withdrawn, "slash-circle", "Homework withdrawn", row.Titles, $"/assignments/{homework.Id}");
    }
}
