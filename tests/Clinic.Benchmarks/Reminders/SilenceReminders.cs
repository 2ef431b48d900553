using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Benchmarks.Reminders;

/// <summary>
/// While a sweep is under way, each homework is handed in, withdrawn or paused, its client discharged, held or stopped, at a random moment near its turn.
/// Promise: no mail is handed over after that was committed.
/// </summary>
internal static class SilenceReminders
{
    private static readonly string[] Acts = ["submit", "withdraw", "discharge", "hold", "stop", "pause"];

    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var due = wishes.Number("due", 10_000);
        await using var sink = new MailSink();
        await using var ground = await Ground.LayAsync(new Dictionary<string, string>(sink.Settings), wishes.Has("keep"));
        var practiceId = await ground.FoundPracticeAsync();
        await ground.DueInvitationsAsync(practiceId, due);
        var order = await TurnIntoRemindersAsync(ground, practiceId);
        var sweep = ground.Services.GetRequiredService<NoticeSweep>();
        var sweeping = Task.Run(() => sweep.RunAsync(CancellationToken.None));
        var silencedAt = await SilenceAllAsync(ground, practiceId, sink, order, sweeping);
        await sweeping;
        await sweep.RunAsync(CancellationToken.None);
        var notices = (await ground.NoticesAsync(practiceId)).Where(n => silencedAt.ContainsKey(n.Id)).ToList();
        var sunk = sink.Mails.Select(m => m.NoticeId).ToHashSet();
        var after = notices.Count(n => n.HandedOverAt > silencedAt[n.Id]);
        var unnoted = notices.Count(n => n.HandedOverAt is null && sunk.Contains(n.Id));
        Console.WriteLine($"{silencedAt.Count} silenced near their turn: kept back {notices.Count(n => !sunk.Contains(n.Id))}, gone before {notices.Count(n => sunk.Contains(n.Id)) - after}, handed over after the commit {after}, gone without a note {unnoted}");
        return after == 0 && unnoted == 0 && notices.Any(n => sunk.Contains(n.Id)) && notices.Any(n => !sunk.Contains(n.Id));
    }

    /// <summary>Each client's invitation becomes a reminder that is due now.</summary>
    private static Task<List<(Guid Notice, Guid Assignment)>> TurnIntoRemindersAsync(Ground ground, Guid practiceId) => ground.InAsync(practiceId, async services =>
    {
        var db = services.GetRequiredService<ClinicContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var assignments = await db.Assignments.ToListAsync();
        (await db.Notices.Where(n => n.State == NoticeState.Pending).ToListAsync()).ForEach(n => n.Skip("not in this run", now));
        var practice = await db.Practices.SingleAsync();
        practice.ChangeReminderHours(new(0, 0), new(23, 59));
        var due = assignments.Select(a => Notice.ToClient(a, NoticeKind.ReminderSoon, now, DateOnly.FromDateTime(now), now)).ToList();
        db.Notices.AddRange(due);
        await db.SaveChangesAsync();
        return due.Zip(assignments, (n, a) => (n.Id, a.Id)).ToList();
    });

    private static async Task<Dictionary<Guid, DateTime>> SilenceAllAsync(Ground ground, Guid practiceId, MailSink sink, List<(Guid Notice, Guid Assignment)> order, Task sweeping)
    {
        var (silencedAt, random, next) = (new Dictionary<Guid, DateTime>(), new Random(8), 0);
        while (next < order.Count && !sweeping.IsCompleted)
        {
            next = Math.Max(next, sink.Count + random.Next(-3, 12));
            if (next < 0 || next >= order.Count)
                break;
            var (notice, assignment) = order[next++];
            silencedAt[notice] = await SilenceAsync(ground, practiceId, assignment, Acts[random.Next(Acts.Length)]);
        }
        return silencedAt;
    }

    /// <returns>A moment after it was committed.</returns>
    private static async Task<DateTime> SilenceAsync(Ground ground, Guid practiceId, Guid assignmentId, string act)
    {
        while (true)
        {
            try
            {
                return await ground.InAsync(practiceId, services => ActAsync(services, assignmentId, act));
            }
            catch (DbUpdateConcurrencyException)
            {
                // The sweep had it at that moment; a person would press again.
            }
        }
    }

    private static async Task<DateTime> ActAsync(IServiceProvider services, Guid assignmentId, string act)
    {
        var (db, book, clock) = (services.GetRequiredService<ClinicContext>(), services.GetRequiredService<NoticeBook>(), services.GetRequiredService<TimeProvider>());
        var now = clock.GetUtcNow().UtcDateTime;
        var assignment = await db.Assignments.SingleAsync(a => a.Id == assignmentId);
        var client = await db.Clients.SingleAsync(c => c.Id == assignment.ClientId);
        Change(assignment, client, act, now);
        if (act is "submit" or "withdraw")
            await book.CloseAsync(assignmentId, act == "submit" ? "submitted" : "withdrawn");
        if (act == "discharge")
            await book.CloseAllAsync(client.Id, "discharged");
        await db.SaveChangesAsync();
        return clock.GetUtcNow().UtcDateTime;
    }

    private static void Change(Assignment assignment, Client client, string act, DateTime now)
    {
        switch (act)
        {
            case "submit": assignment.Submit(now); break;
            case "withdraw": assignment.Withdraw(now); break;
            case "discharge": client.Discharge(now); break;
            case "hold": client.Contact.Hold(now); break;
            case "stop": client.Contact.StopReminders(now); break;
            default: client.Contact.Snooze(now.AddDays(3)); break;
        }
    }
}
