using System.Text;
using Clinic.Clients;
using Clinic.Security;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>What somebody learns who gets hold of the database, or writes into it.</summary>
public sealed class SealedWordsTests(StorageProvider provider) : Scenario(provider)
{
    [Test]
    public async Task The_database_file_holds_no_word_of_a_client()
    {
        if (Provider != StorageProvider.Sqlite)
            Assert.Ignore("A server's files are out of reach.");
        string[] canaries = [.. Enumerable.Range(0, 6).Select(_ => $"canary{Guid.NewGuid():N}")];
        var client = await Portal.EnrolClientAsync(new Enrolment { Name = canaries[0], Email = $"{canaries[1]}@mail.example" });
        var homework = await Portal.AssignAsync(client, note: canaries[2]);
        await Portal.AnswerAsync(homework, ("what-i-fear", $"first {canaries[3]}"));
        await Portal.AnswerAsync(homework, ("what-i-fear", $"then {canaries[4]}"));
        await Portal.ChangeAsync(async db => (await db.Assignments.SingleAsync()).KeepPrivateNote(canaries[5]));
        await Portal.SweepAsync();
        await Portal.SubmitAsync(homework);

        var stored = Directory.GetFiles(Portal.Place.Folder, "clinic.db*").Select(ReadShared).ToList();

        Assert.That(stored, Has.Count.GreaterThan(1), "the write-ahead log is among them");
        foreach (var canary in canaries)
        {
            foreach (var bytes in stored)
            {
                Assert.That(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)), Is.Negative);
                Assert.That(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(canary)), Is.Negative);
            }
        }
        Assert.That(stored.Any(bytes => bytes.AsSpan().IndexOf("Linden Row"u8) > 0), Is.True, "a word that is not sealed would have been found");
    }

    [Test]
    public async Task The_words_come_back_after_a_restart()
    {
        var client = await Portal.EnrolClientAsync("Maren Lindqvist");
        var homework = await Portal.AssignAsync(client, note: "Take it slowly.");
        await Portal.AnswerAsync(homework, ("what-i-fear", "That there is more."));

        await using var next = Portal.StartTwin();

        Assert.That(await next.ReadAsync(async db => (await db.Clients.SingleAsync()).PreferredName.Text), Is.EqualTo("Maren Lindqvist"));
        Assert.That(await next.ReadAsync(async db => (await db.Answers.SingleAsync()).Value.Text), Is.EqualTo("That there is more."));
        Assert.That(await next.ReadAsync(async db => (await db.AnswerRevisions.SingleAsync()).Value.Text), Is.EqualTo("That there is more."));
        Assert.That(await next.ReadAsync(async db => (await db.Assignments.SingleAsync()).Note!.Text), Is.EqualTo("Take it slowly."));
    }

    [Test]
    public async Task Names_put_into_each_others_rows_do_not_open()
    {
        await Portal.EnrolClientAsync("Ruth Amsel");
        await Portal.EnrolClientAsync("Daniel Amsel");

        await TamperAsync(rows => (rows[0].Name, rows[1].Name) = (rows[1].Name, rows[0].Name));

        Assert.That(() => Portal.ReadAsync(async db => (await db.Clients.FirstAsync()).PreferredName.Text), Throws.TypeOf<SealBroken>());
    }

    [Test]
    public async Task A_name_put_into_another_column_does_not_open()
    {
        await Portal.EnrolClientAsync("Ruth Amsel");

        await TamperAsync(rows => (rows[0].Name, rows[0].Email) = (rows[0].Email, rows[0].Name));

        Assert.That(() => Portal.ReadAsync(async db => (await db.Clients.SingleAsync()).Email.Text), Throws.TypeOf<SealBroken>());
    }

    [Test]
    public async Task Without_its_key_a_file_is_silent()
    {
        await Portal.EnrolClientAsync("Ruth Amsel");
        await Portal.ReadAsync(db => db.ClientKeys.ExecuteDeleteAsync());

        await using var next = Portal.StartTwin();

        Assert.That(() => next.ReadAsync(async db => (await db.Clients.SingleAsync()).PreferredName.Text), Throws.TypeOf<SealBroken>());
    }

    [Test]
    public async Task A_list_of_names_asks_the_database_twice_however_long_it_is()
    {
        for (var i = 0; i < 12; i++)
            await Portal.EnrolClientAsync($"Client {i}", $"client{i}@mail.example");
        await using var fresh = Portal.StartTwin();

        var queries = await fresh.QueriesOf(() => fresh.ReadAsync(async db =>
        {
            var names = await new Clinic.Therapists.Caseload(db, Portal.Practice.Owner.Id, Portal.Now).NamesAsync();
            return string.Concat(names.All.Select(c => names[c.Id]));
        }));

        Assert.That(queries, Has.Count.EqualTo(2));
    }

    private sealed class Row
    {
        public required Guid Id { get; init; }
        public required SealedText Name { get; set; }
        public required SealedText Email { get; set; }
    }

    /// <summary>Writes the sealed bytes into other places, past all verbs.</summary>
    private Task TamperAsync(Action<List<Row>> swap) => Portal.ChangeAsync(async db =>
    {
        var rows = await db.Clients.AsNoTracking().OrderBy(c => c.Id).Select(c => new Row { Id = c.Id, Name = c.PreferredName, Email = c.Email }).ToListAsync();
        swap(rows);
        foreach (var row in rows)
        {
            await db.Clients.Where(c => c.Id == row.Id).ExecuteUpdateAsync(set => set
                .SetProperty(c => c.PreferredName, row.Name).SetProperty(c => c.Email, row.Email));
        }
    });

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
