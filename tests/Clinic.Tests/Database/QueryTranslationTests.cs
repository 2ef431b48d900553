using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Database.SqlServer;
using Clinic.Notices;
using Clinic.Sessions;
using Clinic.Tests.Support;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Database;

/// <summary>What SQL Server would be sent, parsed by its own grammar. The queries of the scenarios are translated after each of them, see <see cref="QueryNotebook"/>.</summary>
[Category("Database"), Parallelizable(ParallelScope.All)]
public sealed class QueryTranslationTests
{
    private static readonly DateTime Now = Sample.Now;

    [Test]
    public void A_query_of_one_database_is_said_to_the_other()
    {
        using var db = NoServer.Context(out _);
        var wanted = new List<Guid> { Guid.NewGuid(), Guid.NewGuid() };

        var sql = SqlServerTranslation.Of(db.Clients.Where(c => wanted.Contains(c.Id) && c.EnrolledAt > Now).OrderBy(c => c.Id).Skip(20).Take(10).Expression);

        Assert.That(sql, Does.Contain("FROM [Clients] AS [c]").And.Contain("[c].[PracticeId] = @"), "with the practice's filter");
        Assert.That(TSql.ComplaintsAbout(sql!), Is.Empty);
    }

    [Test]
    public void A_query_that_cannot_be_translated_is_found()
    {
        using var db = NoServer.Context(out _);

        Assert.That(() => SqlServerTranslation.Of(db.Clients.Where(c => c.NoMailBecause(Now) == null).Expression), Throws.InnerException.Message.Contains("could not be translated"));
    }

    [Test]
    public void SQL_that_is_wrong_is_found() =>
        Assert.That(TSql.ComplaintsAbout("SELECT [c].[Id] FROM [Clients] AS [c] LIMIT 10"), Is.Not.Empty);

    [Test]
    public async Task The_claim_of_due_notices_is_understood()
    {
        using var db = NoServer.Context(out var server);

        var sql = await server.WhatIsSaidAsync(() => new SqlServerNoticeClaim().ClaimAsync(db, "node-1", 10, Now, CancellationToken.None));

        Assert.That(TSql.ComplaintsAbout(sql), Is.Empty, sql);
        Assert.That(sql, Does.Contain("READPAST").And.Contain("OUTPUT inserted.[Id]"));
    }

    /// <summary>One row of each kind: put in, changed and taken out.</summary>
    [Test]
    public async Task What_is_saved_is_understood()
    {
        var practiceId = Guid.CreateVersion7();
        foreach (var row in Rows(practiceId))
        {
            foreach (var state in new[] { EntityState.Added, EntityState.Modified, EntityState.Deleted })
            {
                using var db = NoServer.Context(out var server, practiceId);
                db.Add(row);
                await server.WhatIsSaidAsync(() => db.SaveChangesAsync()); // seals the words, also where it is put back to another state below
                foreach (var entry in db.ChangeTracker.Entries().OrderBy(e => e.Entity == row).ToList()) // what hangs on it first
                    entry.State = state;
                var sql = await server.WhatIsSaidAsync(() => db.SaveChangesAsync());
                Assert.That(TSql.ComplaintsAbout(sql), Is.Empty, sql);
                Assert.That(sql, Does.Contain(state switch { EntityState.Added => "INTO ", EntityState.Modified => "UPDATE ", _ => "DELETE " }), row.GetType().Name);
            }
        }
    }

    [Test]
    public async Task Many_rows_at_once_are_understood()
    {
        var assignment = Sample.Assignment();
        using var db = NoServer.Context(out var server, assignment.PracticeId);
        for (var day = 0; day < 12; day++)
            db.Add(Notice.ToClient(assignment, NoticeKind.ReminderSoon, Now.AddDays(day), Sample.Today.AddDays(day), Now));

        var sql = await server.WhatIsSaidAsync(() => db.SaveChangesAsync());

        Assert.That(TSql.ComplaintsAbout(sql), Is.Empty, sql);
        Assert.That(sql, Does.Contain("[Notices]"));
    }

    private static object[] Rows(Guid practiceId)
    {
        var therapist = Therapist.Join(practiceId, "Dr Ines Okafor", "ines@lindenrow.example", TherapistRole.Owner, Portal.Zone, Now);
        var (client, partner) = (Sample.Client(practiceId: practiceId), Sample.Client("Daniel", practiceId: practiceId));
        var assignment = Sample.Assignment(client);
        var answer = Answer.To(assignment, assignment.Items[0].Id, "q", Now);
        var revision = answer.Save("words", 0, Guid.NewGuid(), Now);
        var link = AccessLink.For(assignment, Now.AddDays(7), Sample.Keys, Now);
        using var library = BuiltInPack.Load(practiceId: practiceId);
        return
        [
            therapist, client, Couple.Link(client, partner, therapist.Id, Now), assignment, answer, revision, link, ClientVisit.Begin(link, out _, Now), KnownDevice.Remember(client, out _, Now),
            Notice.ToClient(assignment, NoticeKind.Invitation, Now, Sample.Today, Now), Session.Plan(client, null, therapist.Id, Now, 50, "Room 2", Now), Alert.Raise(client, assignment.Id, AlertKind.NotSafe, Now),
            library.Modules.Local.First(), library.ModuleVersions.Local.First(), library.QuestionSets.Local.First(), library.QuestionSetVersions.Local.First(), library.Pathways.Local.First(),
        ];
    }
}
