using System.Net;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Tests.Support;
using Clinic.Web.Jobs;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Scenarios;

/// <summary>What was done cannot be undone in the record of it without showing.</summary>
public sealed class AuditTrailTests(StorageProvider provider) : Scenario(provider)
{
    [Test]
    public async Task The_trail_of_a_days_work_is_whole()
    {
        var client = await Portal.EnrolClientAsync();
        var ines = await Portal.SignInAsync();
        await ines.OpenAsync($"/clients/{client.Id}");
        await ines.OpenAsync($"/clients/{client.Id}/trail");

        var page = await (await ines.OpenAsync("/practice/trail")).PressAsync("Check now");

        Assert.That(page.Main, Does.Contain("Whole").And.Contain("none changed, missing or out of place"));
        Assert.That(await VerdictAsync(), Has.Property(nameof(AuditVerdict.IsWhole)).True);
    }

    [Test]
    public async Task Many_writers_at_once_make_one_chain()
    {
        var before = (await VerdictAsync()).Entries;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 12; i++)
                await WriteAsync(1 + (i % 3));
        })));

        var verdict = await VerdictAsync();
        Assert.That((verdict.IsWhole, verdict.Why), Is.EqualTo((true, (string?)null)));
        Assert.That(verdict.Entries - before, Is.EqualTo(8 * 24));
    }

    [Test]
    public async Task An_act_that_fails_leaves_no_entry_and_no_gap()
    {
        var before = (await VerdictAsync()).Entries;
        Assert.That(() => Portal.InPracticeAsync(async services =>
        {
            var db = services.GetRequiredService<ClinicContext>();
            services.GetRequiredService<AuditTrail>().Therapist(Portal.Practice.Owner.Id, AuditAction.CoupleLinked);
            db.Couples.Add(Couple.Link(Sample.Client(practiceId: Portal.Practice.Id), Sample.Client(practiceId: Portal.Practice.Id), Guid.NewGuid(), Portal.Now)); // clients and a therapist that are not there
            return await db.SaveChangesAsync();
        }), Throws.InstanceOf<DbUpdateException>());

        await WriteAsync(1);

        var verdict = await VerdictAsync();
        Assert.That((verdict.IsWhole, verdict.Entries), Is.EqualTo((true, before + 1)));
    }

    [Test]
    public async Task The_database_itself_refuses_to_change_or_delete_an_entry()
    {
        await WriteAsync(1);

        Assert.That(() => Portal.ReadAsync(db => db.AuditEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.Actor, AuditActor.System))), Throws.Exception.With.Message.Contains("append-only"));
        Assert.That(() => Portal.ReadAsync(db => db.AuditEntries.ExecuteDeleteAsync()), Throws.Exception.With.Message.Contains("append-only"));
    }

    [Test]
    public async Task A_thousand_ways_of_tampering_all_show()
    {
        OnlySqlite();
        for (var i = 0; i < 20; i++)
            await WriteAsync(5);
        await Portal.Services.GetRequiredService<AuditWatch>().RunAsync(default);
        var (random, unseen) = (new Random(4711), new List<string>());

        await Portal.InPracticeAsync(async services =>
        {
            var (db, check) = (services.GetRequiredService<ClinicContext>(), services.GetRequiredService<AuditCheck>());
            for (var i = 0; i < 1000; i++)
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                var what = await TamperAsync(db, random);
                if ((await check.RunAsync()).IsWhole)
                    unseen.Add(what);
                await transaction.RollbackAsync();
            }
            Assert.That((await check.RunAsync()).IsWhole, Is.True, "the tampering itself was taken back each time");
            return 0;
        });

        Assert.That(unseen, Is.Empty);
    }

    [Test]
    public async Task A_trail_that_was_cut_off_together_with_its_head_shows_against_the_mark_kept_outside()
    {
        OnlySqlite();
        await WriteAsync(5);
        await Portal.Services.GetRequiredService<AuditWatch>().RunAsync(default);
        await Portal.InPracticeAsync(async services => await CutAsync(services.GetRequiredService<ClinicContext>(), 2));

        var page = await (await (await Portal.SignInAsync()).OpenAsync("/practice/trail")).PressAsync("Check now");

        Assert.That(page.One("[role=alert]"), Does.Contain("Not whole"));
        await Portal.Services.GetRequiredService<AuditWatch>().RunAsync(default);
        using var health = await Portal.NewBrowser().RequestAsync(HttpMethod.Get, "/health/ready");
        Assert.That(await health.Content.ReadAsStringAsync(), Is.EqualTo("Degraded"));
    }

    [Test]
    public async Task The_check_is_the_owners()
    {
        var tomas = await Portal.SignInAsync(Portal.Practice.Colleague.Email);

        using var answer = await tomas.RequestAsync(HttpMethod.Get, "/practice/trail");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(answer.Headers.Location?.ToString(), Does.Contain("/denied"));
    }

    [Test]
    public async Task What_a_client_does_stands_in_their_file()
    {
        var client = await Portal.EnrolClientAsync("Maren Lindqvist");
        await Portal.AssignAsync(client, items: Portal.WeeklyCheckIn);
        await Portal.SweepAsync();
        await Portal.NewBrowser().FollowMailAsync(Portal.Mails.Single());

        var page = await (await Portal.SignInAsync()).OpenAsync($"/clients/{client.Id}/trail");

        Assert.That(page.All("tbody tr"), Has.Some.Contains("Maren Lindqvist Link opened"));
    }

    [Test]
    public async Task A_wrong_password_is_told_to_the_owner()
    {
        await (await Portal.NewBrowser().OpenAsync("/sign-in")).SubmitAsync(("Email", Portal.Practice.Colleague.Email), ("Password", "not the right password at all"));

        var page = await (await Portal.SignInAsync()).OpenAsync("/practice/trail");

        Assert.That(page.All("tbody tr"), Has.Some.Contains("Tomas Berg Sign-in refused"));
    }

    [Test]
    public async Task Random_acts_of_a_therapist_are_told_in_their_order_and_nothing_else_is()
    {
        var people = new[] { await Portal.EnrolClientAsync("Ruth Amsel"), await Portal.EnrolClientAsync("Daniel Amsel") };
        var (ines, random, expected) = (await Portal.SignInAsync(), new Random(12), new List<(AuditAction, Guid?)>());
        var before = await Portal.ReadAsync(db => db.AuditEntries.MaxAsync(e => e.Number));
        for (var i = 0; i < 60; i++)
        {
            var id = people[random.Next(2)].Id;
            expected.AddRange(await ActAsync(ines, id, random.Next(8)));
        }

        var told = await Portal.ReadAsync(db => db.AuditEntries.Where(e => e.Number > before).OrderBy(e => e.Number).Select(e => new { e.Action, e.ClientId }).ToListAsync());

        Assert.That(told.Select(e => (e.Action, e.ClientId)), Is.EqualTo(expected));
    }

    private static async Task<IEnumerable<(AuditAction, Guid?)>> ActAsync(Browser ines, Guid id, int which)
    {
        string[] pages = ["", "/homework", "/mail", "/contact", "/trail", "/edit"];
        if (which < pages.Length)
        {
            await ines.OpenAsync($"/clients/{id}{pages[which]}");
            return [(AuditAction.ClientViewed, id)];
        }
        var contact = await ines.OpenAsync($"/clients/{id}/contact");
        if (which == 6)
        {
            var isHeld = contact.Html.Contains("safety-hold/undo", StringComparison.Ordinal);
            await contact.PressAsync(isHeld ? "Lift the hold" : "Stop all mail now");
            return [(AuditAction.ClientViewed, id), (isHeld ? AuditAction.SafetyHoldLifted : AuditAction.SafetyHoldSet, id), (AuditAction.ClientViewed, id)];
        }
        await contact.Form($"/clients/{id}/safe-hours").Fill("SafeHours.From", "10:00").Fill("SafeHours.Until", "17:00").SubmitAsync();
        return [(AuditAction.ClientViewed, id), (AuditAction.SafeHoursChanged, id), (AuditAction.ClientViewed, id)];
    }

    private Task WriteAsync(int entries) => Portal.InPracticeAsync(async services =>
    {
        for (var i = 0; i < entries; i++)
            services.GetRequiredService<AuditTrail>().Therapist(Portal.Practice.Owner.Id, AuditAction.ClientViewed, Guid.NewGuid());
        return await services.GetRequiredService<ClinicContext>().SaveChangesAsync();
    });

    private Task<AuditVerdict> VerdictAsync() => Portal.InPracticeAsync(services => services.GetRequiredService<AuditCheck>().RunAsync());

    private static async Task<string> TamperAsync(ClinicContext db, Random random)
    {
        await UnlockAsync(db);
        var last = await db.AuditEntries.MaxAsync(e => e.Number);
        var (nth, other, kind) = (random.NextInt64(1, last + 1), random.NextInt64(1, last + 1), random.Next(10));
        var id = Guid.NewGuid().ToString().ToUpperInvariant();
        var sql = kind switch
        {
            0 => $"UPDATE AuditEntries SET ClientId = '{id}' WHERE Number = {nth}",
            1 => $"UPDATE AuditEntries SET ActorId = '{id}' WHERE Number = {nth}",
            2 => $"UPDATE AuditEntries SET ObjectId = '{id}' WHERE Number = {nth}",
            3 => $"UPDATE AuditEntries SET Action = CASE Action WHEN 'SignedOut' THEN 'SignedIn' ELSE 'SignedOut' END WHERE Number = {nth}",
            4 => $"UPDATE AuditEntries SET At = '2026-01-0{random.Next(1, 9)} 10:00:00' WHERE Number = {nth}",
            5 => $"UPDATE AuditEntries SET Mark = randomblob(32) WHERE Number = {nth}",
            6 => $"DELETE FROM AuditEntries WHERE Number = {nth}",
            7 => $"UPDATE AuditEntries SET Number = -1 WHERE Number = {nth}; UPDATE AuditEntries SET Number = {nth} WHERE Number = {(other == nth ? (nth % last) + 1 : other)}; UPDATE AuditEntries SET Number = {(other == nth ? (nth % last) + 1 : other)} WHERE Number = -1",
            8 => $"INSERT INTO AuditEntries (Id, PracticeId, At, Actor, Action, Number, Mark) SELECT '{id}', PracticeId, At, Actor, Action, {last + 1}, randomblob(32) FROM AuditEntries WHERE Number = {nth}",
            _ => "",
        };
        if (sql.Length == 0)
            return $"cut off {await CutAsync(db, random.Next(1, 50))}";
        await db.Database.ExecuteSqlRawAsync(sql);
        if (kind is 6 or 8)
            await HeadToEndAsync(db);
        return sql;
    }

    private static async Task<int> CutAsync(ClinicContext db, int count)
    {
        await UnlockAsync(db);
        var cut = await db.AuditEntries.OrderByDescending(e => e.Number).Take(count).Select(e => e.Number).MinAsync();
        await db.AuditEntries.Where(e => e.Number >= cut).ExecuteDeleteAsync();
        await HeadToEndAsync(db);
        return count;
    }

    /// <summary>As somebody would who knows how the trail is made, and lacks only its key.</summary>
    private static Task<int> HeadToEndAsync(ClinicContext db) => db.Database.ExecuteSqlRawAsync(
        "UPDATE AuditHeads SET Number = (SELECT MAX(Number) FROM AuditEntries), Mark = (SELECT Mark FROM AuditEntries ORDER BY Number DESC LIMIT 1)");

    private static Task<int> UnlockAsync(ClinicContext db) => db.Database.ExecuteSqlRawAsync("DROP TRIGGER IF EXISTS AuditEntries_NoUpdate; DROP TRIGGER IF EXISTS AuditEntries_NoDelete");

    private void OnlySqlite()
    {
        if (Provider != StorageProvider.Sqlite)
            Assert.Ignore("Tampers with the file.");
    }
}
