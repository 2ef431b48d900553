using System.Text;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Security;
using Clinic.Sessions;
using Clinic.Tests.Reports;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Scenarios;

/// <summary>What is left of somebody whose file was erased.</summary>
public sealed class ErasureTests(StorageProvider provider) : Scenario(provider)
{
    [Test]
    public async Task Nobody_can_read_a_word_any_more_and_no_sealed_byte_is_left_in_the_files()
    {
        var client = await WorkedAsync();
        var blobs = await BlobsAsync(client);

        await EraseAsync(client);

        Assert.That(await Portal.ReadAsync(db => db.ClientKeys.CountAsync(k => k.ClientId == client.Id)), Is.Zero);
        Assert.That(await BlobsAsync(client), Is.All.Empty);
        if (Provider == StorageProvider.Sqlite)
            Assert.That(Directory.GetFiles(Portal.Place.Folder, "clinic.db*").SelectMany(file => blobs.Where(b => Contains(file, b))), Is.Empty, "database file and write-ahead log");
    }

    [Test]
    public async Task A_backup_from_before_brings_nobody_back()
    {
        if (Provider != StorageProvider.Sqlite)
            Assert.Ignore("A server's backups are out of reach.");
        var client = await WorkedAsync();
        var backup = Path.Combine(Portal.Place.Folder, "backup.db");
        await Portal.ReadAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {backup}"));
        await EraseAsync(client);

        Portal.Place.LetGo();
        foreach (var file in Directory.GetFiles(Portal.Place.Folder, "clinic.db*"))
            File.Delete(file);
        File.Move(backup, Portal.Place.DatabaseFile);
        await using var restored = Portal.StartTwin();

        var row = await restored.ReadAsync(db => db.Clients.IgnoreQueryFilters([ClinicContext.ErasedFilter]).SingleAsync(c => c.Id == client.Id));
        Assert.That((row.ErasedAt is not null, row.PreferredName.Text, row.Email.Text), Is.EqualTo((true, Client.NameOnceErased, "")));
        Assert.That(await restored.ReadAsync(db => db.ClientKeys.CountAsync(k => k.ClientId == client.Id)), Is.Zero);
        Assert.That(await restored.ReadAsync(async db => (await db.Answers.SingleAsync()).Value.Text), Is.Empty);
        Assert.That(await restored.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.ClientErased && e.Actor == AuditActor.System)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_lost_ledger_is_written_anew_from_the_database()
    {
        var client = await WorkedAsync();
        await EraseAsync(client);
        File.Delete(Path.Combine(Portal.Place.ApartFolder, "erasures.log"));

        await using var next = Portal.StartTwin();

        Assert.That(next.Services.GetRequiredService<ErasureLedger>().Read().Select(e => e.ClientId), Does.Contain(client.Id));
    }

    [Test]
    public async Task When_the_ledger_cannot_be_written_nothing_is_erased()
    {
        var client = await WorkedAsync();
        var log = Path.Combine(Portal.Place.ApartFolder, "erasures.log");
        File.Delete(log);
        Directory.CreateDirectory(log);

        var page = await EraseAsync(client);

        Assert.That(page.Main, Does.Contain("nothing was erased"));
        Assert.That(await Portal.ReadAsync(async db => (await db.Clients.SingleAsync(c => c.Id == client.Id)).PreferredName.Text), Is.EqualTo("Maren Lindqvist"));
    }

    [Test]
    public async Task All_ways_to_them_are_closed()
    {
        var client = await WorkedAsync();
        await Portal.PlanSessionAsync(client, 3, new TimeOnly(10, 0));
        var theirs = Portal.NewBrowser();
        await theirs.FollowMailAsync(Portal.Mails[0]);

        await EraseAsync(client);

        Assert.That((await theirs.OpenAsync("/homework")).Path, Is.EqualTo("/homework/again"));
        Assert.That((await Portal.NewBrowser().FollowMailAsync(Portal.Mails[0])).Main, Does.Not.Contain("homework is open"));
        Assert.That(await Portal.ReadAsync(db => db.Sessions.Select(s => s.Status).SingleAsync()), Is.EqualTo(SessionStatus.Cancelled));
        var mails = Portal.Mails.Count;
        await Portal.PassAsync(TimeSpan.FromDays(14), TimeSpan.FromHours(6));
        Assert.That(Portal.MailsTo(client.Email).Count(), Is.EqualTo(Portal.Mails.Take(mails).Count(m => m.To == client.Email)));
    }

    [Test]
    public async Task The_screens_speak_of_an_erased_client_and_of_nobody()
    {
        var (ruth, daniel) = (await Portal.EnrolClientAsync("Ruth Amsel"), await Portal.EnrolClientAsync("Daniel Amsel"));
        var couple = await Portal.LinkCoupleAsync(ruth, daniel);
        await Portal.PlanSessionAsync(ruth, 1, new TimeOnly(10, 0), couple);
        await Portal.PlanSessionAsync(daniel, 2, new TimeOnly(10, 0));
        await EraseAsync(ruth, "Ruth Amsel");
        var ines = await Portal.SignInAsync();

        foreach (var url in new[] { "/", "/clients?status=All", "/couples", "/sessions", $"/clients/{daniel.Id}", $"/clients/{daniel.Id}/trail", "/notices", "/alerts", "/assignments", "/erasures", $"/erasures/{ruth.Id}" })
        {
            var page = await ines.OpenAsync(url);
            Assert.That((int)page.Status, Is.EqualTo(200), url);
            Assert.That(page.Text, Does.Not.Contain("Ruth"), url);
        }
        Assert.That((await ines.OpenAsync($"/clients/{ruth.Id}")).Status, Is.EqualTo(System.Net.HttpStatusCode.NotFound));
        Assert.That((await ines.OpenAsync($"/couples/{couple}")).Text, Does.Not.Contain("Ruth"));
        Assert.That((await ines.OpenAsync("/erasures")).Main, Does.Contain(ruth.Id.ToString()).And.Contain("The client asked for it"));
    }

    [Test]
    public async Task The_certificate_says_what_was_destroyed_and_names_nobody()
    {
        var client = await WorkedAsync();
        await EraseAsync(client);

        var pdf = await (await Portal.SignInAsync()).OpenAsync($"/erasures/{client.Id}/certificate.pdf");

        var words = PdfText.Of(pdf.Bytes);
        Assert.That(words, Does.Contain("Certificate of erasure").And.Contain(client.Id.ToString()).And.Contain("Dr Ines Okafor").And.Contain("Asked for by the client"));
        Assert.That(words + pdf.FileName, Does.Not.Contain("Maren"));
    }

    [Test]
    public async Task A_planned_erasure_closes_the_file_and_can_be_called_off()
    {
        var client = await WorkedAsync();

        var page = await EraseAsync(client, atOnce: false);
        Assert.That(page.Main, Does.Contain("This file will be erased"));
        Assert.That((await Portal.NewBrowser().FollowMailAsync(Portal.Mails[0])).Main, Does.Not.Contain("homework is open"));
        page = await page.PressAsync("Keep the file");
        Portal.Clock.Advance(TimeSpan.FromDays(8));
        await Portal.Services.GetRequiredService<ErasureSweep>().RunDueAsync();

        Assert.That(page.Text, Does.Contain("The file of Maren Lindqvist is kept"));
        Assert.That(await Portal.ReadAsync(async db => (await db.Clients.SingleAsync()).PreferredName.Text), Is.EqualTo("Maren Lindqvist"));
    }

    [Test]
    public async Task Seven_days_later_the_portal_carries_it_out()
    {
        var client = await WorkedAsync();
        await EraseAsync(client, atOnce: false);

        Portal.Clock.Advance(TimeSpan.FromDays(Client.DaysUntilErasure) - TimeSpan.FromMinutes(1));
        Assert.That(await Portal.Services.GetRequiredService<ErasureSweep>().RunDueAsync(), Is.Zero);
        Portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await Portal.Services.GetRequiredService<ErasureSweep>().RunDueAsync(), Is.EqualTo(1));

        Assert.That((await (await Portal.SignInAsync()).OpenAsync($"/erasures/{client.Id}")).Heading, Is.EqualTo("Erased client"));
    }

    [Test]
    public async Task A_file_that_is_to_be_erased_cannot_be_readmitted_meanwhile()
    {
        var client = await WorkedAsync();
        await EraseAsync(client, atOnce: false);

        Assert.That(() => Portal.ChangeAsync(async db => (await db.Clients.SingleAsync()).Readmit()), Throws.TypeOf<RuleBroken>());
        var ines = await Portal.SignInAsync();
        Assert.That((await ines.OpenAsync($"/clients/{client.Id}")).Html, Does.Not.Contain("discharge/undo"));
    }

    [Test]
    public async Task Another_name_than_the_clients_erases_nothing()
    {
        var client = await WorkedAsync();

        var page = await EraseAsync(client, "Maren");

        Assert.That(page.FieldErrors, Is.EqualTo(new[] { "Type the name exactly as it stands above" }));
        Assert.That(await Portal.ReadAsync(db => db.Clients.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_finds_the_screen_open_is_asked_for_the_password()
    {
        var client = await WorkedAsync();
        var ines = await Portal.SignInAsync();

        var asked = await ines.OpenAsync($"/clients/{client.Id}/erasure");
        Assert.That(asked.Heading, Is.EqualTo("Confirm that it is you"));
        var wrong = await asked.SubmitAsync(("Password", "not the right password at all"));
        Assert.That(wrong.FieldErrors, Is.EqualTo(new[] { "This is not your password" }));
        var form = await wrong.SubmitAsync(("Password", Portal.Password));
        Assert.That(form.Heading, Is.EqualTo("Erase the file of Maren Lindqvist"));

        Portal.Clock.Advance(TimeSpan.FromMinutes(6));
        var again = await form.Form().Fill("Form.Reason", "AskedByClient").Fill("Form.AtOnce", "true").Fill("Form.Typed", "Maren Lindqvist").SubmitAsync();
        Assert.That(again.Heading, Is.EqualTo("Confirm that it is you"));
        Assert.That(await Portal.ReadAsync(db => db.Clients.CountAsync()), Is.EqualTo(1));
    }

    /// <summary>A client with words in every place that a scenario can put some.</summary>
    private async Task<EnrolledClient> WorkedAsync()
    {
        var client = await Portal.EnrolClientAsync("Maren Lindqvist");
        var homework = await Portal.AssignAsync(client, note: "Take it slowly.");
        await Portal.SweepAsync();
        await Portal.AnswerAsync(homework, ("what-i-fear", "That there is more."));
        await Portal.ChangeAsync(async db => (await db.Assignments.SingleAsync()).KeepPrivateNote("Ask about the letters."));
        return client;
    }

    private async Task<Page> EraseAsync(EnrolledClient client, string? typed = null, bool atOnce = true)
    {
        var ines = await (await Portal.SignInAsync()).ConfirmAsync();
        var form = (await ines.OpenAsync($"/clients/{client.Id}/erasure")).Form();
        return await form.Fill("Form.Reason", "AskedByClient").Fill("Form.AtOnce", atOnce ? "true" : "false").Fill("Form.Typed", typed ?? client.Name).SubmitAsync();
    }

    /// <summary>Every sealed byte that is stored of this client.</summary>
    private Task<List<byte[]>> BlobsAsync(EnrolledClient client) => Portal.ReadAsync(async db =>
    {
        var row = await db.Clients.IgnoreQueryFilters([ClinicContext.ErasedFilter]).AsNoTracking().SingleAsync(c => c.Id == client.Id);
        var work = await db.Assignments.AsNoTracking().Where(a => a.ClientId == client.Id).ToListAsync();
        var answers = await db.Answers.AsNoTracking().Where(a => a.ClientId == client.Id).ToListAsync();
        var revisions = await db.AnswerRevisions.AsNoTracking().Where(a => a.ClientId == client.Id).ToListAsync();
        SealedText?[] all = [row.PreferredName, row.LegalName, row.Email, row.BirthDate, .. work.Select(w => w.Note), .. work.Select(w => w.PrivateNote), .. answers.Select(a => a.Value), .. revisions.Select(r => r.Value)];
        return all.OfType<SealedText>().Select(s => s.Blob!).ToList();
    });

    private static bool Contains(string path, byte[] blob)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(blob.AsSpan(17, 60)) >= 0;
    }
}
