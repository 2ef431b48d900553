using System.Diagnostics;
using Clinic.Notices;

namespace Clinic.Benchmarks.Reminders;

/// <summary>
/// kill -9 in the middle of mailing. Promise: none lost; a message goes again only where a kill fell between the server's having it and our having noted that,
/// and then under the same Message-ID.
/// </summary>
internal static class CrashReminders
{
    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var (due, cycles) = (wishes.Number("due", 10_000), wishes.Number("cycles", 200));
        await using var sink = new MailSink();
        await using var ground = await Ground.LayAsync(keep: wishes.Has("keep"));
        var practiceId = await ground.FoundPracticeAsync();
        await ground.DueInvitationsAsync(practiceId, due);
        Console.WriteLine($"{due} due; killing {cycles} times");
        var kills = await KillAgainAndAgainAsync(ground, sink, due, cycles);
        var calm = await FinishAsync(ground, sink, practiceId);
        return await JudgeAsync(ground, practiceId, sink, due, kills, calm);
    }

    /// <summary>The sink thinks before each answer, so that the work outlasts the kills.</summary>
    private static async Task<int> KillAgainAndAgainAsync(Ground ground, MailSink sink, int due, int cycles)
    {
        var (kills, random) = (0, new Random(5));
        for (var cycle = 1; cycle <= cycles && sink.Mails.Select(m => m.MessageId).Distinct().Count() < due; cycle++)
        {
            sink.Pause = TimeSpan.FromMilliseconds(5);
            var before = sink.Count;
            await using var portal = PortalProcess.Start(Together(ground, sink));
            for (var waited = Stopwatch.StartNew(); sink.Count == before && portal.IsAlive && waited.Elapsed < TimeSpan.FromSeconds(40);)
                await Task.Delay(5);
            await Task.Delay(random.Next(100, 600));
            var wasAlive = await portal.KillAsync();
            if (wasAlive && sink.Count > before)
                kills++;
            else if (!wasAlive)
                throw new InvalidOperationException(portal.Console);
            if (cycle % 20 == 0)
                Console.WriteLine($"  {cycle} cycles, {kills} effective kills, {sink.Count} mails");
        }
        return kills;
    }

    private static async Task<TimeSpan> FinishAsync(Ground ground, MailSink sink, Guid practiceId)
    {
        sink.Pause = TimeSpan.Zero;
        var clock = Stopwatch.StartNew();
        await using var portal = PortalProcess.Start(Together(ground, sink));
        while ((await ground.NoticesAsync(practiceId)).Any(n => n.Kind == NoticeKind.Invitation && n.IsWaiting))
            await Task.Delay(500);
        await portal.StopAsync();
        return clock.Elapsed;
    }

    private static async Task<bool> JudgeAsync(Ground ground, Guid practiceId, MailSink sink, int due, int kills, TimeSpan calm)
    {
        var notices = (await ground.NoticesAsync(practiceId)).Where(n => n.Kind == NoticeKind.Invitation).ToList();
        var distinct = sink.Mails.Select(m => m.MessageId).Distinct().Count();
        var again = sink.Count - distinct;
        var lost = due - distinct;
        Console.WriteLine($"effective kills {kills}; accepted {sink.Count}; distinct Message-IDs {distinct}; sent again {again}; lost {lost}; "
            + $"states {string.Join(", ", notices.GroupBy(n => n.State).Select(g => $"{g.Key} {g.Count()}"))}; last calm run {calm.TotalSeconds:0.0} s");
        return lost == 0 && again <= kills && notices.All(n => n.State == NoticeState.Sent);
    }

    private static Dictionary<string, string> Together(Ground ground, MailSink sink)
    {
        var settings = ground.Settings;
        foreach (var (key, value) in sink.Settings)
            settings[key] = value;
        settings["Jobs:SweepSeconds"] = "1";
        return settings;
    }
}
