using Clinic.Assignments;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>One marker in every text that somebody can type about a client: afterwards it is found nowhere in clear.</summary>
public sealed class CanaryTests(StorageProvider provider) : ClientScenario(provider)
{
    /// <summary>Writes addresses with what was searched for. The portal's settings keep it silent below warnings.</summary>
    private const string Addresses = "Microsoft.AspNetCore.Hosting.Diagnostics";

    protected override PortalOptions Options => new() { KeepsAllLogs = true };

    [Test]
    public async Task Neither_the_files_nor_the_logs_nor_the_mails_hold_a_word_in_clear()
    {
        var marker = new Marker();
        var id = await WorkAsync(marker);
        var backup = Path.Combine(Portal.Place.Folder, "backup.db");
        if (Provider == StorageProvider.Sqlite)
            await Portal.ReadAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {backup}"));

        var shown = await (await Portal.SignInAsync()).OpenAsync($"/clients/{id}");
        Assert.That(marker.IsIn(shown.Text), Is.True, "the screens do show it");
        Assert.That(Directory.GetFiles(Portal.Place.Folder, "*.db*").Where(file => marker.IsIn(Read(file))), Is.Empty, "database, write-ahead log, backup");
        Assert.That(Portal.Mails.Where(mail => marker.IsIn(mail.Subject + mail.Text + mail.Html + mail.Message.Headers["From"])), Is.Empty, "mails");
        Assert.That(Portal.Logs.Lines.Where(line => line.Category != Addresses && marker.IsIn(line.Words)).Select(line => $"{line.Level} {line.Category}: {line.Words}"), Is.Empty, "logs down to Trace");
        Assert.That(Portal.Logs.Lines, Has.Count.GreaterThan(1000));
    }

    [Test]
    public void The_settings_keep_addresses_out_of_the_log() =>
        Assert.That(Repository.Text("src", "Clinic.Web", "appsettings.json"), Does.Contain($"\"{Addresses}\": \"Warning\""));

    [TestCase("plain")]
    [TestCase("a base64 form at any place")]
    public void The_search_would_find_it(string how)
    {
        var marker = new Marker();
        for (var before = 0; before < 7; before++)
        {
            var text = $"{new string('a', before)} {marker.Word} and more";
            Assert.That(marker.IsIn(how == "plain" ? text : Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text))), Is.True);
        }
    }

    private async Task<Guid> WorkAsync(Marker marker)
    {
        var (ines, word) = (await Portal.SignInAsync(), marker.Word);
        await (await ines.OpenAsync("/clients/new")).SubmitAsync(("PreferredName", $"Maren {word}"), ("LegalName", $"Maren Maria {word}"), ("Email", $"{word}@mail.example"),
            ("BirthDate", "1986-04-12"), ("Role", "BetrayedPartner"), ("EmailConsent", "true"));
        var client = await Portal.ReadAsync(db => db.Clients.Select(c => c.Id).SingleAsync());
        await ines.OpenAsync($"/clients?q={word}");
        await (await ines.OpenAsync($"/clients/{client}/pin")).SubmitAsync(("Pin.IsOwn", "true"), ("Pin.Words", $"secret {word}"));
        await (await ines.OpenAsync($"/clients/{client}/edit")).SubmitAsync(("LegalName", $"Anna {word}"));
        await (await ines.OpenAsync($"/sessions/new?client={client}")).SubmitAsync(("On", $"{Portal.Today.AddDays(2):yyyy-MM-dd}"), ("At", "10:00"), ("Agenda", $"ask {word}"));
        var sent = await SendAsync(new EnrolledClient(client, $"Maren {word}", $"{word}@mail.example"), Portal.TenQuestions);
        await Portal.ChangeAsync(async db => (await db.Assignments.SingleAsync()).KeepPrivateNote($"note {word}"));
        await AnswerAsync(sent, word);
        await ReadAsync(ines, client, sent.Homework, word);
        await Portal.PassAsync(TimeSpan.FromDays(3), TimeSpan.FromHours(6));
        return client;
    }

    private async Task AnswerAsync(Sent sent, string word)
    {
        var theirs = await OpenAsync(sent);
        await (await theirs.OpenAsync("/homework/pin")).SubmitAsync(("pin", $"wrong {word}"));
        await (await theirs.OpenAsync("/homework/pin")).SubmitAsync(("pin", $"secret {word}"));
        var saved = await SaveAsync(theirs, sent, 1, $"first {word}");
        Assert.That(saved.Status, Is.EqualTo(200), saved.Json);
        await SaveAsync(theirs, sent, 1, $"then {word}", saved.Revision);
        await SaveAsync(theirs, sent, 1, $"stale {word}", 0);
        await theirs.OpenAsync(sent.QuestionUrl(1));
        await theirs.OpenAsync(sent.CheckUrl);
        await Portal.SubmitAsync(sent.Homework, distressBefore: 2, distressAfter: 9);
        await theirs.OpenAsync($"/homework/{sent.Homework}/copy.pdf");
    }

    private async Task ReadAsync(Browser ines, Guid client, Guid homework, string word)
    {
        var review = await ines.OpenAsync($"/assignments/{homework}/review");
        await review.Form($"/assignments/{homework}/review").Fill("Reply", $"thank you {word}").SubmitAsync();
        var session = await Portal.ReadAsync(db => db.Sessions.Select(s => s.Id).SingleAsync());
        await ines.OpenAsync($"/sessions/{session}/report");
        await ines.OpenAsync($"/sessions/{session}/report.pdf?client={client}");
        await ines.ConfirmAsync();
        await (await ines.OpenAsync($"/clients/{client}/export")).PressAsync("JSON for another system");
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
