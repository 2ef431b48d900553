using System.Diagnostics;
using Clinic.Notices;
using Clinic.Practices;

namespace Clinic.Benchmarks.Reminders;

/// <summary>
/// kill -9 in the middle of mailing. Promise: none lost; a message goes again only where a kill fell between the server's having it and our having noted that,
/// and then under the same Message-ID.
/// </summary>
internal static class CrashReminders
{
    /// <summary>As many as one portal hands over at the same time.</summary>
    private const int InFlight = 2;

    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var (due, cycles, choice) = (wishes.Number("due", 10_000), wishes.Number("cycles", 200), Enum.Parse<InDoubtChoice>(wishes.Word("choice", nameof(InDoubtChoice.ResendSameId))));
        await using var sink = new MailSink();
        await using var ground = await Ground.LayAsync(keep: wishes.Has("keep"));
        var practiceId = await ground.FoundPracticeAsync();
        await ground.ChangePracticeAsync(practiceId, practice => practice.ChangeWhenInDoubt(choice));
        await ground.DueInvitationsAsync(practiceId, due);
        Console.WriteLine($"{due} due, {choice}; killing {cycles} times");
        var kills = await KillAgainAndAgainAsync(ground, sink, cycles, TimeSpan.FromMinutes(wishes.Number("minutes", 600)), choice);
        var calm = await FinishAsync(ground, sink, practiceId);
        return await JudgeAsync(ground, practiceId, sink, due, kills, choice, calm);
    }

    /// <summary>The sink thinks before each answer, so that the work outlasts the kills.</summary>
    private static async Task<int> KillAgainAndAgainAsync(Ground ground, MailSink sink, int cycles, TimeSpan longest, InDoubtChoice choice)
    {
        var clock = Stopwatch.StartNew();
        var (kills, random) = (0, new Random(5));
        sink.Pause = TimeSpan.FromMilliseconds(5);
        for (var cycle = 1; cycle <= cycles && clock.Elapsed < longest; cycle++)
        {
            var before = sink.Count;
            await using var portal = PortalProcess.Start(Together(ground, sink));
            for (var waited = Stopwatch.StartNew(); sink.Count == before && portal.IsAlive && waited.Elapsed < TimeSpan.FromSeconds(60);)
                await Task.Delay(5);
            await Task.Delay(random.Next(100, 600));
            var wasAlive = await portal.KillAsync();
            if (!wasAlive)
                throw new InvalidOperationException(portal.Console);
            kills += sink.Count > before ? 1 : 0;
            if (cycle % 20 == 0)
                Console.WriteLine($"  {choice}: {cycle} cycles, {kills} effective kills, {sink.Count} mails");
        }
        return kills;
    }

    private static async Task<TimeSpan> FinishAsync(Ground ground, MailSink sink, Guid practiceId)
    {
        sink.Pause = TimeSpan.Zero;
        var clock = Stopwatch.StartNew();
        await using var portal = PortalProcess.Start(Together(ground, sink));
        while (await ground.WaitingAsync(practiceId) > 0)
            await Task.Delay(1000);
        await portal.StopAsync();
        return clock.Elapsed;
    }

    private static async Task<bool> JudgeAsync(Ground ground, Guid practiceId, MailSink sink, int due, int kills, InDoubtChoice choice, TimeSpan calm)
    {
        var notices = (await ground.NoticesAsync(practiceId)).Where(n => n.Kind == NoticeKind.Invitation).ToList();
        var ours = notices.Select(n => n.Id.ToString("N")).ToHashSet();
        var taken = sink.Mails.Select(m => m.MessageId.Trim('<', '>').Split('@')[0]).Where(ours.Contains).ToList();
        var distinct = taken.ToHashSet();
        var doubtful = notices.Where(n => n.State == NoticeState.InDoubt).Select(n => n.Id.ToString("N")).ToHashSet();
        var lost = notices.Count(n => !distinct.Contains(n.Id.ToString("N")) && n.State != NoticeState.InDoubt);
        var unlisted = notices.Count(n => n.State is not (NoticeState.Sent or NoticeState.InDoubt));
        Console.WriteLine($"{choice}: effective kills {kills}; accepted {taken.Count}; distinct Message-IDs {distinct.Count}; sent again {taken.Count - distinct.Count}; lost {lost}; "
            + $"in doubt and listed {doubtful.Count}, of them accepted {doubtful.Count(distinct.Contains)}; in no final state {unlisted}; last calm run {calm.TotalSeconds:0} s");
        return lost == 0 && unlisted == 0 && (choice == InDoubtChoice.AssumeSent || doubtful.Count == 0) && taken.Count - distinct.Count <= (choice == InDoubtChoice.AssumeSent ? 0 : kills * InFlight);
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
