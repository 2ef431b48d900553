using System.Globalization;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Pathways;

namespace Clinic.Reports;

/// <summary>Composes the joint session report: the two partners side by side, released answers only, never an average and nothing of either file beside it.</summary>
public sealed class JointReport(JointFacts facts, PaperSize paper, bool byInitials, string language, DateTime now)
{
    private readonly ReportTexts words = new(language);

    private string Zone => facts.Therapist.TimeZone;

    public ReportDocument Compose() => new()
    {
        Title = Say("JointTitle", NameOf(facts.Partners[0]), NameOf(facts.Partners[1])),
        Subtitle = Say("JointSubtitle"),
        Language = language,
        Paper = paper,
        GeneratedAt = now,
        GeneratedText = Say("Made", Day(Zones.DateOf(now, Zone), year: true), Time(now)),
        Footer = [Say("JointConfidential")],
        FileName = string.Create(CultureInfo.InvariantCulture, $"joint-session-{Zones.DateOf(facts.Session?.StartsAt ?? now, Zone):yyyy-MM-dd}"),
        Facts = [.. Header()],
        Sections = [.. Sections().Where(s => s.Blocks.Count > 0)],
    };

    private IEnumerable<Fact> Header()
    {
        if (facts.Session is { } session)
            yield return new(Say("Session"), string.Create(words.Culture, $"{Day(Zones.DateOf(session.StartsAt, Zone), year: true)}, {Time(session.StartsAt)}, {session.Place}"));
        yield return new(Say("PrintedFor"), $"{facts.Therapist.DisplayName}, {facts.Practice.Name}");
        yield return new(Say("Policy"), Say("PolicyVersion", facts.Policy.Texts.In(language).Title, facts.Policy.Number));
        foreach (var partner in facts.Partners)
            yield return new(Say("SignedBy", NameOf(partner)), Day(Zones.DateOf(facts.Consent.SignedBy(partner.Id)!.SignedAt!.Value, Zone), year: true));
    }

    private IEnumerable<ReportSection> Sections()
    {
        yield return new("agenda", Say("AgendaBoth"), facts.Agenda.Count > 0 ? [new Bullets(facts.Agenda, Numbered: true)] : []);
        yield return new("standing", Say("WhereBoth"), Standing());
        yield return new("released", Say("Released"), facts.Releases.Count > 0
            ? [new Columns(Released(facts.Partners[0]), Released(facts.Partners[1]))]
            : [new Paragraph(Say("NothingReleased"), ParagraphStyle.Quiet)]);
    }

    /// <summary>States only. A blank cell: this step is not on that partner's track.</summary>
    private List<ReportBlock> Standing()
    {
        var rows = from run in facts.Runs
                   from place in run.Steps.Where(s => facts.Titles.ContainsKey((s.Kind, s.ItemKey))).GroupBy(s => (s.Place, s.Kind, s.ItemKey))
                   orderby run.StartedAt, place.Key.Place
                   select (IReadOnlyList<string>)[facts.Titles[(place.Key.Kind, place.Key.ItemKey)], StateOf(place, facts.Partners[0]), StateOf(place, facts.Partners[1])];
        var all = rows.ToList();
        return all.Count == 0 ? [] : [new Table([new(Say("Item"), Weight: 3), new(NameOf(facts.Partners[0]), Weight: 2), new(NameOf(facts.Partners[1]), Weight: 2)], all)];
    }

    private string StateOf(IEnumerable<RunStep> steps, Client partner) => steps.FirstOrDefault(s => s.ClientId == partner.Id) switch
    {
        null => "",
        { State: RunStepState.Done } => Say("JointDone"),
        { State: RunStepState.Skipped } => Say("JointSkipped"),
        { State: RunStepState.Waiting } => Say("JointWaiting"),
        var open => Say(facts.Begun.GetValueOrDefault(open.AssignmentId ?? Guid.Empty) ? "JointStarted" : "JointNotStarted"),
    };

    private List<ReportBlock> Released(Client author)
    {
        var blocks = new List<ReportBlock> { new Paragraph(NameOf(author), ParagraphStyle.Strong) };
        foreach (var set in facts.Releases.Where(r => r.ClientId == author.Id).GroupBy(r => r.QuestionSetVersionId))
        {
            var version = facts.Sets[set.Key];
            blocks.Add(new Paragraph(version.Texts.In(language).Title, ParagraphStyle.Quiet));
            blocks.AddRange(set.Select(r => (Release: r, At: version.Questions.ToList().FindIndex(q => q.Id == r.QuestionId))).OrderBy(r => r.At).ThenBy(r => r.Release.ShownAt)
                .Select(r => Block(r.Release, r.At)));
        }
        return blocks.Count > 1 ? blocks : [.. blocks, new Paragraph(Say("NothingOfTheirs"), ParagraphStyle.Quiet)];
    }

    private Answer Block(Release release, int at)
    {
        var version = facts.Sets[release.QuestionSetVersionId];
        var asked = version.Texts.In(language).Questions[release.QuestionId];
        return new Answer($"{at + 1}. {asked.Text}", asked.Show(version.Questions[at], release.Words!.Text, Say("Yes"), Say("No"), words.Culture))
        {
            Caption = Say("ReleasedOn", Day(Zones.DateOf(release.OfferedAt, Zone))),
        };
    }

    private string NameOf(Client client) => byInitials
        ? string.Join(' ', client.PreferredName.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3).Select(word => $"{char.ToUpperInvariant(word[0])}."))
        : client.PreferredName.Text;

    private string Day(DateOnly date, bool year = false) => date.ToString(year ? "d MMM yyyy" : "d MMM", words.Culture);

    private string Time(DateTime utc) => Zones.ToLocal(utc, Zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    private string Say(string name, params object[] values) => words.Say(name, values);
}
