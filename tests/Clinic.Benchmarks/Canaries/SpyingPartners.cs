using System.Diagnostics;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Data;
using Clinic.Library;
using Clinic.Notices;
using Clinic.Security;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Benchmarks.Canaries;

/// <summary>
/// Couples whose every word carries a marker of its author. A real portal runs; each partner opens the mailed link, passes the second check,
/// opens what was released, and then everything that any page leads to: pages, papers; and every mail is searched. Promise: of the partner's markers
/// only the released one is ever found, and of strangers' none.
/// </summary>
internal static class SpyingPartners
{
    private const string Pin = "314159";

    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var couples = wishes.Number("couples", 200);
        var clock = Stopwatch.StartNew();
        await using var ground = await Ground.LayAsync(keep: wishes.Has("keep"));
        var practiceId = await ground.FoundPracticeAsync();
        var partners = new List<Partner>();
        for (var nth = 0; nth < couples; nth++)
            partners.AddRange(await ground.InAsync(practiceId, services => CoupleAsync(services, practiceId, nth)));
        Console.WriteLine($"{couples} couples laid in {clock.Elapsed.TotalSeconds:0} s");
        await ground.Services.GetRequiredService<NoticeSweep>().RunAsync(CancellationToken.None);
        var (mails, leaking) = SearchMails(Path.Combine(ground.Folder, "mail"));
        Console.WriteLine($"{mails} mails searched; markers of anybody but the receiver in {leaking}");
        await using var portal = PortalProcess.Start(new Dictionary<string, string>(ground.Settings) { ["Mail:Mode"] = "Pickup", ["Jobs:Enabled"] = "false" });
        await portal.ReadyAsync();
        var (found, pages, read) = (new List<string>(), 0, 0);
        await Parallel.ForEachAsync(partners.Index(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (one, _) =>
        {
            var (nth, partner) = one;
            using var walk = new PartnerWalk(portal.Address, Pin, nth);
            var texts = await walk.EverythingAsync(partner.Selector, partner.Secret);
            lock (found)
            {
                pages += texts.Count;
                read += texts.Any(t => t.Contains(partner.ToRead, StringComparison.Ordinal)) ? 1 : 0;
                found.AddRange(Foreign(partner, texts));
            }
        });
        Console.WriteLine($"{pages} pages and papers reached by {partners.Count} partners in {clock.Elapsed.TotalSeconds:0} s; foreign markers found: {found.Count}; partners who read what was released to them: {read}");
        foreach (var one in found.Take(10))
            Console.WriteLine("  " + one);
        return found.Count + leaking == 0 && read == partners.Count && mails >= partners.Count;
    }

    private static (int Mails, int Leaking) SearchMails(string folder)
    {
        var mails = Directory.GetFiles(folder, "*.eml").Select(File.ReadAllText).ToList();
        return (mails.Count, mails.Count(mail =>
        {
            var to = mail.Split("\nTo: ", 2)[^1].Split('@')[0].Trim(' ', '<', '"');
            return Starts(mail).Any(at => !mail.AsSpan(at).StartsWith(to + "@", StringComparison.Ordinal));
        }));
    }

    /// <summary>Every marker is "mark-" and who wrote it; the partner's own and the released one are allowed.</summary>
    private static IEnumerable<string> Foreign(Partner partner, List<string> texts) =>
        from text in texts
        from start in Starts(text)
        let mark = text.Substring(start, Math.Min(partner.Own.Length, text.Length - start))
        where !mark.StartsWith(partner.Own, StringComparison.Ordinal) && !text.AsSpan(start).StartsWith(partner.ToRead, StringComparison.Ordinal)
        select $"{partner.Own}: {text.Substring(start, Math.Min(40, text.Length - start))}";

    private static IEnumerable<int> Starts(string text)
    {
        for (var at = text.IndexOf("mark-", StringComparison.Ordinal); at >= 0; at = text.IndexOf("mark-", at + 1, StringComparison.Ordinal))
            yield return at;
    }

    private static async Task<Partner[]> CoupleAsync(IServiceProvider services, Guid practiceId, int nth)
    {
        var (db, now) = (services.GetRequiredService<ClinicContext>(), services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var owner = await db.Therapists.SingleAsync(t => t.Email == Seeding.OwnerEmail);
        var practice = await db.Practices.SingleAsync(p => p.Id == practiceId);
        Client[] both = [Enrol(services, practiceId, owner.Id, $"{nth:D4}a", ClientRole.BetrayedPartner, now), Enrol(services, practiceId, owner.Id, $"{nth:D4}b", ClientRole.PartnerWhoCausedHarm, now)];
        db.AddRange(both);
        var couple = db.Couples.Add(Couple.Link(both[0], both[1], owner.Id, now)).Entity;
        await db.SaveChangesAsync();
        var links = new List<AccessLink>();
        foreach (var client in both)
            links.Add(await WriteAsync(services, db, practice.LinkValidityDays, client, now));
        await db.SaveChangesAsync();
        await ReleaseAsync(services, db, couple, both, nth, now);
        return [.. both.Select((c, i) => new Partner($"mark-{nth:D4}{"ab"[i]}", $"mark-{nth:D4}{"ba"[i]}-released", links[i].Selector, links[i].Path(services.GetRequiredService<PortalKeys>()).Split('#')[1]))];
    }

    private static Client Enrol(IServiceProvider services, Guid practiceId, Guid therapistId, string who, ClientRole role, DateTime now)
    {
        var email = $"mark-{who}@mail.example";
        var client = Client.Enrol(practiceId, therapistId, new($"Person mark-{who}-name", $"Person mark-{who}-name", new DateOnly(1986, 4, 12), role),
            new(email, services.GetRequiredService<PortalKeys>().EmailIndex(practiceId, email), "Etc/UTC", "en", MailboxShared: false), emailConsent: true, now);
        client.Pin.Set(PinHash.Of(Pin, client), now);
        return client;
    }

    /// <summary>A submitted check-in with a released, a kept and a private answer, open homework half done, notes and a reply.</summary>
    private static async Task<AccessLink> WriteAsync(IServiceProvider services, ClinicContext db, int validity, Client client, DateTime now)
    {
        var mark = client.Email.Text.Split('@')[0];
        var shelf = services.GetRequiredService<Shelf>();
        var items = await shelf.ItemsAsync();
        Assignment Assign(string key, int days) => db.Assignments.Add(Assignment.To(client, client.TherapistId,
            [.. items.Where(i => i.Key == key).Select(i => new ChosenItem(i.Kind, i.VersionId))], DateOnly.FromDateTime(now).AddDays(days), null, $"{mark}-note", now)).Entity;
        var (done, open) = (Assign("weekly-check-in", 7), Assign("ten-questions-betrayed-partner", 9));
        Answer Say(Assignment homework, string question, string words)
        {
            var answer = db.Answers.Add(Answer.To(homework, homework.Items[0].Id, question, now)).Entity;
            db.AnswerRevisions.Add(answer.Save(words, 0, Guid.CreateVersion7(now), now));
            return answer;
        }
        done.Start(now);
        open.Start(now);
        Say(done, "hard-moment", $"{mark}-released");
        Say(done, "for-the-session", $"{mark}-kept").KeepNote($"{mark}-remark");
        Say(done, "safety-to-talk-about", "yes");
        Say(done, "week", $"{mark}-private").KeepPrivate(true);
        Say(open, "how-i-see-myself", $"{mark}-open");
        done.RateDistress(4, 9);
        done.KeepPrivateNote($"{mark}-about");
        done.Submit(now);
        done.Review($"{mark}-reply", now);
        return db.AccessLinks.Add(AccessLink.For(open, AccessLink.ExpiryFor(open.DueOn, validity, client.TimeZone), services.GetRequiredService<PortalKeys>(), now)).Entity;
    }

    private static async Task ReleaseAsync(IServiceProvider services, ClinicContext db, Couple couple, Client[] both, int nth, DateTime now)
    {
        var (policies, book) = (services.GetRequiredService<PolicyBook>(), services.GetRequiredService<ReleaseBook>());
        await policies.ChooseAsync(couple, SecretsPolicy.Separate);
        db.CoupleNotes.Add(CoupleNote.Write(couple, couple.TherapistId, CoupleNoteKind.Note, $"mark-{nth:D4}u-unit", now));
        await db.SaveChangesAsync();
        foreach (var partner in both)
            await policies.SignBesideAsync(await policies.ConsentAsync(couple), partner, $"mark-{partner.Email.Text[5..10]}-signed", couple.TherapistId);
        await db.SaveChangesAsync();
        var consent = await policies.ConsentAsync(couple);
        foreach (var homework in db.Assignments.Local.Where(a => a.SubmittedAt is not null).ToList())
            await book.OfferAsync(consent, homework, [.. db.Answers.Local.Where(a => a.AssignmentId == homework.Id && a.QuestionId == "hard-moment").Select(a => a.Id)]);
        await db.SaveChangesAsync();
        await book.AgreeAsync(consent, await db.Releases.Where(r => r.CoupleId == couple.Id).ToListAsync(), ReleaseGate.AtOnce, couple.TherapistId);
        await db.SaveChangesAsync();
    }

    /// <param name="Own">How this partner's markers begin.</param>
    /// <param name="ToRead">The one marker of the other that was released to them.</param>
    private sealed record Partner(string Own, string ToRead, string Selector, string Secret);
}
