using System.Buffers;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Library;
using Clinic.Mail;
using Clinic.Notices;
using Clinic.Practices;
using Clinic.Tests.Support;
using Clinic.Therapists;
using MimeKit;

namespace Clinic.Tests.Domain;

/// <summary>What a stranger who reads over the shoulder may learn from a mail: nothing.</summary>
[Category("Domain"), Parallelizable]
public sealed class LettersTests
{
    private static readonly Letters Letters = new(new Uri("https://portal.test"), Sample.Keys);

    private static readonly NoticeKind[] ToClients =
        [NoticeKind.Invitation, NoticeKind.ReminderSoon, NoticeKind.ReminderBeforeDue, NoticeKind.ReminderOverdue, NoticeKind.RemindNow, NoticeKind.FreshLink, NoticeKind.ReturnedForMore];

    private static readonly NoticeKind[] ToTherapists = [.. Enum.GetValues<NoticeKind>().Where(kind => kind.ToString().StartsWith("Therapist", StringComparison.Ordinal))];

    /// <summary>Parts of words, in the languages of the mails, that would tell what the practice does or why somebody goes there.</summary>
    private static readonly string[] Telling =
    [
        "therap", "terap", "counsel", "psych", "psic", "clinic", "clínic", "patient", "pacient", "client", "session", "sesión", "homework", "tarea", "questionnaire", "cuestionario",
        "assign", "asign", "module", "módulo", "question", "pregunta", "answer", "respuesta", "betray", "traici", "affair", "infidel", "cheat", "engañ", "trauma", "ptrs", "ptsd", "tept",
        "partner", "pareja", "couple", "marri", "matrimoni", "relationship", "relación", "sex", "addict", "adicc", "trust", "confianza", "harm", "daño", "repair", "reparar",
        "depress", "depres", "anxi", "ansie", "distress", "angustia", "diagnos", "safety", "seguridad", "mental", "wound", "herida", "heal", "sanar", "pin", "alert", "risk", "riesgo",
    ];

    private static readonly Dictionary<string, string[]> Subjects = new()
    {
        ["en"] = ["Something for this week", "A short reminder", "You can pick up where you stopped", "Still open, if you want it", "Your new link", "Something to look at again"],
        ["es"] = ["Algo para esta semana", "Un breve recordatorio", "Puedes seguir donde lo dejaste", "Sigue abierto, si lo quieres", "Tu enlace nuevo", "Algo para mirar otra vez"],
    };

    [Test]
    public void No_mail_to_a_client_tells_what_it_is_about([Values("en", "es")] string language)
    {
        var telling = AnyOf(Telling);
        foreach (var letter in ManyToClients(language))
        {
            Assert.That(Found(telling, letter), Is.Null);
        }
    }

    [Test]
    public void No_mail_names_the_client_or_what_was_assigned([Values("en", "es")] string language)
    {
        var names = AnyOf(ClientNames.SelectMany(n => n.Split(' ')).Concat(TitlesOfTheLibrary()).Append("Okafor"));
        foreach (var letter in ManyToClients(language).Concat(ToTherapists.Select(kind => ToTherapist(kind, language))))
        {
            Assert.That(Found(names, letter), Is.Null);
        }
    }

    [Test]
    public void Each_mail_has_exactly_one_link_and_loads_nothing([Values("en", "es")] string language)
    {
        foreach (var letter in ManyToClients(language).Concat(ToTherapists.Select(kind => ToTherapist(kind, language))))
        {
            Assert.That(Count(letter.Text, "://"), Is.EqualTo(1));
            Assert.That(Count(letter.Html, "://"), Is.EqualTo(1));
            Assert.That(letter.Html, Does.Not.Contain("<img").And.Not.Contain("url(").And.Not.Contain("<link").And.Not.Contain("src="));
        }
    }

    [Test]
    public void Subjects_come_from_the_fixed_list([Values("en", "es")] string language) =>
        Assert.That(ManyToClients(language).Select(letter => letter.Subject).Distinct(), Is.EquivalentTo(Subjects[language]));

    [Test]
    public void The_therapists_mails_tell_no_more([Values("en", "es")] string language)
    {
        foreach (var kind in ToTherapists)
        {
            var letter = ToTherapist(kind, language);
            Assert.That(letter.Text, Does.Contain("https://portal.test/").And.Not.Contain("/h/"));
            Assert.That(Found(AnyOf(Telling.Except(["pin"])), letter), Is.Null);
        }
    }

    [Test]
    public void A_reminder_speaks_differently_to_somebody_who_has_begun()
    {
        Assert.That(ToClient(NoticeKind.ReminderSoon, Sample.Assignment()).Subject, Is.EqualTo("A short reminder"));
        Assert.That(ToClient(NoticeKind.ReminderSoon, Sample.Assignment(AssignmentStatus.Started)).Subject, Is.EqualTo("You can pick up where you stopped"));
    }

    [TestCase("en", "by Tuesday 1 December.")]
    [TestCase("es", "antes del martes 1 de diciembre.")]
    public void The_due_date_is_written_out_in_the_clients_language(string language, string words) =>
        Assert.That(ToClient(NoticeKind.Invitation, language: language).Text, Does.Contain(words));

    [Test]
    public void The_link_goes_to_the_configured_address_and_keeps_its_secret_behind_the_hash() =>
        Assert.That(ToClient(NoticeKind.Invitation).Text, Does.Match("https://portal.test/h/[0-9a-f]{32}#[A-Za-z0-9_-]{43}\n"));

    [Test]
    public async Task Written_again_it_is_the_same_to_the_last_byte([Values("en", "es")] string language)
    {
        var (practice, client) = (Sample.Practice(language), Sample.Client(language: language));
        var assignment = Sample.Assignment(client);
        var link = LinkTo(assignment);
        foreach (var notice in ToClients.Select(kind => NoticeOf(kind, assignment)))
        {
            var first = await BytesAsync(Letters.ToClient(notice, practice, client, assignment, link));
            var second = await BytesAsync(Letters.ToClient(notice, practice, client, assignment, link));
            Assert.That(second, Is.EqualTo(first));
        }
    }

    [Test]
    public async Task It_says_that_a_machine_wrote_it_and_in_which_language()
    {
        var message = await MessageAsync(ToClient(NoticeKind.Invitation, language: "es"));

        Assert.That(message.Headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
        Assert.That(message.Body!.Headers["Content-Language"], Is.EqualTo("es"));
        Assert.That(message.MessageId, Does.Match("^[0-9a-f]{32}@lindenrow.example$"));
    }

    [TestCase("Linden Row\r\nBcc: spy@mail.example")]
    [TestCase("Linden Row\nSubject: betrayed")]
    [TestCase("Linden <spy@mail.example>, Row")]
    [TestCase("=?utf-8?q?Linden=0d=0aBcc:spy@mail.example?=")]
    public async Task A_hostile_sender_name_adds_no_header_and_no_receiver(string senderName)
    {
        var practice = Practice.SetUp("Linden Row", senderName, "post@lindenrow.example", Portal.Zone, "en", Sample.Now);
        var assignment = Sample.Assignment();

        var message = await MessageAsync(Letters.ToClient(NoticeOf(NoticeKind.Invitation, assignment), practice, Sample.Client(), assignment, LinkTo(assignment)));

        Assert.That(message.GetRecipients().Select(r => r.Address), Is.EqualTo(new[] { "maren@mail.example" }));
        Assert.That(message.Subject, Is.EqualTo("Something for this week"));
        Assert.That(message.From.Mailboxes.Select(m => m.Address), Is.EqualTo(new[] { "post@lindenrow.example" }));
    }

    /// <summary>The promise M11: 5,000 names and addresses, each a try to write on the envelope.</summary>
    [Test]
    public async Task No_name_and_no_address_of_5000_hostile_ones_adds_a_header_or_a_receiver()
    {
        var (random, taken) = (new Random(11), 0);
        var link = LinkTo(Sample.Assignment());
        for (var i = 0; i < 5_000; i++)
        {
            var (name, address) = (Hostile(random, "Linden Row"), Hostile(random, "maren@mail.example").Trim()); // as every form and the client itself do
            var practice = Practice.SetUp("Linden Row", name, "post@lindenrow.example", Portal.Zone, "en", Sample.Now);
            var client = Client.Enrol(Guid.CreateVersion7(), Sample.TherapistId, new(name, name, new DateOnly(1986, 4, 12), ClientRole.Other), new(address, [], Portal.Zone, "en", false), true, Sample.Now);
            var assignment = Sample.Assignment(client);
            Assert.That(MailAddress.IsPlausible(address) && address.AsSpan().ContainsAny('\r', '\n', '\0'), Is.False, address);
            if (!MailAddress.IsPlausible(address))
                continue; // the form refuses it
            taken++;
            var message = await MessageAsync(Letters.ToClient(NoticeOf(NoticeKind.Invitation, assignment), practice, client, assignment, link));
            Assert.That(message.Headers.Select(h => h.Field), Is.EquivalentTo(new[] { "From", "Date", "Subject", "Message-Id", "To", "Auto-Submitted", "MIME-Version" }), $"{name} {address}");
            Assert.That(message.GetRecipients(), Has.Count.EqualTo(1), address);
            Assert.That(message.From.Mailboxes.Select(m => m.Address), Is.EqualTo(new[] { "post@lindenrow.example" }), name);
        }
        Assert.That(taken, Is.GreaterThan(500), "enough of them reach the letter");
    }

    private static string Hostile(Random random, string plain)
    {
        string[] pieces = ["\r\nBcc: spy@mail.example", "\n Subject: betrayed", "\0", "\r", "\n\n<html>", "=?utf-8?q?=0d=0aBcc:spy@mail.example?=", "=?utf-8?b?DQpCY2M6IHNweUBtYWlsLmV4YW1wbGU=?=",
            ", spy@mail.example", "<spy@mail.example>", "\"", "\\", ";", "(", ")", "ü", "例え", "\u202e", "\u2028", "\u0085", "xn--bcher-kva", "%0d%0a", " ", "\t", ":", "group: a@b.example;", "'", "+tag"];
        var text = plain;
        for (var n = random.Next(0, 3); n > 0; n--)
            text = text.Insert(random.Next(text.Length + 1), pieces[random.Next(pieces.Length)]);
        return text;
    }

    private static readonly string[] ClientNames = ["Maren Lindqvist", "Lucía Ferrer", "Noor van Dijk", "Örjan Åström"];

    /// <summary>All kinds, states and names, due on each day of a year.</summary>
    private static IEnumerable<Letter> ManyToClients(string language)
    {
        var practice = Sample.Practice(language);
        for (var day = 0; day < 366; day++)
        {
            var client = Sample.Client(ClientNames[day % ClientNames.Length], language: language);
            var assignment = Sample.Assignment(client, dueInDays: day);
            if (day % 2 == 1)
                assignment.Start(Sample.Now);
            var link = LinkTo(assignment);
            foreach (var kind in ToClients)
                yield return Letters.ToClient(NoticeOf(kind, assignment), practice, client, assignment, link);
        }
    }

    private static Letter ToClient(NoticeKind kind, Assignment? assignment = null, string language = "en")
    {
        var client = Sample.Client(language: language);
        assignment ??= Sample.Assignment(client);
        return Letters.ToClient(NoticeOf(kind, assignment), Sample.Practice(language), client, assignment, LinkTo(assignment));
    }

    private static Letter ToTherapist(NoticeKind kind, string language)
    {
        var therapist = Therapist.Join(Guid.CreateVersion7(), "Dr Ines Okafor", "ines@lindenrow.example", TherapistRole.Owner, Portal.Zone, Sample.Now);
        return Letters.ToTherapist(Notice.ToTherapist(Sample.Assignment(), kind, Sample.Now, Sample.Today, Sample.Now), Sample.Practice(language), therapist);
    }

    private static Notice NoticeOf(NoticeKind kind, Assignment assignment) => Notice.ToClient(assignment, kind, Sample.Now, Sample.Today, Sample.Now);

    private static AccessLink LinkTo(Assignment assignment) => AccessLink.For(assignment, Sample.Now.AddDays(30), Sample.Keys, Sample.Now);

    private static string[] TitlesOfTheLibrary()
    {
        using var db = BuiltInPack.Load();
        return [.. db.ModuleVersions.Local.SelectMany(v => v.Texts.ByLanguage.Values.Select(t => t.Title))
            .Concat(db.QuestionSetVersions.Local.SelectMany(v => v.Texts.ByLanguage.Values.Select(t => t.Title)))];
    }

    private static SearchValues<string> AnyOf(IEnumerable<string> words) => SearchValues.Create([.. words], StringComparison.OrdinalIgnoreCase);

    /// <summary>The mail from the first of the words on, or null.</summary>
    private static string? Found(SearchValues<string> words, Letter letter)
    {
        var text = WithoutItsLink(letter);
        var at = text.AsSpan().IndexOfAny(words);
        return at < 0 ? null : text[at..];
    }

    /// <summary>All its words. Its secret is random letters, which may spell anything.</summary>
    private static string WithoutItsLink(Letter letter)
    {
        var url = letter.Text.Split('\n').Single(line => line.Contains("://", StringComparison.Ordinal));
        var text = $"{letter.FromName}\n{letter.Subject}\n{letter.Text}\n{letter.Html}";
        return text.Replace(url, "", StringComparison.Ordinal).Replace("padding", "", StringComparison.Ordinal);
    }

    private static async Task<byte[]> BytesAsync(Letter letter)
    {
        var folder = Directory.CreateTempSubdirectory("clinic-mail-");
        try
        {
            await new PickupMailer(folder.FullName).SendAsync(letter, CancellationToken.None);
            return await File.ReadAllBytesAsync(folder.EnumerateFiles("*.eml").Single().FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<MimeMessage> MessageAsync(Letter letter) => await MimeMessage.LoadAsync(new MemoryStream(await BytesAsync(letter)));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
