using System.Diagnostics;
using Clinic.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Benchmarks.Drafts;

/// <summary>
/// kill -9 while clients are typing. Promise: whatever a page was told as saved is found afterwards, word for word, as the revision of that number.
/// </summary>
internal static class CrashDrafts
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var (clients, kills, saves) = (wishes.Number("clients", 20), wishes.Number("kills", 200), wishes.Number("saves", 105));
        await using var ground = await Ground.LayAsync(keep: wishes.Has("keep"));
        var practiceId = await ground.FoundPracticeAsync();
        var homework = await ground.SendQuestionsAsync(practiceId, clients);
        var typists = homework.Select((sent, nth) => new Typist(sent, nth)).ToList();
        Console.WriteLine($"{clients} clients typing; killing {kills} times, each time after {saves} acknowledged saves or more");
        var effective = await KillAgainAndAgainAsync(ground, practiceId, typists, kills, saves);
        return await JudgeAsync(ground, practiceId, typists, effective, kills);
    }

    /// <returns>How many kills hit a living portal in which somebody's words had just been acknowledged.</returns>
    private static async Task<int> KillAgainAndAgainAsync(Ground ground, Guid practiceId, List<Typist> typists, int kills, int saves)
    {
        var (effective, random, desk) = (0, new Random(7), new Desk());
        using var over = new CancellationTokenSource();
        var typing = typists.Select(typist => typist.TypeAsync(desk, over.Token)).ToList();
        for (var cycle = 1; cycle <= kills; cycle++)
        {
            await using var portal = PortalProcess.Start(new Dictionary<string, string>(ground.Settings) { ["Mail:Mode"] = "Pickup", ["Jobs:Enabled"] = "false" });
            await portal.ReadyAsync();
            typists[cycle % typists.Count].BeginsInAnotherBrowser = true;
            var before = Acknowledged(typists);
            desk.Address = portal.Address;
            for (var waited = Stopwatch.StartNew(); Acknowledged(typists) - before < saves && portal.IsAlive && waited.Elapsed < Patience && !typing.Any(t => t.IsFaulted);)
                await Task.Delay(5);
            await Task.Delay(random.Next(0, 250));
            var got = Acknowledged(typists) - before;
            var wasAlive = await portal.KillAsync();
            desk.Address = null;
            if (!wasAlive || typing.FirstOrDefault(t => t.IsFaulted) is { } failed && await failed is not true)
                throw new InvalidOperationException(portal.Console);
            effective += got >= saves ? 1 : 0;
            if (cycle % 20 == 0)
                Console.WriteLine($"  {cycle} kills, {effective} effective, {Acknowledged(typists)} saves acknowledged, {await LostAsync(ground, practiceId, typists)} lost, {typists.Sum(t => t.Broken)} requests without an answer");
        }
        await over.CancelAsync();
        await Task.WhenAll(typing);
        return effective;
    }

    private static int Acknowledged(List<Typist> typists) => typists.Sum(t => t.Acknowledged);

    private static async Task<bool> JudgeAsync(Ground ground, Guid practiceId, List<Typist> typists, int effective, int kills)
    {
        var lost = await LostAsync(ground, practiceId, typists);
        var sound = await ground.InAsync(practiceId, services => services.GetRequiredService<ClinicContext>().Database.SqlQuery<string>($"PRAGMA integrity_check").ToListAsync());
        Console.WriteLine($"kills {kills}, effective {effective}; acknowledged {Acknowledged(typists)}; lost {lost}; requests without an answer, and repeated {typists.Sum(t => t.Broken)}; "
            + $"opened anew with link and PIN {typists.Sum(t => t.Openings)}, and shown other words than the last acknowledged {typists.Sum(t => t.Surprises)}; integrity {string.Join(' ', sound)}");
        return lost == 0 && effective == kills && typists.All(t => t.Surprises == 0) && sound is ["ok"];
    }

    /// <summary>Of what was acknowledged, how much the database does not hold, word for word. Only while no portal runs.</summary>
    private static async Task<int> LostAsync(Ground ground, Guid practiceId, List<Typist> typists)
    {
        var lost = 0;
        foreach (var typist in typists)
            lost += await ground.InAsync(practiceId, services => LostOfAsync(services.GetRequiredService<ClinicContext>(), typist));
        return lost;
    }

    private static async Task<int> LostOfAsync(ClinicContext db, Typist typist)
    {
        var answers = await db.Answers.AsNoTracking().Where(a => a.AssignmentId == typist.Sent.AssignmentId).ToDictionaryAsync(a => a.QuestionId);
        var lost = 0;
        foreach (var group in typist.Acks.GroupBy(a => a.Number))
        {
            var answer = answers.GetValueOrDefault(typist.Sent.Questions[group.Key - 1]);
            var kept = answer is null ? [] : await db.AnswerRevisions.AsNoTracking().Where(r => r.AnswerId == answer.Id).ToDictionaryAsync(r => r.Number, r => r.Value);
            lost += group.Count(ack => !kept.TryGetValue(ack.Revision, out var words) || words.Text != ack.Words);
            lost += answer is not null && (answer.Revision < group.Max(a => a.Revision) || kept[answer.Revision].Text != answer.Value.Text) ? 1 : 0;
        }
        return lost;
    }
}

/// <summary>Where the portal is at present; it comes back on another port.</summary>
internal sealed class Desk
{
    public volatile Uri? Address;
}
