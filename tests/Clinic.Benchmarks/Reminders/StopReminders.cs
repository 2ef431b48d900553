using System.Diagnostics;
using Clinic.Notices;

namespace Clinic.Benchmarks.Reminders;

/// <summary>SIGTERM in the middle of mailing, as every restart does. Promise: nothing is lost, nothing goes twice, and the process ends within 15 seconds.</summary>
internal static class StopReminders
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(15);

    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var (due, cycles) = (wishes.Number("due", 10_000), wishes.Number("cycles", 200));
        await using var sink = new MailSink(TimeSpan.FromMilliseconds(5));
        await using var ground = await Ground.LayAsync(keep: wishes.Has("keep"));
        var practiceId = await ground.FoundPracticeAsync();
        await ground.DueInvitationsAsync(practiceId, due);
        var settings = ground.Settings;
        foreach (var (key, value) in sink.Settings.Append(KeyValuePair.Create("Jobs:SweepSeconds", "1")))
            settings[key] = value;
        var (clock, longest) = (Stopwatch.StartNew(), TimeSpan.FromMinutes(wishes.Number("minutes", 600)));
        var (stops, slowest, random) = (0, TimeSpan.Zero, new Random(3));
        for (var cycle = 1; cycle <= cycles && clock.Elapsed < longest; cycle++)
        {
            var before = sink.Count;
            await using var portal = PortalProcess.Start(settings);
            for (var waited = Stopwatch.StartNew(); sink.Count == before && portal.IsAlive && waited.Elapsed < TimeSpan.FromSeconds(60);)
                await Task.Delay(5);
            await Task.Delay(random.Next(50, 400));
            stops += sink.Count > before ? 1 : 0;
            slowest = await portal.StopAsync() is var took && took > slowest ? took : slowest;
            if (cycle % 20 == 0)
                Console.WriteLine($"  {cycle} cycles, {stops} stops in the middle, {sink.Count} mails, slowest end {slowest.TotalSeconds:0.0} s");
        }
        sink.Pause = TimeSpan.Zero;
        await using (var last = PortalProcess.Start(settings))
            while (await ground.WaitingAsync(practiceId) > 0)
                await Task.Delay(1000);
        var notices = (await ground.NoticesAsync(practiceId)).Where(n => n.Kind == NoticeKind.Invitation).ToList();
        var taken = sink.Mails.Select(m => m.NoticeId).Where(notices.Select(n => n.Id).ToHashSet().Contains).ToList();
        var (lost, twice) = (due - taken.Distinct().Count(), taken.Count - taken.Distinct().Count());
        Console.WriteLine($"{due} due, {stops} SIGTERMs in the middle of mailing: lost {lost}, twice {twice}, noted as sent {notices.Count(n => n.State == NoticeState.Sent)}, slowest end {slowest.TotalSeconds:0.0} s");
        return lost == 0 && twice == 0 && slowest <= LongestEnd && stops > 0;
    }
}
