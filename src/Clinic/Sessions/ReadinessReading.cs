using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Notices;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Sessions;

/// <summary>Reads the readiness of any number of sessions in a fixed number of queries.</summary>
internal sealed class ReadinessReading
{
    public required ILookup<Guid, Assignment> Homework { get; init; }
    public required ItemTitles Titles { get; init; }
    public required ILookup<Guid, Answer> Answers { get; init; }
    public required IReadOnlyDictionary<Guid, int> KeptPrivate { get; init; }
    public required IReadOnlyDictionary<Guid, DateTime?> Reminded { get; init; }
    public required ILookup<Guid, Alert> Alerts { get; init; }
    public required IReadOnlyDictionary<Guid, Couple> Couples { get; init; }
    public required IReadOnlyList<PastSession> Past { get; init; }
    public required ClientNames Names { get; init; }
    public required DateTime Now { get; init; }

    public static async Task<IReadOnlyList<Readiness>> ReadAsync(Caseload caseload, ClientNames names, IReadOnlyList<Session> sessions, DateTime now, CancellationToken cancel = default)
    {
        var coupleIds = sessions.Select(s => s.CoupleId).OfType<Guid>().ToList();
        var couples = await caseload.Couples.AsNoTracking().Where(c => coupleIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var clientIds = sessions.Select(s => s.ClientId).Concat(couples.Values.SelectMany(c => new[] { c.FirstClientId, c.SecondClientId })).Distinct().ToList();
        var homework = await caseload.Assignments.AsNoTracking().Include(a => a.Items.OrderBy(i => i.Position))
            .Where(a => clientIds.Contains(a.ClientId) && a.Status != AssignmentStatus.Withdrawn && a.Purpose == AssignmentPurpose.Work && a.SendAt <= now).OrderBy(a => a.SendAt).ToListAsync(cancel);
        var unread = homework.Where(a => a.Status == AssignmentStatus.Submitted).Select(a => a.Id).ToList();
        var ids = homework.Select(a => a.Id).ToList();
        var reading = new ReadinessReading
        {
            Names = names, Now = now, Couples = couples, Homework = homework.ToLookup(a => a.ClientId),
            Titles = await caseload.TitlesAsync(homework.SelectMany(a => a.Items), cancel),
            Answers = (await caseload.ReadableAnswers.AsNoTracking().Where(a => !a.IsEmpty && unread.Contains(a.AssignmentId)).ToListAsync(cancel)).ToLookup(a => a.AssignmentId),
            KeptPrivate = await caseload.KeptPrivateAsync(unread, cancel),
            Reminded = await caseload.Notices.Where(n => n.AssignmentId != null && ids.Contains(n.AssignmentId.Value) && n.TherapistId == null && n.SentAt != null && n.Kind != NoticeKind.Invitation)
                .GroupBy(n => n.AssignmentId!.Value).Select(g => new { g.Key, At = g.Max(n => n.SentAt) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel),
            Alerts = (await caseload.Alerts.AsNoTracking().Where(a => a.Status != AlertStatus.Closed && clientIds.Contains(a.ClientId)).OrderBy(a => a.RaisedAt).ToListAsync(cancel)).ToLookup(a => a.ClientId),
            Past = await caseload.Sessions.Where(s => clientIds.Contains(s.ClientId) && s.Status != SessionStatus.Cancelled && s.Status != SessionStatus.Missed)
                .Select(s => new PastSession(s.ClientId, s.CoupleId, s.StartsAt, s.Status)).ToListAsync(cancel),
        };
        return [.. sessions.Select(reading.Of)];
    }

    private Readiness Of(Session session)
    {
        var earlier = Past.Where(s => s.ClientId == session.ClientId && s.CoupleId == session.CoupleId && s.StartsAt < session.StartsAt).ToList();
        var since = earlier.Max(s => (DateTime?)s.StartsAt) ?? session.StartsAt.AddDays(-14);
        Guid[] who = session.CoupleId is { } id && Couples.TryGetValue(id, out var couple) ? [couple.FirstClientId, couple.SecondClientId] : [session.ClientId];
        return new Readiness(session, 1 + earlier.Count(s => s.Status == SessionStatus.Held),
            [.. Names.All.Where(c => who.Contains(c.Id)).OrderBy(c => Array.IndexOf(who, c.Id)).Select(c => Of(c, since))]);
    }

    private ClientReadiness Of(Client client, DateTime since) => new(
        client, [.. Alerts[client.Id]],
        [.. Homework[client.Id].Where(a => a.IsOpen || a.Status == AssignmentStatus.Submitted || a.SubmittedAt >= since).Select(a => Of(a, client.TimeZone))],
        [.. Homework[client.Id].Where(a => a is { SubmittedAt: not null, DistressAfter: not null }).OrderBy(a => a.SubmittedAt)
            .Select(a => new DistressRating(a.SubmittedAt!.Value, a.DistressBefore, a.DistressAfter!.Value))],
        Now);

    private HomeworkStanding Of(Assignment assignment, string zone) => new(
        assignment, [.. assignment.Items.Select(i => new ItemStanding(Titles[i], i.Kind, assignment.StateOf(i, Now, zone)))],
        [.. Answers[assignment.Id]], KeptPrivate.GetValueOrDefault(assignment.Id), assignment.Items.Sum(Titles.QuestionsOf), Reminded.GetValueOrDefault(assignment.Id));

    public sealed record PastSession(Guid ClientId, Guid? CoupleId, DateTime StartsAt, SessionStatus Status);
}
