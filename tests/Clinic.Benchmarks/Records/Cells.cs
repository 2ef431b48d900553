using System.Data.Common;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Practices;
using Clinic.Security;
using Clinic.Therapists;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Benchmarks.Records;

/// <summary>One place where sealed words are stored.</summary>
internal sealed record Cell(IEntityType Type, IProperty Column, Guid Id, Guid PracticeId, byte[] Blob)
{
    public string Table => Type.GetTableName()!;

    public override string ToString() => $"{Table}.{Column.Name} of {Id}";
}

/// <summary>Practices full of words, and every place in which one is sealed.</summary>
internal static class Cells
{
    /// <summary>Clients with homework, two revisions of each answer, a note and a private note.</summary>
    public static async Task<Guid> WordyPracticeAsync(this Ground ground, int nth, int clients, Func<string, string> word)
    {
        var now = ground.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var practice = Practice.SetUp($"Practice {nth}", $"Practice {nth}", "post@lindenrow.example", "Etc/UTC", "en", now.AddDays(-30));
        var owner = Therapist.Join(practice.Id, $"Owner {nth}", $"owner{nth}@lindenrow.example", TherapistRole.Owner, "Etc/UTC", now.AddDays(-30));
        return await ground.InAsync(practice.Id, async services =>
        {
            var problems = await services.GetRequiredService<Founding>().FoundAsync(practice, owner, Seeding.Password);
            if (problems.Count > 0)
                throw new InvalidOperationException(string.Join(' ', problems));
            var (db, keys) = (services.GetRequiredService<ClinicContext>(), services.GetRequiredService<PortalKeys>());
            var set = await services.GetRequiredService<Shelf>().QuestionSets.FirstAsync();
            for (var i = 0; i < clients; i++)
            {
                var email = $"{word("email")}@mail.example";
                var client = Client.Enrol(practice.Id, owner.Id, new(word("name"), word("legal"), new DateOnly(1986, 4, 12), ClientRole.Other),
                    new(email, keys.EmailIndex(practice.Id, email), "Etc/UTC", "en", MailboxShared: false), emailConsent: true, now);
                var work = Assignment.To(client, owner.Id, [new ChosenItem(ItemKind.QuestionSet, set.Id)], DateOnly.FromDateTime(now).AddDays(7), null, word("note"), now);
                work.KeepPrivateNote(word("private"));
                db.AddRange(client, work);
                services.GetRequiredService<Clinic.Notices.NoticeBook>().Open(work, client, practice);
                foreach (var question in set.Questions.Take(4))
                {
                    var answer = db.Answers.Add(Clinic.Assignments.Answer.To(work, work.Items[0].Id, question.Id, now)).Entity;
                    for (var revision = 0; revision < 2; revision++)
                        db.AnswerRevisions.Add(answer.Save(word("answer"), revision, Guid.NewGuid(), now));
                    answer.KeepNote(word("answernote"));
                }
                await db.SaveChangesAsync();
            }
            return practice.Id;
        });
    }

    public static async Task<List<Cell>> SealedCellsAsync(this ClinicContext db)
    {
        var cells = new List<Cell>();
        await db.Database.OpenConnectionAsync();
        foreach (var type in db.Model.GetEntityTypes().Where(t => typeof(IBelongsToClient).IsAssignableFrom(t.ClrType)))
        {
            foreach (var column in type.GetProperties().Where(p => p.ClrType == typeof(SealedText)))
            {
                await using var command = db.Command($"SELECT Id, PracticeId, {column.Name} FROM {type.GetTableName()} WHERE {column.Name} IS NOT NULL");
                await using var rows = await command.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                    cells.Add(new Cell(type, column, rows.GetGuid(0), rows.GetGuid(1), (byte[])rows[2]));
            }
        }
        return cells;
    }

    /// <summary>Puts a blob into a place past all verbs.</summary>
    public static async Task PutAsync(this ClinicContext db, Cell cell, byte[] blob)
    {
        await using var command = db.Command($"UPDATE {cell.Table} SET {cell.Column.Name} = $blob WHERE Id = $id");
        command.Parameters.Add(new Microsoft.Data.Sqlite.SqliteParameter("$blob", blob));
        command.Parameters.Add(new Microsoft.Data.Sqlite.SqliteParameter("$id", cell.Id.ToString().ToUpperInvariant()));
        if (await command.ExecuteNonQueryAsync() != 1)
            throw new InvalidOperationException($"{cell} is not there.");
    }

    /// <summary>The words, as a page would read them; null where they do not open.</summary>
    public static async Task<string?> ReadAsync(this ClinicContext db, Cell cell)
    {
        db.ChangeTracker.Clear();
        var row = await db.FindAsync(cell.Type.ClrType, cell.Id);
        try
        {
            return ((SealedText)cell.Column.PropertyInfo!.GetValue(row)!).Text;
        }
        catch (SealBroken)
        {
            return null;
        }
    }

    private static DbCommand Command(this ClinicContext db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // names of our own tables and columns
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = (db.Database.CurrentTransaction as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<DbTransaction>)?.Instance;
        return command;
    }
}
