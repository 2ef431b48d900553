using Clinic.Reports;
using CsCheck;
using NUnit.Framework;

namespace Clinic.Tests.Reports;

[Category("Domain")]
public sealed class ReportEngineChoiceTests
{
    [Test]
    public void Auto_takes_the_best_engine_of_the_build() =>
        Assert.That(ReportEngines.Choose("Auto", "Community", ReportFonts.Shipped).Name, Is.EqualTo(ReportEngines.CompiledIn[0]));

    [Test]
    public void The_built_in_engine_is_in_every_build()
    {
        Assert.That(ReportEngines.CompiledIn, Does.Contain("BuiltIn"));
        Assert.That(ReportEngines.Choose("BuiltIn", "", ReportFonts.Shipped).Name, Is.EqualTo("BuiltIn"));
    }

    [Test]
    public void A_demand_for_QuestPDF_is_refused_in_words_where_it_was_not_served()
    {
        if (ReportEngines.CompiledIn.Contains("QuestPdf")) Assert.Ignore("QuestPDF is served here");
        Assert.That(() => ReportEngines.Choose("QuestPdf", "Community", ReportFonts.Shipped),
            Throws.InvalidOperationException.With.Message.Contains("no package source served QuestPDF"));
    }

    [Test]
    public void A_setting_that_names_no_engine_is_refused() =>
        Assert.That(() => ReportEngines.Choose("Word", "Community", ReportFonts.Shipped),
            Throws.InvalidOperationException.With.Message.Contains("Auto, QuestPdf or BuiltIn"));

    [Test]
    public void Missing_fonts_are_named_with_their_folder() =>
        Assert.That(() => ReportEngines.Choose("BuiltIn", "", new ReportFonts("/nowhere")).Draw(SampleReports.Empty),
            Throws.InvalidOperationException.With.Message.Contains("/nowhere"));

    [Test]
    public void Both_engines_print_the_same_words()
    {
        if (ReportEngines.CompiledIn.Count < 2) Assert.Ignore("QuestPDF is not served here");
        var words = ReportEngines.CompiledIn.Select(name =>
        {
            // A chart is a picture in one engine and letters in the other.
            var report = SampleReports.SessionPrep;
            report = report with { Sections = [.. report.Sections.Where(section => section.Id != "distress")] };
            using var pdf = new PdfText(ReportEngines.Choose(name, "Community", ReportFonts.Shipped).Draw(report));
            return string.Join(' ', pdf.WordsFrom("First"));
        }).ToArray();
        Assert.That(words[0], Is.EqualTo(words[1]));
    }

    [Test]
    public void Arabic_keeps_its_letters_behind_the_joined_forms()
    {
        const string text = "السلام عليكم كتبت هذا في";
        using var pdf = new PdfText(BuiltIn.Draw(SampleReports.Of(new Answer("1.", text))));
        var letters = pdf.Letters(1) + pdf.ActualText();
        foreach (var letter in text.Where(letter => letter != ' ').Distinct())
            Assert.That(letters.Count(other => other == letter), Is.GreaterThanOrEqualTo(text.Count(other => other == letter)), $"{letter}");
    }

    [Test]
    public void Whatever_is_written_is_printed_or_visibly_marked() => Texts.Sample(texts =>
    {
        using var pdf = new PdfText(BuiltIn.Draw(SampleReports.Of([.. texts.Select(text => new Answer("?", text))])));
        var printed = string.Concat(Enumerable.Range(1, pdf.Pages).Select(pdf.Letters)) + pdf.ActualText();
        foreach (var letter in texts.SelectMany(text => text.Normalize().EnumerateRunes()).Distinct())
        {
            var itself = letter.ToString().Normalize(System.Text.NormalizationForm.FormKC).Trim();
            var folded = itself.All(part => printed.Contains(part, StringComparison.Ordinal));
            Assert.That(folded || printed.Contains($"U+{letter.Value:X4}", StringComparison.Ordinal), $"U+{letter.Value:X4}");
        }
    }, iter: 60);

    private static IReportEngine BuiltIn => ReportEngines.Choose("BuiltIn", "", ReportFonts.Shipped);

    // Letters of every plane that a person may write; those that join or stand above others are drawn as parts of theirs.
    private static Gen<string[]> Texts => Gen.OneOf(
            Gen.Int[0x21, 0x7e], Gen.Int[0xa1, 0x2ff], Gen.Int[0x370, 0x52f], Gen.Int[0x5d0, 0x5ea], Gen.Int[0x1e00, 0x1eff],
            Gen.Int[0x2010, 0x2027], Gen.Int[0x2030, 0x205e], Gen.Int[0x20a0, 0x26ff], Gen.Int[0x3041, 0x30ff], Gen.Int[0x1f300, 0x1f64f])
        .Where(letter => letter != 0xad)
        .Select(char.ConvertFromUtf32).Array[1, 40].Select(string.Concat).Array[10, 40];
}
