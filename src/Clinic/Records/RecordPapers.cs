using System.Globalization;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Reports;

namespace Clinic.Records;

/// <summary>The papers that the records give: a client's own data, who opened it, and the certificate of an erasure.</summary>
/// <param name="zone">Whose clock the paper shows.</param>
public sealed class RecordPapers(string language, string zone, PaperSize paper, DateTime now)
{
    private readonly ReportTexts words = new(language);

    public ReportDocument OwnData(ClientRecord record) => Blank(Say("Record.Title"), "own-data", Say("YourPaper")) with
    {
        Facts = [new(Say("Record.Practice"), record.Practice)],
        Sections =
        [
            new("person", Say("Record.Person"), [new Facts(PersonFacts(record.Person))]),
            .. record.Homework.Select((work, i) => new ReportSection($"homework-{i + 1}", Say("Record.Homework", DayOf(work.SentAt)), [.. BlocksOf(work)])),
            TableSection("sessions", "Record.Sessions", ["When", "Record.Place", "State"], record.Sessions.Select(s => (IReadOnlyList<string>)[Moment(s.StartsAt), s.Place, Say("Session." + s.State)])),
            TableSection("alerts", "Record.Alerts", ["When", "Record.What"], record.Alerts.Select(a => (IReadOnlyList<string>)[Moment(a.RaisedAt), Say("Record.Alert." + a.Kind)])),
            TableSection("mails", "Record.Mails", ["When"], record.Mails.Select(m => (IReadOnlyList<string>)[Moment(m.SentAt)])),
        ],
    };

    /// <param name="entries">Acts by which somebody of the practice saw words of the client, oldest first.</param>
    public ReportDocument Access(IEnumerable<AuditEntry> entries, Func<AuditEntry, string> who) => Blank(Say("Access.Title"), "who-opened", Say("YourPaper")) with
    {
        Sections = [TableSection("access", "Access.Heading", ["When", "Access.Who", "Record.What"], entries.Select(e => (IReadOnlyList<string>)[Moment(e.At), who(e), Say("Access." + e.Action)])),
            new("how", "", [new Paragraph(Say("Access.How"), ParagraphStyle.Quiet)])],
    };

    /// <param name="by">Null where the portal carried out what had been planned.</param>
    public ReportDocument Certificate(Client erased, string practice, string? by, int entries) => Blank(Say("Erased.Title"), "erasure", Say("Erased.Footer")) with
    {
        Facts = [new(Say("Record.Practice"), practice), new(Say("Erased.At"), Moment(erased.ErasedAt!.Value)), new(Say("Erased.By"), by ?? Say("Erased.Planned"))],
        Sections =
        [
            new("who", "", [new Facts([new(Say("Erased.Id"), erased.Id.ToString()), new(Say("Erased.Reason"), Say("Erased." + erased.ErasureReason))])]),
            new("gone", Say("Erased.Gone"), [new Bullets([Say("Erased.Keys"), Say("Erased.Words"), Say("Erased.Ways"), Say("Erased.Backups")])]),
            new("stays", Say("Erased.Stays"), [new Paragraph(Say("Erased.StaysWords", entries))]),
        ],
    };

    private IReadOnlyList<Fact> PersonFacts(RecordPerson person) =>
    [
        new(Say("Record.Name"), person.PreferredName), new(Say("Record.LegalName"), person.LegalName), new(Say("Record.BirthDate"), person.BirthDate),
        new(Say("Record.Email"), person.Email), new(Say("Record.Role"), Say("Role." + person.Role)), new(Say("Record.TimeZone"), person.TimeZone),
        new(Say("Record.EnrolledAt"), DayOf(person.EnrolledAt)),
        new(Say("Consent"), person.EmailConsentAt is { } at ? Say("ConsentOn", DayOf(at)) : Say("NoConsent")),
    ];

    private IEnumerable<ReportBlock> BlocksOf(RecordHomework work)
    {
        if (work.Readings.Count > 0)
            yield return new Bullets(work.Readings);
        if (work.Note is { Length: > 0 } note)
            yield return new Paragraph($"{Say("Record.Note")} {note}");
        if (work.DistressAfter is { } after)
            yield return new Paragraph(Say("Record.Distress", work.DistressBefore?.ToString(words.Culture) ?? "–", after), ParagraphStyle.Quiet);
        foreach (var set in work.Sets.Where(s => s.Answers.Count > 0))
        {
            yield return new Paragraph(set.Title, ParagraphStyle.Strong);
            foreach (var answer in set.Answers)
                yield return new Reports.Answer(answer.Question, answer.Shown) { Caption = answer.Private ? Say("KeptPrivate") : "" };
        }
        if (work.KeptPrivate > 0)
            yield return new Callout(Say("Record.KeptPrivate", work.KeptPrivate), Tone.Private);
        if (work.Reply is { Length: > 0 } reply)
            yield return new Paragraph($"{Say("Record.Reply")} {reply}");
    }

    private ReportSection TableSection(string id, string heading, string[] columns, IEnumerable<IReadOnlyList<string>> rows) =>
        rows.ToList() is { Count: > 0 } all
            ? new(id, Say(heading), [new Table([.. columns.Select(c => new TableColumn(Say(c)))], all)])
            : new(id, Say(heading), [new Paragraph(Say("Record.None"), ParagraphStyle.Quiet)]);

    private ReportDocument Blank(string title, string kind, string footer) => new()
    {
        Title = title, Language = language, Paper = paper, GeneratedAt = now, Footer = [footer],
        GeneratedText = Say("Made", DayOf(now), Zones.ToLocal(now, zone).ToString("HH:mm", words.Culture)),
        FileName = string.Create(CultureInfo.InvariantCulture, $"{kind}-{Zones.DateOf(now, zone):yyyy-MM-dd}"),
    };

    private string DayOf(DateTime utc) => Zones.ToLocal(utc, zone).ToString("d MMM yyyy", words.Culture);

    private string Moment(DateTime utc) => Zones.ToLocal(utc, zone).ToString("d MMM yyyy, HH:mm", words.Culture);

    private string Say(string name, params object[] values) => words.Say(name, values);
}
