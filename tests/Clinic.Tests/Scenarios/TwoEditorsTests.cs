using Clinic.Assignments;
using Clinic.Data;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>
/// Two to four pages edit one answer in any order, with requests that are repeated and replies that are lost. Against a model: no words that were told as saved
/// are overwritten by a page that had not seen them. A reply that said "saved" always names a revision that holds exactly these words.
/// </summary>
[Category(Counts.Client)]
public sealed class TwoEditorsTests(StorageProvider provider) : ClientScenario(provider)
{
    private static readonly Gen<(int Editor, bool IsLost, bool IsRepeated)[]> Moves =
        Gen.Select(Gen.Int[0, 3], Gen.Bool, Gen.Bool).Array[4, 12];

    /// <summary>Numbers of the questions that take any words.</summary>
    private static readonly int[] LongTexts = [1, 2, 3, 5, 6, 7, 9, 10];

    /// <summary>An answer grows by each of them, and has an end.</summary>
    private const int RunsPerHomework = 80;

    private Sent sent = null!;
    private Browser browser = null!;
    private int run;
    private int saves;
    private int conflicts;

    [Test]
    public async Task Nothing_that_was_saved_is_overwritten_unseen()
    {
        var size = Counts.Of(40, 10_000);

        await Moves.SampleAsync(CheckAsync, iter: size, threads: 1);

        Counts.Say("D5", $"{run} interleavings of up to four editors, {saves} saves told as saved, each kept word for word as its revision; {conflicts} stale ones answered 409 with both texts; 0 overwritten unseen");
        Assert.That(run, Is.GreaterThanOrEqualTo(size));
    }

    private async Task CheckAsync((int Editor, bool IsLost, bool IsRepeated)[] moves)
    {
        if (run++ % RunsPerHomework == 0)
        {
            sent = await SendAsync(await Portal.EnrolClientAsync(new Enrolment { Email = $"{Guid.NewGuid():N}@mail.example" }), Portal.TenQuestions);
            browser = await OpenAsync(sent);
        }
        var number = LongTexts[run % LongTexts.Length];
        var start = await CurrentAsync(number);
        var seen = Enumerable.Range(0, 4).Select(_ => start).ToArray();
        var pending = new (Guid Key, string Words, int Base)?[4];
        var history = new List<(int Revision, string Words)> { start };
        for (var step = 0; step < moves.Length; step++)
        {
            var (editor, isLost, isRepeated) = moves[step];
            var request = pending[editor] ?? (Guid.NewGuid(), $"{seen[editor].Words}+{run}.{step}", seen[editor].Revision);
            var reply = await SaveAsync(browser, sent, number, request.Words, request.Base, request.Key);
            if (isRepeated)
                reply = await SaveAsync(browser, sent, number, request.Words, request.Base, request.Key);
            if (reply.Status == 200)
            {
                saves++;
                if (history.All(h => h.Revision != reply.Revision))
                    history.Add((reply.Revision, request.Words));
                Assert.That(history.Single(h => h.Revision == reply.Revision).Words, Is.EqualTo(request.Words), "saved means these words");
                Assert.That(request.Base, Is.EqualTo(reply.Revision - 1), "only who had seen the words before may follow them");
            }
            else
            {
                conflicts++;
                Assert.That(reply.Status, Is.EqualTo(409), reply.Json);
                Assert.That((reply.Status, reply.Theirs), Is.EqualTo((409, history[^1].Words)), "the others' words come back whole");
                Assert.That(request.Base, Is.LessThan(history[^1].Revision));
            }
            pending[editor] = isLost ? request : null;
            if (!isLost)
                seen[editor] = reply.Status == 200 ? (reply.Revision, request.Words) : (reply.Revision, $"{request.Words}|{reply.Theirs}");
        }
        var kept = await Portal.ReadAsync(db => KeptAsync(db, number));
        Assert.That(history.Where(h => h.Revision > 0).All(h => kept[h.Revision] == h.Words), Is.True, "every acknowledged text is a revision");
    }

    private async Task<Dictionary<int, string>> KeptAsync(ClinicContext db, int number)
    {
        var version = await db.QuestionSetVersions.SingleAsync(v => db.Set<AssignmentItem>().Any(i => i.Id == sent.Items[0] && i.QuestionSetVersionId == v.Id));
        var question = version.Questions[number - 1].Id;
        var revisions = await db.AnswerRevisions.Where(r => db.Answers.Any(a => a.Id == r.AnswerId && a.ItemId == sent.Items[0] && a.QuestionId == question)).ToListAsync();
        return revisions.ToDictionary(r => r.Number, r => r.Value.Text);
    }

    private async Task<(int Revision, string Words)> CurrentAsync(int number)
    {
        var page = await browser.OpenAsync(sent.QuestionUrl(number));
        return (int.Parse(page.Form("main form").ValueOf("base"), System.Globalization.CultureInfo.InvariantCulture), page.Form("main form").ValueOf("answer"));
    }
}
