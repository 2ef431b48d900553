using System.Net;
using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Tests.Reports;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>A therapist prepares a session: the report as a page and as PDF.</summary>
public sealed class SessionReportTests(StorageProvider provider) : Scenario(provider)
{
    private const string Walk = "The walk by the lake, before anybody is up.";
    private const string Secret = "What I told nobody, and will not print.";

    [Test]
    public async Task The_pdf_holds_what_was_handed_in_and_counts_what_was_kept_private()
    {
        var (session, _) = await HandedInAsync();

        var pdf = await (await Portal.SignInAsync()).OpenAsync($"/sessions/{session}/report.pdf?paper=A4");

        using var text = new PdfText(pdf.Bytes);
        var words = string.Join(' ', text.Words());
        Assert.That(pdf.ContentType, Is.EqualTo("application/pdf"));
        Assert.That(words, Does.Contain(Walk));
        Assert.That(words, Does.Contain("1 private"));
        Assert.That(words, Does.Contain("One answer was kept private."));
        Assert.That(words, Does.Not.Contain("told nobody"));
    }

    [Test]
    public async Task Neither_file_name_nor_metadata_nor_initials_name_the_client()
    {
        var (session, _) = await HandedInAsync();

        var pdf = await (await Portal.SignInAsync()).OpenAsync($"/sessions/{session}/report.pdf");

        using var text = new PdfText(pdf.Bytes);
        Assert.That(pdf.FileName, Does.Match(@"^session-prep-\d{4}-\d{2}-\d{2}\.pdf$"));
        Assert.That(text.Words(1), Does.Contain("M.").And.Not.Contain("Maren").And.Not.Contain("Lindqvist"));
        Assert.That($"{text.Information.Title}{text.Information.Author}{text.Information.Subject}{text.Information.Keywords}", Does.Not.Contain("Maren"));
    }

    [TestCase("Letter", 612, 792)]
    [TestCase("A4", 595, 842)]
    public async Task The_paper_is_the_one_asked_for(string paper, int width, int height)
    {
        var (session, _) = await HandedInAsync();

        var pdf = await (await Portal.SignInAsync()).OpenAsync($"/sessions/{session}/report.pdf?paper={paper}");

        using var text = new PdfText(pdf.Bytes);
        Assert.That(text.Size.Width, Is.EqualTo(width).Within(1));
        Assert.That(text.Size.Height, Is.EqualTo(height).Within(1));
        Assert.That(text.Letters(1).Replace(" ", "", StringComparison.Ordinal), Does.Contain($"Page1of{text.Pages}"));
    }

    [Test]
    public async Task The_page_shows_the_same_with_highlights_first()
    {
        var (session, homework) = await HandedInAsync();
        await Portal.ChangeAsync(async db =>
            (await db.Answers.SingleAsync(a => a.AssignmentId == homework && a.QuestionId == "steps-for-myself")).Mark([new TextSpan(0, 8)]));

        var page = await (await Portal.SignInAsync()).OpenAsync($"/sessions/{session}/report");

        Assert.That(page.All("#highlights mark"), Is.EqualTo(new[] { "The walk" }));
        Assert.That(page.One("#answers"), Does.Contain("I check everything twice."));
        Assert.That(page.Text, Does.Not.Contain("told nobody"));
        Assert.That(page.One("#distress"), Does.Contain("4 before and 7 after"));
        Assert.That(page.One("#first"), Does.Contain("Distress up 3"));
    }

    [Test]
    public async Task Highlights_only_leaves_the_rest_out()
    {
        var (session, homework) = await HandedInAsync();
        await Portal.ChangeAsync(async db =>
            (await db.Answers.SingleAsync(a => a.AssignmentId == homework && a.QuestionId == "steps-for-myself")).Mark([new TextSpan(0, 8)]));

        var page = await (await Portal.SignInAsync()).OpenAsync($"/sessions/{session}/report?highlightsOnly=true");

        Assert.That(page.Text, Does.Contain(Walk).And.Not.Contain("I check everything twice."));
    }

    [Test]
    public async Task An_open_alert_stands_first()
    {
        var (session, homework) = await HandedInAsync();
        await Portal.ChangeAsync(async db =>
        {
            var client = await db.Clients.SingleAsync();
            db.Alerts.Add(Alert.Raise(client, homework, AlertKind.NotSafe, Portal.Now));
        });

        var page = await (await Portal.SignInAsync()).OpenAsync($"/sessions/{session}/report");

        Assert.That(page.One("#first"), Does.Contain("Alert open"));
    }

    [Test]
    public async Task Markup_emoji_and_right_to_left_words_reach_the_paper_as_they_were_written()
    {
        var (session, _) = await HandedInAsync("<b>not bold</b> 🙂 שלום");

        var pdf = await (await Portal.SignInAsync()).OpenAsync($"/sessions/{session}/report.pdf");

        using var text = new PdfText(pdf.Bytes);
        var letters = string.Concat(Enumerable.Range(1, text.Pages).Select(text.Letters));
        Assert.That(letters, Does.Contain("<b>not"));
        Assert.That("שלום".All(letters.Contains), Is.True);
    }

    [Test]
    public async Task A_twenty_thousand_word_answer_loses_no_word()
    {
        var words = Enumerable.Range(1, 20_000).Select(n => $"w{n}").ToList();
        var (session, _) = await HandedInAsync(string.Join(' ', words));

        var pdf = await (await Portal.SignInAsync()).OpenAsync($"/sessions/{session}/report.pdf");

        using var text = new PdfText(pdf.Bytes);
        Assert.That(text.Words().Where(w => w.Length > 1 && w[0] == 'w' && w.Skip(1).All(char.IsAsciiDigit)), Is.EqualTo(words));
    }

    [Test]
    public async Task A_couples_session_prints_one_partner_at_a_time()
    {
        var ruth = await Portal.EnrolClientAsync("Ruth Amsel");
        var daniel = await Portal.EnrolClientAsync(new Enrolment { Name = "Daniel Amsel", Role = ClientRole.PartnerWhoCausedHarm });
        var couple = await Portal.LinkCoupleAsync(ruth, daniel);
        var hers = await Portal.AssignAsync(ruth);
        await Portal.AnswerAsync(hers, ("what-i-fear", "Ruth wrote this."));
        await Portal.SubmitAsync(hers);
        var session = await Portal.PlanSessionAsync(ruth, 0, new(16, 0), couple);
        var ines = await Portal.SignInAsync();

        var ruths = await ines.OpenAsync($"/sessions/{session}/report?client={ruth.Id}");
        var daniels = await ines.OpenAsync($"/sessions/{session}/report?client={daniel.Id}");

        Assert.That(ruths.Text, Does.Contain("Ruth wrote this."));
        Assert.That(daniels.Text, Does.Not.Contain("Ruth wrote this."));
        Assert.That(daniels.One("h1"), Is.EqualTo("D. A."));
    }

    [Test]
    public async Task Another_therapists_session_does_not_exist()
    {
        var (session, _) = await HandedInAsync();
        var tomas = await Portal.SignInAsync(Portal.Practice.Colleague.Email);

        Assert.That((await tomas.OpenAsync($"/sessions/{session}/report")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await tomas.OpenAsync($"/sessions/{session}/report.pdf")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_export_is_written_into_the_audit_trail()
    {
        var (session, _) = await HandedInAsync();

        await (await Portal.SignInAsync()).OpenAsync($"/sessions/{session}/report.pdf");

        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.ReportExported && e.ObjectId == session)), Is.EqualTo(1));
    }

    private async Task<(Guid Session, Guid Homework)> HandedInAsync(string words = Walk)
    {
        var maren = await Portal.EnrolClientAsync("Maren Lindqvist");
        var homework = await Portal.AssignAsync(maren);
        await Portal.AnswerAsync(homework, ("how-i-see-myself", "I check everything twice."), ("steps-for-myself", words), ("my-limits", Secret));
        await Portal.KeepPrivateAsync(homework, "my-limits");
        await Portal.SubmitAsync(homework, distressBefore: 4, distressAfter: 7);
        return (await Portal.PlanSessionAsync(maren, 0, new(16, 0)), homework);
    }
}
