using System.Diagnostics;
using System.Globalization;
using Clinic.Data;
using Clinic.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Benchmarks.Reminders;

/// <summary>kill -9 while a process assigns. Promise: every homework has all of its mails, every mail its homework.</summary>
internal static class CrashAssign
{
    /// <summary>Invitation, three reminders and the word to the therapist.</summary>
    private const int Planned = 5;

    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var cycles = wishes.Number("cycles", 500);
        await using var ground = await Ground.LayAsync(keep: wishes.Has("keep"));
        var practiceId = await ground.FoundPracticeAsync();
        var (clock, longest) = (Stopwatch.StartNew(), TimeSpan.FromMinutes(wishes.Number("minutes", 600)));
        var (kills, random) = (0, new Random(4));
        for (var cycle = 1; cycle <= cycles && clock.Elapsed < longest; cycle++)
        {
            kills += await KillOneAsync(ground, practiceId, TimeSpan.FromMilliseconds(random.Next(5, 250))) ? 1 : 0;
            if (cycle % 50 == 0)
                Console.WriteLine($"  {cycle} cycles, {kills} kills");
        }
        return await JudgeAsync(ground, practiceId, kills);
    }

    /// <summary>One homework after the other, for as long as it lives.</summary>
    public static async Task<bool> AssignAsync(Wishes wishes)
    {
        await using var ground = await Ground.OnAsync(wishes.Word("folder", ""));
        var practiceId = Guid.Parse(wishes.Word("practice", ""), CultureInfo.InvariantCulture);
        await ground.DueInvitationsAsync(practiceId, 1);
        Console.WriteLine("assigning");
        while (true)
            await ground.DueInvitationsAsync(practiceId, 1);
    }

    private static async Task<bool> KillOneAsync(Ground ground, Guid practiceId, TimeSpan after)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["assign", "until-killed", "--folder", ground.Folder, "--practice", $"{practiceId}"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var assigning = Process.Start(start)!;
        var isAssigning = await assigning.StandardOutput.ReadLineAsync() == "assigning";
        await Task.Delay(after);
        var wasAlive = !assigning.HasExited;
        if (wasAlive)
            assigning.Kill();
        await assigning.WaitForExitAsync();
        return isAssigning && wasAlive;
    }

    private static Task<bool> JudgeAsync(Ground ground, Guid practiceId, int kills) => ground.InAsync(practiceId, async services =>
    {
        var db = services.GetRequiredService<ClinicContext>();
        var assignments = await db.Assignments.Select(a => a.Id).ToListAsync();
        var notices = await db.Notices.Select(n => n.AssignmentId).ToListAsync();
        var counts = notices.GroupBy(id => id).ToDictionary(g => g.Key!.Value, g => g.Count());
        var bare = assignments.Count(id => counts.GetValueOrDefault(id) != Planned);
        var stray = counts.Keys.Except(assignments).Count();
        Console.WriteLine($"{kills} kills around {assignments.Count} assignments with {notices.Count} mails: homework without all of its mails {bare}, mails without homework {stray}");
        return bare == 0 && stray == 0 && kills > 0;
    });
}
