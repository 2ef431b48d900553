using Clinic.Reports;

namespace Clinic.Tests.Reports;

/// <summary>Reports about nobody: the client, the therapist and every answer are made up.</summary>
internal static class SampleReports
{
    public static ReportDocument Empty { get; } = new()
    {
        Title = "M. L.",
        Subtitle = "Session report",
        Facts =
        [
            new Fact("Session", "4, Tue 24 Nov 2026, 10:00, Room 2"),
            new Fact("Period", "10 Nov to 24 Nov 2026"),
            new Fact("Printed for", "Dr Ines Okafor, Linden Row"),
            new Fact("Consent", "E-mail and sharing, recorded 6 Oct 2026"),
        ],
        Paper = PaperSize.A4,
        GeneratedAt = new DateTime(2026, 11, 24, 13, 0, 0, DateTimeKind.Utc),
        GeneratedText = "Made 24 Nov 2026, 08:00",
        Footer =
        [
            "Confidential. For the named therapist only. Not part of a joint record.",
            "PCL-5: National Center for PTSD, public domain. PHQ-9: Spitzer, Williams, Kroenke and colleagues.",
        ],
        FileName = "session-prep-2026-11-24",
    };

    public static ReportDocument SessionPrep => Empty with
    {
        Sections =
        [
            new ReportSection("first", "First", [First]),
            new ReportSection("homework", "Homework since last session", [Homework]),
            new ReportSection("distress", "Distress before and after homework", [Distress]),
            new ReportSection("measures", "Measures", [Measures]),
            new ReportSection("highlighted", "Answers you highlighted", Highlighted),
            new ReportSection("others", "The other answers", Others),
            new ReportSection("agenda", "Your agenda", [Agenda]),
        ],
    };

    public static ReportDocument Joint => Empty with
    {
        Title = "M. L. and R. L.",
        Subtitle = "Joint session report",
        Watermark = "Draft",
        Sections =
        [
            new ReportSection("released", "Released by both",
            [
                new Paragraph("Only what each author released is shown.", ParagraphStyle.Quiet),
                new Columns(
                    [new Paragraph("M. L.", ParagraphStyle.Strong), .. Others.Take(4)],
                    [new Paragraph("R. L.", ParagraphStyle.Strong), .. Others.Skip(2).Take(3)]),
            ]),
            new ReportSection("policy", "Secrets policy", [new Callout("Limited secrets, signed by both on 6 Oct 2026.")], 2),
        ],
    };

    public static ReportDocument Worksheet => Empty with
    {
        Title = "Ten questions, set A",
        Subtitle = "Worksheet",
        Facts = [],
        Paper = PaperSize.Letter,
        Sections =
        [
            new ReportSection("questions", "",
                [.. Enumerable.Range(1, 8).Select(number => new WorksheetLines($"{number}. What has this week been like?", 5, "As much or as little as you like."))]),
        ],
    };

    public static ReportDocument Of(params ReportBlock[] blocks) =>
        Empty with { Sections = [new ReportSection("only", "Answers", blocks)] };

    public static Answer Marked(string question, string text, string note, params string[] marks) => new(question, text)
    {
        Highlights = [.. marks.Select(mark => new Highlight(text.IndexOf(mark, StringComparison.Ordinal), mark.Length))],
        Note = note,
    };

    private static Facts First => new(
    [
        new Fact("Alert open", "PHQ-9 item 9: several days. Raised today at 07:48, no owner yet.", Tone.Risk),
        new Fact("Distress up 3", "From 4 before to 7 after the ten questions. In all six earlier weeks it went down.", Tone.Attention),
    ]);

    private static Table Homework => new(
        [new TableColumn("Item", Weight: 3), new TableColumn("State", Weight: 5), new TableColumn("When", Weight: 2)],
        [
            ["Ten questions, set A", "In: 8 shared, 1 private, 1 skipped", "24 Nov, 07:46"],
            ["PHQ-9", "In", "24 Nov, 07:48"],
            ["When the storm hits", "Read, check-in done", "22 Nov, 20:14"],
            ["Who am I now", "Late, not opened", "Due 23 Nov"],
        ]);

    private static string[] Dates => ["13 Oct", "20 Oct", "27 Oct", "3 Nov", "10 Nov", "17 Nov", "24 Nov"];

    private static LineChart Distress => new()
    {
        Summary = "0 is calm, 10 the most upset the client can imagine. It fell each week until 24 November, when it rose from 4 to 7.",
        Kind = ChartKind.BeforeAfter,
        Labels = Dates,
        Series =
        [
            new ChartSeries("before", [7, 6, 7, 5, 6, 5, 4], "4 before"),
            new ChartSeries("after", [6, 4, 5, 4, 4, 4, 7], "7 after"),
        ],
        Min = 0,
        Max = 10,
        Figures = new Table(
            [new TableColumn("", Weight: 2), .. Dates.Select(date => new TableColumn(date, ColumnAlignment.End))],
            [["Before", "7", "6", "7", "5", "6", "5", "4"], ["After", "6", "4", "5", "4", "4", "4", "7"]]),
    };

    public static LineChart Stress => new()
    {
        Title = "Stress reactions, PCL-5",
        Summary = "41, down 17 from baseline.",
        Labels = Dates,
        Series = [new ChartSeries("PCL-5", [58, 55, null, 52, 47, 44, 41], "41")],
        Min = 0,
        Max = 80,
        Bands = [new ChartBand(0, 31, "below the usual cut")],
        Cuts = [new ChartCut(33, "33, suggested cut")],
        Sessions = [new SessionMark(0.5), new SessionMark(2.5), new SessionMark(4.5)],
        Figures = new Table(
            [new TableColumn("", Weight: 2), .. Dates.Select(date => new TableColumn(date, ColumnAlignment.End))],
            [["PCL-5", "58", "55", "", "52", "47", "44", "41"]]),
    };

    private static Table Measures => new(
        [
            new TableColumn("Measure", Weight: 3.4f), new TableColumn("Baseline", ColumnAlignment.End),
            new TableColumn("Previous", ColumnAlignment.End), new TableColumn("Latest", ColumnAlignment.End),
            new TableColumn("Change", ColumnAlignment.End), new TableColumn("Against reliable change", Weight: 3.2f),
        ],
        [
            ["PCL-5, 0 to 80", "58", "47", "41", "−17", "Better by more than 15"],
            ["PHQ-9, 0 to 27", "15", "13", "12", "−3", "Within 5, no clear change"],
            ["GAD-7, 0 to 21", "14", "10", "9", "−5", "Better by more than 4"],
        ]);

    private static IReadOnlyList<ReportBlock> Highlighted =>
    [
        Marked("3. When did you feel most unsteady this week, and what was going on around you?",
            "Sunday, in the car. His phone lit up on the dashboard and I read the name before I knew I was reading. It was his "
            + "brother. My hands went cold and I could not hear what he was saying to me. I said nothing until we got home. "
            + "I hate that I have become someone who checks.",
            "Body first, thought second. Ask what helped her come back.",
            "My hands went cold and I could not hear what he was saying to me.", "I hate that I have become someone who checks."),
        Marked("4. What do you notice in your body when a reminder comes up?",
            "Cold hands, tight jaw. It passes in about twenty minutes if I walk. If I sit still it does not pass.",
            "Walking works. Put it in her plan.", "It passes in about twenty minutes if I walk."),
    ];

    private static IReadOnlyList<ReportBlock> Others =>
    [
        new Answer("1. What has this week been like, in a few words?",
            "Quieter than the last one. I slept four nights out of seven. Then Sunday undid it.") { Caption = "saved 23 Nov, 14:02" },
        new Answer("5. How has your sleep been?", "Better until Sunday. Then awake from three."),
        new Answer("6. Which questions keep coming back at night?", "What else did I not see."),
        new Answer("8. What part of yourself do you miss?", "The one who planned things. I used to book the summer in January."),
        new Answer("10. What should we talk about first next time?", "Sunday."),
        new Callout("One answer was kept private and one question was skipped.", Tone.Private),
    ];

    private static Bullets Agenda => new(
        [
            "Safety first: item 9, and how the night was.", "Sunday in the car: what her body did, what brought her back.",
            "Open the unread reading together, or drop it.", "Agree one walk a day, and who knows about it.",
        ],
        Numbered: true);
}
