using AutoMapper.QueryableExtensions;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Notices;
using Clinic.Sessions;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Home;

/// <summary>Today: what to do before the next session, and what else waits.</summary>
public sealed class HomePage
{
    private const int Shown = 3;

    public required LocalClock Clock { get; init; }
    public required ClientNames Names { get; init; }
    public required NextSession? Next { get; init; }
    public required IReadOnlyList<SessionRow> Later { get; init; }
    /// <summary>Over, and nobody has said whether they took place.</summary>
    public required IReadOnlyList<SessionRow> Unclosed { get; init; }
    public required IReadOnlyList<SessionRow> Tomorrow { get; init; }
    public required DateTime? RemindersAt { get; init; }
    public required Waiting NewAnswers { get; init; }
    public required Waiting Overdue { get; init; }
    public required IReadOnlyList<FailedMailRow> FailedMail { get; init; }

    /// <summary>Couples with something released that waits for the therapist.</summary>
    public required IReadOnlyList<OfferRow> Offers { get; init; }

    public bool IsQuiet => Next is null && Later.Count + Unclosed.Count + NewAnswers.Total + Overdue.Total + FailedMail.Count + Offers.Count == 0;

    public string Heading => Next?.Heading ?? (IsQuiet ? "Nothing waits for you" : "No session is planned");

    public sealed record Waiting(IReadOnlyList<WaitingRow> Rows, int Total);

    public static async Task<HomePage> ReadAsync(SignedInTherapist me, CoupleFile file, AutoMapper.IConfigurationProvider maps)
    {
        var (caseload, now, clock) = (me.Caseload, me.Now, await me.ClockAsync());
        var names = await caseload.NamesAsync();
        var planned = await PlannedAsync(caseload, clock, now);
        var unclosed = planned.Where(s => s.EndsAt <= now).ToList();
        var ahead = planned.Where(s => s.EndsAt > now).ToList();
        var rows = (await Readiness.ReadAsync(caseload, names, ahead, now)).Select(r => new SessionRow(r, names, clock)).ToList();
        var today = rows.Skip(1).Where(r => r.On == clock.Today).ToList();
        return new HomePage
        {
            Clock = clock, Names = names, Later = today,
            Next = rows.Count == 0 ? null : new NextSession(rows[0], now),
            Unclosed = [.. unclosed.Select(s => SessionRow.Bare(s, names, clock))],
            Tomorrow = [.. rows.Skip(1).Where(r => r.On == clock.Today.AddDays(1))],
            RemindersAt = await RemindersTodayAsync(caseload, clock, now),
            Offers = await OffersAsync(caseload, file),
            NewAnswers = await NewAnswersAsync(caseload, maps),
            Overdue = await OverdueAsync(caseload, maps, names, clock.Today, now),
            FailedMail = [.. (await caseload.Notices.Where(n => (n.State == NoticeState.Failed || n.State == NoticeState.InDoubt) && n.TherapistId == null).OrderByDescending(n => n.DueAt)
                .ProjectTo<FailedMailRow>(maps).ToListAsync()).DistinctBy(n => n.ClientId)],
        };
    }

    /// <summary>Planned sessions from a week ago to tomorrow; where none lies ahead of now, the next one after that too.</summary>
    private static async Task<List<Session>> PlannedAsync(Caseload caseload, LocalClock clock, DateTime now)
    {
        var from = Zones.ToUtc(clock.Today.AddDays(-7), TimeOnly.MinValue, clock.Zone);
        var until = Zones.ToUtc(clock.Today.AddDays(2), TimeOnly.MinValue, clock.Zone);
        var planned = caseload.Sessions.AsNoTracking().Where(s => s.Status == SessionStatus.Planned).OrderBy(s => s.StartsAt);
        var near = await planned.Where(s => s.StartsAt >= from && s.StartsAt < until).ToListAsync();
        if (!near.Any(s => s.EndsAt > now) && await planned.FirstOrDefaultAsync(s => s.StartsAt >= until) is { } later)
            near.Add(later);
        return near;
    }

    private static Task<DateTime?> RemindersTodayAsync(Caseload caseload, LocalClock clock, DateTime now)
    {
        var midnight = Zones.ToUtc(clock.Today.AddDays(1), TimeOnly.MinValue, clock.Zone);
        return caseload.Notices.Where(n => n.State == NoticeState.Pending && n.TherapistId == null && n.NextAttemptAt >= now && n.NextAttemptAt < midnight
            && (n.Kind == NoticeKind.ReminderSoon || n.Kind == NoticeKind.ReminderBeforeDue || n.Kind == NoticeKind.ReminderOverdue)).MinAsync(n => (DateTime?)n.NextAttemptAt);
    }

    private static async Task<IReadOnlyList<OfferRow>> OffersAsync(Caseload caseload, CoupleFile file)
    {
        var waiting = await file.WaitingAsync();
        var ids = waiting.Keys.ToList();
        return waiting.Count == 0 ? [] : [.. (await caseload.Couples.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync()).Select(c => new OfferRow(c.Id, c.FirstClientId, c.SecondClientId, waiting[c.Id]))];
    }

    private static async Task<Waiting> NewAnswersAsync(Caseload caseload, AutoMapper.IConfigurationProvider maps)
    {
        var unread = caseload.Assignments.Where(a => a.Status == AssignmentStatus.Submitted);
        return new Waiting(await unread.OrderByDescending(a => a.SubmittedAt).ProjectTo<WaitingRow>(maps).Take(Shown).ToListAsync(), await unread.CountAsync());
    }

    /// <summary>Overdue by each client's own calendar, longest first.</summary>
    private static async Task<Waiting> OverdueAsync(Caseload caseload, AutoMapper.IConfigurationProvider maps, ClientNames names, DateOnly today, DateTime now)
    {
        var open = caseload.Assignments.Where(a => a.DueOn <= today && a.Purpose != AssignmentPurpose.SharedWords
            && (a.Status == AssignmentStatus.Assigned || a.Status == AssignmentStatus.Started || a.Status == AssignmentStatus.Returned));
        var late = (await open.OrderBy(a => a.DueOn).ProjectTo<WaitingRow>(maps).ToListAsync())
            .Where(row => names.Find(row.ClientId) is { Status: ClientStatus.Active } client && Zones.DateOf(now, client.TimeZone) > row.DueOn).ToList();
        return new Waiting([.. late.Take(Shown)], late.Count);
    }

    public string LateWords(WaitingRow row)
    {
        var client = Names.Find(row.ClientId)!;
        var state = row.StartedAt is not null ? "Started" : row.OpenedAt is not null ? "Opened, not started" : "Not opened";
        return client.NoMailBecause(Clock.NowUtc) is not null ? $"{state}. No mail goes to {Names.First(client.Id)} now."
            : DaysLate(row) > 2 ? $"{state}. Reminders have ended. Call {Names.First(client.Id)}?"
            : $"{state}. One more reminder goes out.";
    }

    public int DaysLate(WaitingRow row) => Zones.DateOf(Clock.NowUtc, Names.Find(row.ClientId)!.TimeZone).DayNumber - row.DueOn.DayNumber;
}
