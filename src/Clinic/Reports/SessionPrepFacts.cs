using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Practices;
using Clinic.Sessions;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;
using SavedAnswer = Clinic.Assignments.Answer;

namespace Clinic.Reports;

/// <summary>All that a session-prep report is made of, read for one therapist in a fixed number of queries.</summary>
public sealed class SessionPrepFacts
{
    public required Practice Practice { get; init; }
    public required Therapist Therapist { get; init; }
    public required Client Client { get; init; }
    public required Session Session { get; init; }

    /// <summary>Which session this is for the client, from 1.</summary>
    public required int SessionNumber { get; init; }

    /// <summary>Homework that was assigned, due or handed in during the period, oldest first.</summary>
    public required IReadOnlyList<Assignment> Homework { get; init; }

    /// <summary>Earlier homework with distress values, for the chart; includes the period's.</summary>
    public required IReadOnlyList<Assignment> Rated { get; init; }

    public required IReadOnlyDictionary<Guid, ModuleVersion> Modules { get; init; }
    public required IReadOnlyDictionary<Guid, QuestionSetVersion> Sets { get; init; }

    /// <summary>What the client lets the therapist read, of handed-in homework.</summary>
    public required ILookup<Guid, SavedAnswer> AnswersByItem { get; init; }

    /// <summary>How many answers each item holds back; only the number is ever read.</summary>
    public required IReadOnlyDictionary<Guid, int> KeptPrivate { get; init; }

    public required IReadOnlyList<Alert> OpenAlerts { get; init; }

    /// <summary>The day after the last session before this one that was held, or two weeks back.</summary>
    public static async Task<DateOnly> UsualStartAsync(Caseload caseload, Session session, Guid clientId, string zone, CancellationToken cancel = default)
    {
        var last = await caseload.Sessions
            .Where(s => s.ClientId == clientId && s.StartsAt < session.StartsAt && s.Status != SessionStatus.Cancelled && s.Status != SessionStatus.Missed)
            .MaxAsync(s => (DateTime?)s.StartsAt, cancel);
        return Zones.DateOf(last ?? session.StartsAt.AddDays(-14), zone);
    }

    public static async Task<SessionPrepFacts> ReadAsync(ClinicContext db, Caseload caseload, Session session, Client client, DateOnly from, CancellationToken cancel = default)
    {
        var therapist = await db.Therapists.SingleAsync(t => t.Id == caseload.TherapistId, cancel);
        var since = Zones.ToUtc(from, TimeOnly.MinValue, therapist.TimeZone);
        var all = await caseload.Assignments.AsNoTracking().Include(a => a.Items.OrderBy(i => i.Position))
            .Where(a => a.ClientId == client.Id && a.Status != AssignmentStatus.Withdrawn && a.Purpose == AssignmentPurpose.Work).OrderBy(a => a.SendAt).ToListAsync(cancel);
        var homework = all.Where(a => a.AssignedAt >= since || a.SubmittedAt >= since || a.DueOn >= from).ToList();
        var itemIds = homework.SelectMany(a => a.Items).Select(i => i.Id).ToList();
        var moduleIds = homework.SelectMany(a => a.Items).Select(i => i.ModuleVersionId).ToList();
        var setIds = homework.SelectMany(a => a.Items).Select(i => i.QuestionSetVersionId).ToList();
        return new SessionPrepFacts
        {
            Practice = await db.Practices.SingleAsync(p => p.Id == client.PracticeId, cancel),
            Therapist = therapist,
            Client = client,
            Session = session,
            SessionNumber = 1 + await caseload.Sessions.CountAsync(s => s.ClientId == session.ClientId && s.StartsAt < session.StartsAt && s.Status == SessionStatus.Held, cancel),
            Homework = homework,
            Rated = [.. all.Where(a => a.SubmittedAt is not null && a.DistressBefore is not null && a.DistressAfter is not null).OrderBy(a => a.SubmittedAt).TakeLast(12)],
            Modules = await db.ModuleVersions.AsNoTracking().Where(v => moduleIds.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancel),
            Sets = await db.QuestionSetVersions.AsNoTracking().Where(v => setIds.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancel),
            AnswersByItem = (await caseload.ReadableAnswers.AsNoTracking().Where(a => itemIds.Contains(a.ItemId) && !a.IsEmpty).ToListAsync(cancel)).ToLookup(a => a.ItemId),
            KeptPrivate = await db.Answers.Where(a => itemIds.Contains(a.ItemId) && a.IsPrivate && !a.IsEmpty).GroupBy(a => a.ItemId)
                .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel),
            OpenAlerts = await caseload.Alerts.AsNoTracking().Where(a => a.ClientId == client.Id && a.Status != AlertStatus.Closed).OrderBy(a => a.RaisedAt).ToListAsync(cancel),
        };
    }
}
