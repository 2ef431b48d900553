using System.Text;
using Clinic.Reports;
using NUnit.Framework;

namespace Clinic.Tests.Reports;

[TestFixture("BuiltIn")]
[TestFixture("QuestPdf")]
[Category("Domain")]
public sealed class ReportEngineTests(string engine)
{
    private IReportEngine _engine = null!;

    [SetUp]
    public void Choose_the_engine()
    {
        if (!ReportEngines.CompiledIn.Contains(engine)) Assert.Ignore("QuestPDF is not served here");
        _engine = ReportEngines.Choose(engine, "Community", ReportFonts.Shipped);
    }

    [Test]
    public void Every_word_is_on_the_paper_in_reading_order()
    {
        using var pdf = Draw(Plain);
        Assert.That(pdf.WordsFrom("First"), Is.EqualTo(PlainWords));
    }

    [Test]
    public void A_whole_session_report_can_be_drawn()
    {
        using var pdf = Draw(SampleReports.SessionPrep);
        var words = pdf.Words();
        Assert.That(words, Is.SupersetOf("Session report M. L. Printed Okafor, Homework Sunday, agenda walk a day,".Split(' ')));
        Assert.That(words, Has.Exactly(1).EqualTo("Measures"));
    }

    [TestCase(PaperSize.Letter, 612, 792)]
    [TestCase(PaperSize.A4, 595.28, 841.89)]
    public void The_paper_has_the_size_that_was_asked_for(PaperSize paper, double width, double height)
    {
        using var pdf = Draw(SampleReports.Worksheet with { Paper = paper });
        Assert.That(pdf.Size.Width, Is.EqualTo(width).Within(0.5));
        Assert.That(pdf.Size.Height, Is.EqualTo(height).Within(0.5));
    }

    [TestCase("en", "Page{0}of{1}")]
    [TestCase("es", "Página{0}de{1}")]
    public void Every_page_says_which_of_how_many_it_is(string language, string wording)
    {
        using var pdf = Draw(SampleReports.Of(new Answer("1. Long", Numbered(3000))) with { Language = language });
        Assert.That(pdf.Pages, Is.GreaterThan(3));
        for (var page = 1; page <= pdf.Pages; page++)
        {
            var expected = string.Format(System.Globalization.CultureInfo.InvariantCulture, wording, page, pdf.Pages);
            Assert.That(pdf.Letters(page), Does.Contain(expected));
            Assert.That(pdf.Letters(page), Does.Contain("Confidential.Forthenamedtherapistonly."));
        }
    }

    [Test]
    public void A_long_answer_runs_over_pages_and_loses_nothing()
    {
        var text = Numbered(5000);
        using var pdf = Draw(SampleReports.Of(new Answer("1. Long", text)));
        Assert.That(pdf.WordsFrom("w0"), Is.EqualTo(text.Split(' ')));
    }

    [Test]
    public void A_question_is_never_left_alone_at_the_end_of_a_page()
    {
        for (var lines = 20; lines < 40; lines++)
        {
            var fill = string.Join('\n', Enumerable.Repeat("fill", lines));
            using var pdf = Draw(SampleReports.Of(new Answer("1. Fill", fill), new Answer("2. Asked", "a1\na2\na3\na4")));
            var page = Enumerable.Range(1, pdf.Pages).Single(number => pdf.Words(number).Contains("Asked"));
            Assert.That(pdf.Words(page), Does.Contain("a2"), $"after {lines} lines");
        }
    }

    [Test]
    public void The_head_of_a_table_stands_on_each_of_its_pages()
    {
        TableColumn[] columns = [new("Itemhead"), new("Statehead", ColumnAlignment.End)];
        string[][] rows = [.. Enumerable.Range(0, 120).Select(row => new[] { $"row{row}", $"state{row}" })];
        using var pdf = Draw(SampleReports.Of(new Table(columns, rows)));
        Assert.That(pdf.Pages, Is.GreaterThan(2));
        Assert.That(pdf.Words(), Has.Exactly(pdf.Pages).EqualTo("Statehead"));
        Assert.That(pdf.Words().Where(word => word.StartsWith("row", StringComparison.Ordinal)), Is.EqualTo(rows.Select(row => row[0])));
    }

    [Test]
    public void Highlights_lie_under_the_words_that_were_marked_and_no_others()
    {
        var answer = SampleReports.Marked("1. Body", "Cold hands. It passes when I walk. Then sleep.", "", "It passes when I walk.");
        using var pdf = Draw(SampleReports.Of(answer));
        Assert.That(pdf.MarkedWords("#f5e6a3"), Is.EqualTo("It passes when I walk.".Split(' ')));
    }

    [Test]
    public void Highlights_outside_the_text_are_ignored()
    {
        var answer = new Answer("1. Body", "Cold hands.") { Highlights = [new Highlight(-5, 3), new Highlight(400, 9), new Highlight(0, 0)] };
        using var pdf = Draw(SampleReports.Of(answer));
        Assert.That(pdf.MarkedWords("#f5e6a3"), Is.Empty);
    }

    [Test]
    public void Hebrew_letters_are_all_there()
    {
        const string text = "שלום עולם, כתבתי את זה ב 14:02 בלילה";
        using var pdf = Draw(SampleReports.Of(new Answer("1. ?", text)));
        var letters = pdf.Letters(1);
        foreach (var letter in text.Where(char.IsLetterOrDigit).Distinct())
            Assert.That(letters.Count(other => other == letter), Is.GreaterThanOrEqualTo(text.Count(other => other == letter)), $"{letter}");
    }

    [Test]
    public void Emoji_and_other_scripts_are_printed()
    {
        using var pdf = Draw(SampleReports.Of(new Answer("1. ?", "night 😀 🧿 Ελληνικά Русский Tiếng Việt đã left office")));
        Assert.That(pdf.Words(), Is.SupersetOf("night 😀 🧿 Ελληνικά Русский Tiếng Việt đã left office".Split(' ')));
    }

    [Test]
    public void Letters_at_the_seam_of_two_surrogate_blocks_stay_themselves()
    {
        if (engine != "BuiltIn") Assert.Ignore("QuestPDF leaves its table of letters to Skia");
        using var pdf = Draw(SampleReports.Of(new Answer("1. ?", "\U0001F3FF \U0001F400")));
        Assert.That(pdf.Words(), Does.Contain("\U0001F400"));
    }

    [Test]
    public void What_no_font_holds_is_written_out()
    {
        using var pdf = Draw(SampleReports.Of(new Answer("1. ?", "before \U00012000 after \ue000 end")));
        Assert.That(pdf.WordsFrom("before"), Is.EqualTo("before [U+12000] after [U+E000] end".Split(' ')));
    }

    [Test]
    public void Markup_is_text()
    {
        const string text = "<script>alert(1)</script> <b>&amp; (unbalanced \\ ) Tj ET %PDF {0} endstream";
        using var pdf = Draw(SampleReports.Of(new Answer("1. <i>?", text)));
        Assert.That(pdf.WordsFrom("<script>alert(1)</script>"), Is.EqualTo(text.Split(' ')));
    }

    [Test]
    public void Control_characters_and_broken_text_do_no_harm()
    {
        using var pdf = Draw(SampleReports.Of(new Answer("1. \0?", "one\0 two\u0007 \ud83d three\udc00 \u202eright\u202c\ufeff four\r\nfive\tsix")));
        Assert.That(pdf.WordsFrom("one"), Is.EqualTo("one two [U+D83D] three[U+DC00] right four five six".Split(' ')));
    }

    [Test]
    public void Empty_blocks_do_no_harm()
    {
        using var pdf = Draw(SampleReports.Of(
            new Paragraph(""), new Answer("", ""), new Facts([]), new Bullets([]), new Table([new TableColumn("Only")], []), new PageBreak()));
        Assert.That(pdf.Words(), Does.Contain("Only"));
    }

    [Test]
    public void A_word_wider_than_the_page_is_cut_and_not_lost()
    {
        using var pdf = Draw(SampleReports.Of(new Answer("1. ?", new string('m', 700))));
        Assert.That(pdf.Letters(1).Count(letter => letter == 'm'), Is.GreaterThanOrEqualTo(700));
    }

    [Test]
    public void Metadata_name_nobody()
    {
        var file = _engine.Draw(SampleReports.SessionPrep);
        using var pdf = new PdfText(file);
        Assert.That(pdf.Information.Title, Is.EqualTo("session-prep-2026-11-24"));
        Assert.That(pdf.Information.Author, Is.Null.Or.Empty);
        Assert.That(pdf.Information.Subject, Is.Null.Or.Empty);
        Assert.That(pdf.Information.CreationDate, Does.StartWith("D:20261124130000").And.Not.Contain("-0").And.Not.Contain("+01"));
        Assert.That(Encoding.Latin1.GetString(file), Does.Not.Contain("Okafor"));
    }

    [Test]
    public void Joint_reports_and_worksheets_can_be_drawn()
    {
        using var joint = Draw(SampleReports.Joint);
        Assert.That(joint.Words(), Is.SupersetOf(new[] { "Released", "Secrets", "Limited" }));
        using var worksheet = Draw(SampleReports.Worksheet);
        Assert.That(worksheet.Words(), Has.Exactly(8).EqualTo("been"));
    }

    [Test]
    public void Ten_reports_at_once_come_out_as_one_alone()
    {
        var alone = Words(_engine.Draw(SampleReports.SessionPrep));
        var files = new byte[10][];
        Parallel.For(0, files.Length, number => files[number] = _engine.Draw(SampleReports.SessionPrep));
        Assert.That(files.Select(Words), Is.All.EqualTo(alone));
    }

    [Test]
    public void Fifty_answers_of_ten_thousand_words_come_out_whole()
    {
        var answers = Enumerable.Range(0, 50).Select(number => new Answer($"{number}.", Numbered(10_000))).ToArray<ReportBlock>();
        using var text = new PdfText(_engine.Draw(SampleReports.Of(answers)));
        Assert.That(text.Pages, Is.InRange(500, 2000));
        Assert.That(text.Words(text.Pages), Does.Contain("w9999"));
    }

    private static ReportDocument Plain => SampleReports.Empty with
    {
        Sections =
        [
            new ReportSection("first", "First",
                [new Facts([new Fact("Alert", "open", Tone.Risk), new Fact("Plain", "fact")]), new Paragraph("One\ntwo", ParagraphStyle.Quiet)]),
            new ReportSection("second", "Second",
            [
                new Answer("3. When?", "Sunday, in the car.") { Note = "Body first.", Caption = "saved 14:02" },
                new Bullets(["walk", "rest"], Numbered: true), new Callout("kept private", Tone.Private),
                new WorksheetLines("Write", 3, "here"),
            ], 2),
        ],
    };

    private static string[] PlainWords =>
        "First Alert open Plain fact One two Second 3. When? Sunday, in the car. saved 14:02 Body first. 1. walk 2. rest kept private Write here"
            .Split(' ');

    private static string Numbered(int words) => string.Join(' ', Enumerable.Range(0, words).Select(number => $"w{number}"));

    private static string Words(byte[] file)
    {
        using var pdf = new PdfText(file);
        return string.Join(' ', pdf.Words());
    }

    private PdfText Draw(ReportDocument document) => new(_engine.Draw(document));
}
