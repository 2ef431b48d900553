using System.Diagnostics;
using Clinic.Notices;

namespace Clinic.Benchmarks.Reminders;

/// <summary>Several portals share one database and its due mails. Promise: each mail goes once.</summary>
internal static class FleetReminders
{
    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var (due, processes) = (wishes.Number("due", 10_000), wishes.Number("processes", 4));
        await using var sink = new MailSink();
        await using var ground = await Ground.LayAsync(keep: wishes.Has("keep"));
        var practiceId = await ground.FoundPracticeAsync();
        await ground.DueInvitationsAsync(practiceId, due);
        var settings = ground.Settings;
        foreach (var (key, value) in sink.Settings)
            settings[key] = value;
        settings["Jobs:SweepSeconds"] = "1";
        var clock = Stopwatch.StartNew();
        var fleet = Enumerable.Range(0, processes).Select(_ => PortalProcess.Start(settings)).ToList();
        while (await ground.WaitingAsync(practiceId) > 0 && clock.Elapsed < TimeSpan.FromMinutes(15))
            await Task.Delay(500);
        var took = clock.Elapsed;
        var workers = (await ground.NoticesAsync(practiceId)).Count(n => n.State == NoticeState.Sent);
        foreach (var portal in fleet)
            await portal.DisposeAsync();
        var distinct = sink.Mails.Select(m => m.MessageId).Distinct().Count();
        Console.WriteLine($"{processes} processes, {due} due: accepted {sink.Count}, distinct {distinct}, twice {sink.Count - distinct}, noted as sent {workers}, {took.TotalSeconds:0.0} s with start-up");
        return distinct == due && sink.Count == due && workers == due;
    }
}
