using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Data;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace Clinic.Tests.Scenarios;

/// <summary>
/// Several couples, each partner with a marker of their own in every word that can be written. Everything a partner can reach is opened: every
/// page that a page leads to, every paper, every mail. Of the other's words only what was released may be among it. The same for 200 couples:
/// the command "canary couples".
/// </summary>
public sealed class SpyingPartnerTests(StorageProvider provider) : Scenario(provider)
{
    private const int Couples = 4;
    private const string Pin = "314159";

    [Test]
    public async Task Nobody_reaches_a_word_of_the_partner_but_what_was_released()
    {
        var partners = new List<Partner>();
        for (var nth = 0; nth < Couples; nth++)
            partners.AddRange(await CoupleAsync(nth));
        await Portal.SweepAsync();
        var found = new List<string>();
        var released = 0;
        foreach (var partner in partners)
        {
            var reached = await EverythingAsync(partner);
            released += Count(reached, partner.OtherReleased);
            found.AddRange(partners.Where(p => p != partner).SelectMany(p => p.Secrets).Where(secret => Count(reached, secret) > 0).Select(secret => $"{partner.Name} reached {secret}"));
            found.AddRange(partners.Where(p => p != partner && p.Released != partner.OtherReleased).Where(p => Count(reached, p.Released) > 0).Select(p => $"{partner.Name} reached {p.Released}"));
            Assert.That(Count(reached, partner.Own), Is.GreaterThan(0), "the walk does reach words: their own");
        }

        Assert.That(found, Is.Empty);
        Assert.That(released, Is.GreaterThanOrEqualTo(partners.Count), "and what was released is read");
    }

    private sealed record Partner(string Name, string Email, string Own, string Released, string OtherReleased, IReadOnlyList<string> Secrets);

    private async Task<Partner[]> CoupleAsync(int nth)
    {
        string Mark(char side, string what) => $"mark-{what}-{side}{nth}-{Guid.NewGuid():N}";
        var marks = new[] { 'a', 'b' }.ToDictionary(side => side, side => new[] { "own", "released", "private", "safety", "note", "remark" }.ToDictionary(what => what, what => Mark(side, what)));
        var unit = Mark('u', "unit");
        var first = await Portal.EnrolClientAsync(new Enrolment { Name = $"First{nth} {Mark('a', "name")}", Email = $"first{nth}@mail.example" });
        var second = await Portal.EnrolClientAsync(new Enrolment { Name = $"Second{nth} {Mark('b', "name")}", Email = $"second{nth}@mail.example", Role = ClientRole.PartnerWhoCausedHarm });
        var couple = await Portal.LinkCoupleAsync(first, second);
        foreach (var (client, side) in new[] { (first, 'a'), (second, 'b') })
            await WriteAsync(client, marks[side]);
        await Portal.InPracticeAsync(async services =>
        {
            var db = services.GetRequiredService<ClinicContext>();
            await ReleaseAsync(services, db, await db.Couples.SingleAsync(c => c.Id == couple), unit);
            return await db.SaveChangesAsync();
        });
        Partner Of(EnrolledClient client, char side, char other) => new(client.Name.Split(' ')[0], client.Email, marks[side]["own"], marks[side]["released"], marks[other]["released"],
            [.. marks[side].Where(m => m.Key is not "released").Select(m => m.Value), client.Name.Split(' ')[1], unit]);
        return [Of(first, 'a', 'b'), Of(second, 'b', 'a')];
    }

    private async Task WriteAsync(EnrolledClient client, Dictionary<string, string> marks)
    {
        var homework = await Portal.AssignAsync(client, note: marks["note"], items: [Portal.WeeklyCheckIn]);
        var open = await Portal.AssignAsync(client, dueInDays: 9, items: [Portal.TenQuestions]);
        await Portal.AnswerAsync(homework, ("hard-moment", marks["released"]), ("for-the-session", marks["own"]), ("safety-to-talk-about", "yes"), ("sleep", marks["private"]));
        await Portal.KeepPrivateAsync(homework, "sleep");
        await Portal.SubmitAsync(homework, 4, 9);
        await Portal.AnswerAsync(open, ("how-i-see-myself", marks["safety"]));
        await Portal.ChangeAsync(async db =>
        {
            var row = await db.Clients.SingleAsync(c => c.Id == client.Id);
            row.Pin.Set(PinHash.Of(Pin, row), Portal.Now);
            (await db.Answers.FirstAsync(a => a.AssignmentId == homework)).KeepNote(marks["remark"]);
            (await db.Assignments.SingleAsync(a => a.Id == homework)).KeepPrivateNote(marks["remark"]);
        });
    }

    private async Task ReleaseAsync(IServiceProvider services, ClinicContext db, Couple couple, string unit)
    {
        var (policies, book) = (services.GetRequiredService<PolicyBook>(), services.GetRequiredService<ReleaseBook>());
        await policies.ChooseAsync(couple, SecretsPolicy.Separate);
        db.CoupleNotes.Add(CoupleNote.Write(couple, couple.TherapistId, CoupleNoteKind.Note, unit, Portal.Now));
        await db.SaveChangesAsync();
        foreach (var partner in await db.Clients.Where(c => c.Id == couple.FirstClientId || c.Id == couple.SecondClientId).ToListAsync())
            await policies.SignBesideAsync(await policies.ConsentAsync(couple), partner, partner.FirstName, couple.TherapistId);
        await db.SaveChangesAsync();
        var consent = await policies.ConsentAsync(couple);
        foreach (var homework in await db.Assignments.Include(a => a.Items).Where(a => a.Status == AssignmentStatus.Submitted && (a.ClientId == couple.FirstClientId || a.ClientId == couple.SecondClientId)).ToListAsync())
            await book.OfferAsync(consent, homework, await db.Answers.Where(a => a.AssignmentId == homework.Id && a.QuestionId == "hard-moment").Select(a => a.Id).ToListAsync());
        await db.SaveChangesAsync();
        await book.AgreeAsync(consent, await db.Releases.Where(r => r.CoupleId == couple.Id).ToListAsync(), ReleaseGate.AtOnce, couple.TherapistId);
    }

    /// <summary>Every page and paper that is reached from the list, after opening what was released, and every mail.</summary>
    private async Task<List<string>> EverythingAsync(Partner partner)
    {
        var texts = Portal.MailsTo(partner.Email).Select(m => System.Text.Encoding.UTF8.GetString(m.Bytes)).ToList();
        var browser = Portal.NewBrowser();
        await browser.FollowMailAsync(Portal.MailsTo(partner.Email).Last());
        await (await browser.OpenAsync("/homework/pin")).SubmitAsync(("pin", Pin));
        var (seen, left) = (new HashSet<string>(), new Queue<string>(["/homework"]));
        while (left.TryDequeue(out var path))
        {
            if (!seen.Add(path))
                continue;
            var page = await browser.OpenAsync(path);
            if (path.EndsWith("/shared", StringComparison.Ordinal) && page.Document.QuerySelector("form[action$='/shared']") is not null)
                page = await browser.PostAsync(path);
            texts.Add(page.ContentType == "application/pdf" ? TextOf(page.Bytes) : page.Html);
            foreach (var link in page.Document.QuerySelectorAll("main a[href], footer a[href]").Select(a => new Uri(page.Url, a.GetAttribute("href")!)).Where(u => u.Host == page.Url.Host && u.AbsolutePath.StartsWith("/homework", StringComparison.Ordinal)))
                left.Enqueue(link.PathAndQuery);
        }
        Assert.That(seen, Has.Count.GreaterThan(10), "the walk goes somewhere");
        return texts;
    }

    private static int Count(List<string> texts, string mark) => texts.Count(t => t.Contains(mark, StringComparison.Ordinal));

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
    }
}
