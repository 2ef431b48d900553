using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Notices;
using Clinic.Practices;
using Clinic.Security;
using Clinic.Therapists;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Benchmarks;

/// <summary>Puts a practice and its homework in place through the domain's own verbs.</summary>
internal static class Seeding
{
    private const int PerUnitOfWork = 40;
    public const string Password = "a long walk by the lake";
    public const string OwnerEmail = "ines@lindenrow.example";

    public static async Task<Guid> FoundPracticeAsync(this Ground ground, string zone = "Etc/UTC")
    {
        var now = ground.Now();
        var practice = Practice.SetUp("Linden Row", "Linden Row", "post@lindenrow.example", zone, "en", now.AddDays(-30));
        var owner = Therapist.Join(practice.Id, "Dr Ines Okafor", OwnerEmail, TherapistRole.Owner, zone, now.AddDays(-30));
        return await ground.InAsync(practice.Id, async services =>
        {
            var problems = await services.GetRequiredService<Founding>().FoundAsync(practice, owner, Password);
            return problems.Count == 0 ? practice.Id : throw new InvalidOperationException(string.Join(' ', problems));
        });
    }

    /// <summary>That many clients, each with homework whose invitation is due now.</summary>
    public static async Task DueInvitationsAsync(this Ground ground, Guid practiceId, int count, Func<int, string>? nameOf = null)
    {
        for (var done = 0; done < count; done += PerUnitOfWork)
            await ground.AssignAsync(practiceId, [.. Enumerable.Range(done, Math.Min(PerUnitOfWork, count - done))], nameOf ?? (nth => $"Person {nth}"));
    }

    private static Task<int> AssignAsync(this Ground ground, Guid practiceId, int[] numbers, Func<int, string> nameOf) => ground.InAsync(practiceId, async services =>
    {
        var db = services.GetRequiredService<ClinicContext>();
        var practice = await db.Practices.SingleAsync(p => p.Id == practiceId);
        var owner = await db.Therapists.SingleAsync(t => t.Email == OwnerEmail);
        var module = await services.GetRequiredService<Shelf>().Modules.FirstAsync();
        var now = ground.Now();
        foreach (var nth in numbers)
        {
            var client = NewClient(services, practiceId, owner.Id, nth, nameOf(nth), now);
            var assignment = Assignment.To(client, owner.Id, [new ChosenItem(ItemKind.Module, module.Id)], DateOnly.FromDateTime(now).AddDays(7), null, null, now);
            db.AddRange(client, assignment);
            services.GetRequiredService<NoticeBook>().Open(assignment, client, practice);
        }
        return await db.SaveChangesAsync();
    });

    internal static Client NewClient(IServiceProvider services, Guid practiceId, Guid therapistId, int nth, string name, DateTime now)
    {
        var email = $"person{nth}@mail.example";
        var index = services.GetRequiredService<PortalKeys>().EmailIndex(practiceId, email);
        return Client.Enrol(practiceId, therapistId, new(name, name, new DateOnly(1986, 4, 12), ClientRole.Other),
            new(email, index, "Etc/UTC", "en", MailboxShared: false), emailConsent: true, now);
    }

    private static DateTime Now(this Ground ground) => ground.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
}
