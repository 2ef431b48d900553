using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Practices;
using Clinic.Security;
using Clinic.Therapists;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Setup;

public static class DemoSetup
{
    public static IServiceCollection AddPractices(this IServiceCollection services)
    {
        services.AddScoped<Founding>();
        services.AddScoped<DemoData>();
        services.AddScoped<DemoCast>();
        services.AddSingleton<SetUpToken>();
        return services;
    }

    public static async Task PrepareDemoAsync(this WebApplication app, PortalSettings settings)
    {
        if (!settings.DemoEnabled)
            return;
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoData>().CreateUnlessThereAsync();
    }
}

/// <summary>The demo practice: made once, kept afterwards.</summary>
public sealed class DemoData(ClinicContext db, Founding founding, UserManager<Therapist> users, DemoCast cast, PortalKeys keys, TimeProvider clock)
{
    public const string OwnerEmail = "ines@lindenrow.example";
    public const string Password = "linden row at noon";
    private const string ColleagueEmail = "tomas@lindenrow.example";
    private const string Zone = "Europe/Stockholm";

    public async Task CreateUnlessThereAsync()
    {
        if (await founding.IsDoneAsync())
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        var practice = Practice.SetUp("Linden Row", "Linden Row", "post@lindenrow.example", Zone, "en", now.AddDays(-120));
        practice.ChangeCare("112", "116 123", "https://www.wikipedia.org/");
        var owner = Therapist.Join(practice.Id, "Dr Ines Okafor", OwnerEmail, TherapistRole.Owner, Zone, now.AddDays(-120));
        if (await founding.FoundAsync(practice, owner, Password) is { Count: > 0 } problems)
            throw new InvalidOperationException(string.Join(' ', problems));
        var colleague = Therapist.Join(practice.Id, "Tomas Berg", ColleagueEmail, TherapistRole.Therapist, Zone, now.AddDays(-90));
        await users.CreateAsync(colleague, Password);
        var supervisor = Therapist.Join(practice.Id, "Vera Holt", "vera@lindenrow.example", TherapistRole.Supervisor, Zone, now.AddDays(-60));
        await users.CreateAsync(supervisor, Password);
        await users.CreateAsync(Therapist.Join(practice.Id, "Kai Moreno", "kai@lindenrow.example", TherapistRole.Assistant, Zone, now.AddDays(-60)), Password);
        await cast.CreateAsync(practice, owner, colleague, now);
        await cast.ShareAsync(supervisor);
    }

    /// <summary>Null where the demo practice is not in this database.</summary>
    public async Task<string[]?> SignInLinesAsync(Uri url)
    {
        if (await users.FindByEmailAsync(OwnerEmail) is not { } owner)
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var link = await (
            from l in db.AccessLinks.IgnoreQueryFilters(Lifted)
            join a in db.Assignments.IgnoreQueryFilters(Lifted) on l.AssignmentId equals a.Id
            join c in db.Clients.IgnoreQueryFilters(Lifted) on l.ClientId equals c.Id
            where l.PracticeId == owner.PracticeId && l.RevokedAt == null && l.ExpiresAt > now && !c.MailboxShared && c.Pin.Hash == null
                && c.Language == "en" && a.SendAt <= now && c.TherapistId == owner.Id && !db.Answers.IgnoreQueryFilters(Lifted).Any(x => x.ClientId == c.Id) && (a.Status == AssignmentStatus.Assigned || a.Status == AssignmentStatus.Started)
            orderby a.StartedAt, l.ExpiresAt descending
            select l).FirstOrDefaultAsync();
        var clientLine = link is null ? "none is open any more; assign homework to make one" : new Uri(url, link.Path(keys)).ToString();
        return [$"Therapist: {OwnerEmail} / {Password}", $"Client link: {clientLine}"];
    }

    private static readonly string[] Lifted = [ClinicContext.PracticeFilter];
}
