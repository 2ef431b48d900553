using System.Text;
using System.Text.RegularExpressions;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Mail;
using Clinic.Notices;
using Clinic.Practices;
using Clinic.Security;
using Clinic.Sessions;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Clinic.Benchmarks.Reminders;

/// <summary>Writes many mails of every kind, in both languages, about people and homework whose names are marked, and searches their bytes. Promise: nothing is found.</summary>
internal static partial class RawMails
{
    private static readonly string[] Lexicon =
    [
        "therap", "terap", "trauma", "betray", "infidel", "affair", "addict", "adicc", "psych", "psicol", "couple", "pareja", "partner", "disclosure", "diagnos", "ptsd", "ptrs",
        "clinic", "clínic", "patient", "pacient", "counsel", "symptom", "recovery", "disorder", "module", "homework", "session", "<img", "src=", "background=", "@import", "url(",
    ];

    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var count = wishes.Number("mails", 10_000);
        await using var ground = await Ground.LayAsync();
        var practiceId = await ground.FoundPracticeAsync();
        var titles = await ground.InAsync(practiceId, services => TitlesAsync(services.GetRequiredService<ClinicContext>()));
        var (found, links, mails) = await ground.InAsync(practiceId, services => SearchAsync(services, count, titles));
        Console.WriteLine($"{mails} raw mails, {titles.Count} titles and {Lexicon.Length} words looked for, decoded and as they travel: {found.Count} found; mails with other than one address: {links}");
        foreach (var one in found.Take(10))
            Console.WriteLine("  " + one);
        return found.Count == 0 && links == 0 && mails == count;
    }

    private static async Task<List<string>> TitlesAsync(ClinicContext db) =>
        [.. await db.ModuleVersions.Select(v => v.Title).ToListAsync(), .. await db.QuestionSetVersions.Select(v => v.Title).ToListAsync()];

    private static async Task<(List<string> Found, int Links, int Mails)> SearchAsync(IServiceProvider services, int count, List<string> titles)
    {
        var db = services.GetRequiredService<ClinicContext>();
        var (letters, keys) = (services.GetRequiredService<Letters>(), services.GetRequiredService<PortalKeys>());
        var practice = await db.Practices.SingleAsync();
        practice.ChangeSessionMails(SessionMails.WordsAndCalendar);
        var therapist = await db.Therapists.SingleAsync();
        var module = await services.GetRequiredService<Shelf>().Modules.FirstAsync();
        var (found, links, kinds, random) = (new List<string>(), 0, Enum.GetValues<NoticeKind>(), new Random(7));
        for (var i = 0; i < count; i++)
        {
            var now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(60 * 24 * 365 * 3));
            var (canary, kind) = ($"Zq{random.Next():x8}Vk", kinds[i % kinds.Length]);
            var client = Client.Enrol(practice.Id, therapist.Id, new(canary, canary + "Legal", new DateOnly(1986, 4, 12), (ClientRole)(i % 3)),
                new($"box{i}@mail.example", [], "Europe/Stockholm", i % 2 == 0 ? "en" : "es", i % 5 == 0), true, now);
            var assignment = Assignment.To(client, therapist.Id, [new ChosenItem(ItemKind.Module, module.Id)], DateOnly.FromDateTime(now).AddDays(5), null, canary + "Note", now);
            if (i % 3 == 0)
                assignment.Start(now);
            var letter = Write(letters, keys, practice, therapist, client, assignment, kind, now);
            var raw = Raw(letter);
            var most = letter.Calendar is null ? 1 : 0; // an appointment asks for nothing, so it leads nowhere
            links += Addresses().Count(letter.Text) == most && Addresses().Count(letter.Html) == most ? 0 : 1;
            found.AddRange(titles.Concat(Lexicon).Append(canary).Append(therapist.DisplayName).Where(word => raw.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(word => $"{kind}: {word}"));
        }
        return (found, links, count);
    }

    private static Letter Write(Letters letters, PortalKeys keys, Clinic.Practices.Practice practice, Therapist therapist, Client client, Assignment assignment, NoticeKind kind, DateTime now)
    {
        var date = DateOnly.FromDateTime(now);
        if (kind.ToString().StartsWith("Therapist", StringComparison.Ordinal))
            return letters.ToTherapist(Notice.ToTherapist(assignment, kind, now, date, now), practice, therapist);
        if (kind is NoticeKind.SessionInvitation or NoticeKind.SessionMoved or NoticeKind.SessionCancelled)
        {
            var session = Session.Plan(client, null, therapist.Id, now.AddDays(3), 50, client.PreferredName.Text + "Room", now);
            session.NoteAgenda(client.PreferredName.Text + "Agenda");
            if (kind == NoticeKind.SessionCancelled)
                session.Cancel();
            return Letters.OfSession(Notice.OfSession(session, client, kind, now, now), practice, client, session);
        }
        var link = AccessLink.For(assignment, AccessLink.ExpiryFor(assignment.DueOn, practice.LinkValidityDays, client.TimeZone), keys, now);
        return letters.ToClient(Notice.ToClient(assignment, kind, now, date, now), practice, client, assignment, link);
    }

    /// <summary>The bytes as they travel, and what a mail program makes of them; without the link's secret and the transport's own random ids.</summary>
    private static string[] Raw(Letter letter)
    {
        using var stream = new MemoryStream();
        using (var message = letter.ToMime())
            message.WriteTo(stream);
        stream.Position = 0;
        using var read = MimeMessage.Load(stream);
        return [Bare(Encoding.UTF8.GetString(stream.ToArray())), string.Join('\n', read.Headers.Select(h => h.Value)), Bare(read.TextBody), Bare(read.HtmlBody), .. read.Attachments.OfType<TextPart>().Select(file => file.Text), read.Subject ?? ""];
    }

    private static string Bare(string? text) => Secrets().Replace(text ?? "", "");

    [GeneratedRegex(@"https?://[^\s""<]+")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"/h/[A-Za-z0-9_\-#=\r\n]+")]
    private static partial Regex Secrets();
}
