using System.Globalization;
using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Library;

namespace Clinic.Reports;

/// <summary>Composes the individual session-prep report: what to see first, what was done, distress, the answers, the agenda.</summary>
public sealed class SessionPrepReport(SessionPrepFacts facts, ReportOptions options, DateTime now)
{
    private readonly ReportTexts words = new(options.Language);

    private string Zone => facts.Therapist.TimeZone;

    private DateOnly Today => Zones.DateOf(now, Zone);

    /// <summary>Something that was handed in has not been reviewed yet.</summary>
    private bool IsDraft => facts.Homework.Any(a => a.Status == AssignmentStatus.Submitted);

    public ReportDocument Compose() => new()
    {
        Title = options.ByInitials ? Initials(facts.Client.PreferredName.Text) : facts.Client.PreferredName.Text,
        Subtitle = Say(IsDraft ? "SubtitleDraft" : "Subtitle"),
        Language = options.Language,
        Paper = options.Paper,
        GeneratedAt = now,
        GeneratedText = Say("Made", Day(Today, year: true), Time(now)),
        Footer = [Say("Confidential")],
        Watermark = IsDraft ? Say("Draft") : "",
        FileName = string.Create(CultureInfo.InvariantCulture, $"session-prep-{Zones.DateOf(facts.Session.StartsAt, Zone):yyyy-MM-dd}"),
        Facts = Header(),
        Sections = [.. Sections().Where(s => s.Blocks.Count > 0)],
    };

    private List<Fact> Header() =>
    [
        new(Say("Session"), string.Create(words.Culture, $"{facts.SessionNumber}, {Day(Zones.DateOf(facts.Session.StartsAt, Zone), year: true)}, {Time(facts.Session.StartsAt)}, {facts.Session.Place}")),
        new(Say("Period"), Say("FromTo", Day(options.From), Day(Today, year: true))),
        new(Say("PrintedFor"), $"{facts.Therapist.DisplayName}, {facts.Practice.Name}"),
        new(Say("Consent"), facts.Client.EmailConsentAt is { } at ? Say("ConsentOn", Day(Zones.DateOf(at, Zone), year: true)) : Say("NoConsent")),
    ];

    private IEnumerable<ReportSection> Sections()
    {
        yield return new("first", Say("First"), FirstThings());
        yield return new("homework", Say("Homework"), [HomeworkTable()]);
        yield return new("distress", Say("Distress"), facts.Rated.Count > 0 ? [DistressChart()] : []);
        var answers = new ReportAnswers(facts, Say, words.Culture);
        yield return new("highlights", Say("Highlighted"), [.. answers.Highlighted(), .. options.HighlightsOnly ? KeptAway() : []]);
        if (!options.HighlightsOnly)
            yield return new("answers", Say(answers.AnyHighlighted ? "OtherAnswers" : "Answers"), [.. answers.Others(), .. KeptAway()]);
        yield return new("agenda", Say("Agenda"), Agenda());
    }

    private List<ReportBlock> FirstThings()
    {
        var rows = new List<Fact>();
        foreach (var alert in facts.OpenAlerts)
            rows.Add(new(Say("AlertOpen"), Say("Alert." + alert.Kind, Day(Zones.DateOf(alert.RaisedAt, Zone)), Time(alert.RaisedAt)), Tone.Risk));
        if (facts.Rated is [.., var last] && last.DistressAfter - last.DistressBefore is { } change && change > 0)
            rows.Add(new(Say("DistressUp", change), Say("DistressFromTo", last.DistressBefore!, last.DistressAfter!, Day(Zones.DateOf(last.SubmittedAt!.Value, Zone))), Tone.Attention));
        foreach (var late in facts.Homework.Where(a => a.IsOverdue(now, facts.Client.TimeZone)))
            rows.Add(new(Say("Late"), Say("LateSince", string.Join(", ", late.Items.Select(TitleOf)), Day(late.DueOn)), Tone.Attention));
        return rows.Count > 0 ? [new Facts(rows)] : [];
    }

    private ReportBlock HomeworkTable()
    {
        if (facts.Homework.Count == 0)
            return new Paragraph(Say("NothingAssigned"), ParagraphStyle.Quiet);
        var rows = facts.Homework.SelectMany(a => a.Items.Select(i => (IReadOnlyList<string>)[TitleOf(i), StateOf(a, i), WhenOf(a, i)])).ToList();
        return new Table([new(Say("Item"), Weight: 3), new(Say("State"), Weight: 3), new(Say("When"), Weight: 2)], rows);
    }

    private string StateOf(Assignment homework, AssignmentItem item)
    {
        if (homework.SubmittedAt is not null && item.Kind == ItemKind.QuestionSet)
        {
            var shared = facts.AnswersByItem[item.Id].Count();
            var kept = facts.KeptPrivate.GetValueOrDefault(item.Id);
            return Say("InCounts", shared, kept, facts.Sets[item.QuestionSetVersionId!.Value].QuestionCount - shared - kept);
        }
        if (item.DoneAt is not null)
            return Say(item.Kind == ItemKind.Module ? "ReadDone" : "Answered");
        var state = Say(homework.SubmittedAt is not null ? "NotDone" : homework.StartedAt is not null ? "Started" : homework.OpenedAt is not null ? "Opened" : "NotOpened");
        return homework.IsOverdue(now, facts.Client.TimeZone) ? Say("LateAnd", state) : Capital(state);
    }

    private string WhenOf(Assignment homework, AssignmentItem item) =>
        (item.DoneAt ?? homework.SubmittedAt) is { } at
            ? $"{Day(Zones.DateOf(at, Zone))}, {Time(at)}"
            : Say("DueOn", Day(homework.DueOn));

    private LineChart DistressChart()
    {
        var last = facts.Rated[^1];
        var labels = facts.Rated.Select(a => Day(Zones.DateOf(a.SubmittedAt!.Value, Zone))).ToList();
        return new LineChart
        {
            Summary = Say("DistressSummary", last.DistressBefore!, last.DistressAfter!, labels[^1]),
            Labels = labels,
            Min = 0,
            Max = 10,
            Kind = ChartKind.BeforeAfter,
            Series =
            [
                new(Say("Before"), [.. facts.Rated.Select(a => (double?)a.DistressBefore)], Say("ValueBefore", last.DistressBefore!)),
                new(Say("After"), [.. facts.Rated.Select(a => (double?)a.DistressAfter)], Say("ValueAfter", last.DistressAfter!)),
            ],
            Figures = new Table([new(Say("Day")), new(Say("Before"), ColumnAlignment.End), new(Say("After"), ColumnAlignment.End)],
                [.. facts.Rated.Select((a, i) => (IReadOnlyList<string>)[labels[i], a.DistressBefore!.Value.ToString(words.Culture), a.DistressAfter!.Value.ToString(words.Culture)])]),
        };
    }

    private List<ReportBlock> KeptAway()
    {
        var kept = facts.KeptPrivate.Values.Sum();
        return kept == 0 ? [] : [new Callout(kept == 1 ? Say("OneKept") : Say("ManyKept", kept), Tone.Private)];
    }

    private List<ReportBlock> Agenda() =>
        facts.Session.Agenda is { } agenda
            ? [new Bullets([.. agenda.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], Numbered: true)]
            : [];

    private string Capital(string words) => char.ToUpper(words[0], this.words.Culture) + words[1..];

    private string TitleOf(AssignmentItem item) => item.Kind == ItemKind.Module
        ? facts.Modules[item.ModuleVersionId!.Value].Texts.In(options.Language).Title
        : facts.Sets[item.QuestionSetVersionId!.Value].Texts.In(options.Language).Title;

    private string Day(DateOnly date, bool year = false) => date.ToString(year ? "d MMM yyyy" : "d MMM", words.Culture);

    private string Time(DateTime utc) => Zones.ToLocal(utc, Zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    private string Say(string name, params object[] values) => words.Say(name, values);

    private static string Initials(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3).Select(word => $"{char.ToUpperInvariant(word[0])}."));
}
