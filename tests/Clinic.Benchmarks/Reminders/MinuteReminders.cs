using Clinic.Data;
using Clinic.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Benchmarks.Reminders;

/// <summary>A rush: many mails due within one minute, with the usual settings. Promise: none early, 99 of 100 within 90 seconds.</summary>
internal static class MinuteReminders
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(90);

    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var due = wishes.Number("due", 10_000);
        await using var sink = new MailSink();
        await using var ground = await Ground.LayAsync(keep: wishes.Has("keep"));
        var practiceId = await ground.FoundPracticeAsync();
        await ground.DueInvitationsAsync(practiceId, due);
        var dueAt = await SpreadAsync(ground, practiceId, wishes.Number("lead", 90));
        var settings = ground.Settings;
        foreach (var (key, value) in sink.Settings)
            settings[key] = value;
        await using var portal = PortalProcess.Start(settings);
        while (sink.Mails.Count(m => dueAt.ContainsKey(m.NoticeId)) < due)
            await Task.Delay(1000);
        var lags = sink.Mails.Where(m => dueAt.ContainsKey(m.NoticeId)).Select(m => m.At - dueAt[m.NoticeId]).Order().ToList();
        var (early, median, late) = (lags.Count(l => l < TimeSpan.Zero), lags[lags.Count / 2], lags[lags.Count * 99 / 100]);
        Console.WriteLine($"{due} due within one minute: early {early}, median {median.TotalSeconds:0.0} s, p99 {late.TotalSeconds:0.0} s, last {lags[^1].TotalSeconds:0.0} s, mails {lags.Count}");
        return early == 0 && late <= Enough && lags.Count == due;
    }

    private static Task<Dictionary<Guid, DateTime>> SpreadAsync(Ground ground, Guid practiceId, int lead) => ground.InAsync(practiceId, async services =>
    {
        var (db, random) = (services.GetRequiredService<ClinicContext>(), new Random(6));
        var notices = await db.Notices.Where(n => n.Kind == NoticeKind.Invitation).ToListAsync();
        var from = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddSeconds(lead);
        foreach (var notice in notices)
            notice.MoveTo(from.AddSeconds(random.NextDouble() * 60), notice.LocalDate);
        await db.SaveChangesAsync();
        return notices.ToDictionary(n => n.Id, n => n.DueAt);
    });
}
