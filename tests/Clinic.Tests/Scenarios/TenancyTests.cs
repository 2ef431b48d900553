using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Tests.Support;
using Clinic.Therapists;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Scenarios;

/// <summary>Two practices in one database.</summary>
public sealed class TenancyTests(StorageProvider provider) : Scenario(provider)
{
    private FoundedPractice other = null!;
    private EnrolledClient ours = null!;

    [SetUp]
    public async Task TwoPractices()
    {
        other = await Portal.FoundAsync("Harbour House");
        ours = await Portal.EnrolClientAsync("Maren Lindqvist");
        var homework = await Portal.AssignAsync(ours);
        await Portal.AnswerAsync(homework, ("what-i-fear", "That there is more."));
        await Portal.PlanSessionAsync(ours, inDays: 2, at: new(10, 0));
        await Portal.SweepAsync();
    }

    [Test]
    public async Task No_table_shows_a_row_of_the_other_practice()
    {
        var rows = await InOtherPracticeAsync(async db => new Dictionary<string, int>
        {
            ["clients"] = await db.Clients.CountAsync(), ["keys"] = await db.ClientKeys.CountAsync(), ["homework"] = await db.Assignments.CountAsync(),
            ["answers"] = await db.Answers.CountAsync(), ["revisions"] = await db.AnswerRevisions.CountAsync(), ["links"] = await db.AccessLinks.CountAsync(),
            ["notices"] = await db.Notices.CountAsync(), ["sessions"] = await db.Sessions.CountAsync(), ["alerts"] = await db.Alerts.CountAsync(),
            ["foreign therapists"] = await db.Therapists.CountAsync(t => t.Id == Portal.Practice.Owner.Id), ["foreign modules"] = await db.Modules.CountAsync(m => m.PracticeId != other.Id),
        });

        Assert.That(rows.Where(r => r.Value != 0), Is.Empty);
        Assert.That(await Portal.ReadAsync(db => db.Answers.CountAsync()), Is.EqualTo(1), "they are there");
    }

    [Test]
    public async Task A_row_of_the_other_practice_is_not_found_by_its_id() =>
        Assert.That(await InOtherPracticeAsync(db => new Caseload(db, Portal.Practice.Owner.Id, Portal.Now).FindClientAsync(ours.Id)), Is.Null);

    [Test]
    public async Task A_row_of_the_other_practice_is_not_written()
    {
        var stolen = await Portal.ReadAsync(db => db.Clients.AsNoTracking().SingleAsync(c => c.Id == ours.Id));

        Assert.That(() => InOtherPracticeAsync(db =>
        {
            db.Entry(stolen).State = EntityState.Unchanged;
            stolen.Discharge(Portal.Now);
            return db.SaveChangesAsync();
        }), Throws.InvalidOperationException.With.Message.Contains("another practice"));
        Assert.That(await Portal.ReadAsync(db => db.Clients.Select(c => c.Status).SingleAsync()), Is.EqualTo(ClientStatus.Active));
    }

    [Test]
    public void A_new_row_for_the_other_practice_is_not_written() =>
        Assert.That(() => InOtherPracticeAsync(db =>
        {
            db.Add(Sample.Client(practiceId: Portal.Practice.Id));
            return db.SaveChangesAsync();
        }), Throws.InvalidOperationException.With.Message.Contains("another practice"));

    [Test]
    public async Task A_row_cannot_be_moved_between_practices() =>
        Assert.That(() => Portal.ChangeAsync(async db =>
        {
            var client = await db.Clients.SingleAsync();
            db.Entry(client).Property(nameof(Client.PracticeId)).CurrentValue = other.Id;
        }), Throws.InvalidOperationException);

    [Test]
    public void Nothing_is_read_where_no_practice_is_set() =>
        Assert.That(async () =>
        {
            await using var scope = Portal.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ClinicContext>().Clients.CountAsync();
        }, Throws.InvalidOperationException.With.Message.Contains("No practice is set"));

    [Test]
    public void A_unit_of_work_never_changes_its_practice()
    {
        var scope = new PracticeScope();
        scope.Set(other.Id);
        scope.Set(other.Id);

        Assert.That(() => scope.Set(Portal.Practice.Id), Throws.InvalidOperationException);
    }

    /// <summary>Foreign keys carry the practice, so not even the database itself takes such a row.</summary>
    [Test]
    public async Task A_row_cannot_point_into_the_other_practice()
    {
        var foreign = await Portal.ReadAsync(db => db.Clients.AsNoTracking().SingleAsync());
        var therapist = Therapist.Join(other.Id, "Dr Vera Holt", "vera@harbour.example", TherapistRole.Therapist, Portal.Zone, Portal.Now);
        var session = Clinic.Sessions.Session.Plan(Sample.Client(practiceId: other.Id), null, therapist.Id, Portal.Now, 50, "Room 2", Portal.Now);

        Assert.That(() => InOtherPracticeAsync(db =>
        {
            db.Add(therapist);
            db.Add(session);
            db.Entry(session).Property(nameof(session.ClientId)).CurrentValue = foreign.Id;
            return db.SaveChangesAsync();
        }), Throws.InstanceOf<DbUpdateException>());
    }

    private Task<T> InOtherPracticeAsync<T>(Func<ClinicContext, Task<T>> act) => Portal.InPracticeAsync(services => act(services.GetRequiredService<ClinicContext>()), other.Id);
}
