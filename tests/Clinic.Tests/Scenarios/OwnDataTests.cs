using System.Text.Json;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Tests.Reports;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>What a client is given who asks what the practice holds about them, and who has seen it.</summary>
public sealed class OwnDataTests(StorageProvider provider) : Scenario(provider)
{
    private const string Shared = "That there is more.", Kept = "I still check his phone.", Note = "Ask about the letters.";

    [Test]
    public async Task The_client_gets_their_own_words_and_none_of_the_therapists_notes()
    {
        var client = await WorkedAsync();

        var file = await ExportAsync(client, asJson: true);

        using var json = JsonDocument.Parse(file.Html);
        Assert.That(json.RootElement.GetProperty("form").GetString(), Is.EqualTo("clinic/client-record/1"));
        Assert.That(json.RootElement.GetProperty("person").GetProperty("preferredName").GetString(), Is.EqualTo("Ruth Amsel"));
        var homework = json.RootElement.GetProperty("homework")[0];
        Assert.That(homework.GetProperty("sets")[0].GetProperty("answers").EnumerateArray().Select(a => a.GetProperty("value").GetString()), Is.EqualTo(new[] { Shared }));
        Assert.That(homework.GetProperty("keptPrivate").GetInt32(), Is.EqualTo(1));
        Assert.That(file.Html, Does.Contain("Take it slowly.").And.Not.Contain(Kept).And.Not.Contain(Note).And.Not.Contain("Daniel"));
        Assert.That(file.FileName, Is.EqualTo("own-data-2026-11-24.json"));
    }

    [Test]
    public async Task The_same_as_a_paper_to_read()
    {
        var client = await WorkedAsync();

        var words = PdfText.Of((await ExportAsync(client, asJson: false)).Bytes);

        Assert.That(words, Does.Contain("Your data").And.Contain("Ruth Amsel").And.Contain(Shared).And.Contain("1 of your answers are yours alone"));
        Assert.That(words, Does.Not.Contain(Kept).And.Not.Contain(Note).And.Not.Contain("Daniel"));
    }

    [Test]
    public async Task That_it_was_made_stands_in_the_trail()
    {
        var client = await WorkedAsync();
        await ExportAsync(client, asJson: true);

        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.ClientId == client.Id && e.Action == AuditAction.DataExported)), Is.EqualTo(1));
    }

    [Test]
    public async Task It_is_not_made_for_somebody_at_an_open_screen()
    {
        var client = await WorkedAsync();
        var ines = await Portal.SignInAsync();

        Assert.That((await ines.OpenAsync($"/clients/{client.Id}/export")).Heading, Is.EqualTo("Confirm that it is you"));
        Assert.That((await ines.OpenAsync($"/clients/{client.Id}/opened.pdf")).Heading, Is.EqualTo("Confirm that it is you"));
    }

    [Test]
    public async Task A_colleague_does_not_get_it()
    {
        var client = await WorkedAsync();
        var tomas = await (await Portal.SignInAsync(Portal.Practice.Colleague.Email)).ConfirmAsync();

        Assert.That((await tomas.OpenAsync($"/clients/{client.Id}/export")).Status, Is.EqualTo(System.Net.HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_confirmation_is_for_the_account_that_gave_it()
    {
        var client = await WorkedAsync();
        var ines = await (await Portal.SignInAsync()).ConfirmAsync();
        var tomas = await Portal.SignInAsync(Portal.Practice.Colleague.Email);
        tomas.Cookies.Take([ines.Cookies["__Host-cf"]!.ToString()]);

        Assert.That((await tomas.OpenAsync($"/clients/{client.Id}/export")).Heading, Is.EqualTo("Confirm that it is you"));
    }

    [Test]
    public async Task The_client_takes_it_themselves_with_what_they_kept_private()
    {
        var client = await WorkedAsync();
        await Portal.ChangeAsync(async db => { var row = await db.Clients.SingleAsync(c => c.Id == client.Id); row.Pin.Set(PinHash.Of("482913", row), Portal.Now); });
        await Portal.AssignAsync(client, items: Portal.WeeklyCheckIn);
        await Portal.SweepAsync();
        var theirs = Portal.NewBrowser();
        await theirs.FollowMailAsync(Portal.MailsTo(client.Email).Last());
        Assert.That((await theirs.OpenAsync("/homework/own-data.json")).Path, Is.EqualTo("/homework/pin"));
        await (await theirs.OpenAsync("/homework/pin")).SubmitAsync(("pin", "482913"));

        var file = await theirs.OpenAsync("/homework/own-data.json");

        Assert.That(file.Html, Does.Contain(Shared).And.Contain(Kept).And.Not.Contain(Note).And.Not.Contain("Daniel"));
        Assert.That(PdfText.Of((await theirs.OpenAsync("/homework/own-data.pdf")).Bytes), Does.Contain(Kept));
    }

    [Test]
    public async Task The_client_learns_who_opened_their_answers_and_when()
    {
        var client = await WorkedAsync();
        var homework = await Portal.ReadAsync(db => db.Assignments.Where(a => a.ClientId == client.Id).Select(a => a.Id).SingleAsync());
        var ines = await (await Portal.SignInAsync()).ConfirmAsync();
        await ines.OpenAsync($"/assignments/{homework}/review");

        var pdf = await (await ines.OpenAsync($"/clients/{client.Id}/trail")).FollowAsync("make “Who opened my answers”");

        var words = PdfText.Of(pdf.Bytes);
        Assert.That(words, Does.Contain("Who opened my answers").And.Contain("Dr Ines Okafor").And.Contain("Opened answers").And.Contain("24 Nov 2026, 10:22"));
        Assert.That(pdf.FileName, Is.EqualTo("who-opened-2026-11-24.pdf"));
    }

    private async Task<EnrolledClient> WorkedAsync()
    {
        var (ruth, daniel) = (await Portal.EnrolClientAsync("Ruth Amsel"), await Portal.EnrolClientAsync("Daniel Amsel"));
        await Portal.LinkCoupleAsync(ruth, daniel);
        var homework = await Portal.AssignAsync(ruth, note: "Take it slowly.");
        await Portal.AnswerAsync(homework, ("what-i-fear", Shared), ("how-i-see-myself", Kept));
        await Portal.KeepPrivateAsync(homework, "how-i-see-myself");
        await Portal.SubmitAsync(homework);
        await Portal.ChangeAsync(async db => (await db.Assignments.SingleAsync()).KeepPrivateNote(Note));
        return ruth;
    }

    private async Task<Page> ExportAsync(EnrolledClient client, bool asJson)
    {
        var ines = await (await Portal.SignInAsync()).ConfirmAsync();
        return await (await ines.OpenAsync($"/clients/{client.Id}/export")).PressAsync(asJson ? "JSON for another system" : "PDF to read");
    }
}
