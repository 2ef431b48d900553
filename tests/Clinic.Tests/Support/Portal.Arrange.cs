using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Notices;
using Clinic.Security;
using Clinic.Sessions;
using Clinic.Therapists;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Support;

public sealed record Account(Guid Id, string Email, string Name);

public sealed record FoundedPractice(Guid Id, Account Owner, Account Colleague);

public sealed record EnrolledClient(Guid Id, string Name, string Email);

/// <summary>What a client is like, where a test minds.</summary>
public sealed record Enrolment
{
    public string Name { get; init; } = "Maren Lindqvist";
    /// <summary>Made from the name where none is given.</summary>
    public string? Email { get; init; }
    public ClientRole Role { get; init; } = ClientRole.BetrayedPartner;
    public DateOnly BornOn { get; init; } = new(1986, 4, 12);
    public string Language { get; init; } = "en";
    public string TimeZone { get; init; } = Portal.Zone;
    public bool MailboxShared { get; init; }
    public bool EmailConsent { get; init; } = true;
    /// <summary>The owner where none is given.</summary>
    public Guid? TherapistId { get; init; }
}

/// <summary>People and homework put in place through the domain's own verbs, for tests that are about something else.</summary>
public sealed partial class Portal
{
    public const string Reading = "when-the-storm-hits";
    public const string TenQuestions = "ten-questions-betrayed-partner";
    public const string WeeklyCheckIn = "weekly-check-in";

    private static int founded;

    /// <summary>Another practice with its own owner and colleague, in the same database.</summary>
    public async Task<FoundedPractice> FoundAsync(string name)
    {
        var nth = Interlocked.Increment(ref founded) is var n && n == 1 ? "" : $"{n}";
        var practice = Clinic.Practices.Practice.SetUp(name, name, "post@lindenrow.example", Zone, "en", Now.AddDays(-120));
        var owner = Therapist.Join(practice.Id, "Dr Ines Okafor", $"ines{nth}@lindenrow.example", TherapistRole.Owner, Zone, Now.AddDays(-120));
        var colleague = Therapist.Join(practice.Id, "Tomas Berg", $"tomas{nth}@lindenrow.example", TherapistRole.Therapist, Zone, Now.AddDays(-90));
        return await InPracticeAsync(async services =>
        {
            var problems = await services.GetRequiredService<Founding>().FoundAsync(practice, owner, Password);
            if (problems.Count > 0)
                throw new InvalidOperationException(string.Join(' ', problems));
            await services.GetRequiredService<UserManager<Therapist>>().CreateAsync(colleague, Password);
            return new FoundedPractice(practice.Id, AccountOf(owner), AccountOf(colleague));
        }, practice.Id);
    }

    /// <summary>Another account of the practice; signed in by its address.</summary>
    public Task<Account> AddStaffAsync(string name, TherapistRole role) => InPracticeAsync(async services =>
    {
        var person = Therapist.Join(Practice.Id, name, $"{name.Split(' ')[0].ToLowerInvariant()}@lindenrow.example", role, Zone, Now);
        await services.GetRequiredService<UserManager<Therapist>>().CreateAsync(person, Password);
        return AccountOf(person);
    });

    public Task<EnrolledClient> EnrolClientAsync(string name, string? email = null) => EnrolClientAsync(new Enrolment { Name = name, Email = email });

    public Task<EnrolledClient> EnrolClientAsync(Enrolment? who = null) => InPracticeAsync(async services =>
    {
        who ??= new Enrolment();
        var email = who.Email ?? $"{who.Name.Split(' ')[0].ToLowerInvariant()}@mail.example";
        var index = services.GetRequiredService<PortalKeys>().EmailIndex(Practice.Id, email);
        var client = Client.Enrol(Practice.Id, who.TherapistId ?? Practice.Owner.Id, new(who.Name, who.Name, who.BornOn, who.Role),
            new(email, index, who.TimeZone, who.Language, who.MailboxShared), who.EmailConsent, Now);
        var db = services.GetRequiredService<ClinicContext>();
        db.Clients.Add(client);
        await db.SaveChangesAsync();
        return new EnrolledClient(client.Id, who.Name, email);
    });

    public Task<Guid> LinkCoupleAsync(EnrolledClient first, EnrolledClient second) => InPracticeAsync(async services =>
    {
        var db = services.GetRequiredService<ClinicContext>();
        var couple = db.Couples.Add(Couple.Link(await db.Clients.SingleAsync(c => c.Id == first.Id), await db.Clients.SingleAsync(c => c.Id == second.Id), Practice.Owner.Id, Now)).Entity;
        await db.SaveChangesAsync();
        return couple.Id;
    });

    /// <summary>Assigns library items by key, one reading and the ten questions unless told otherwise; the mails are planned, none is sent yet.</summary>
    /// <param name="dueInDays">From today at the client's.</param>
    /// <param name="sendInDays">0 is at once.</param>
    public Task<Guid> AssignAsync(EnrolledClient client, int dueInDays = 7, int sendInDays = 0, string? note = null, params string[] items) => InPracticeAsync(async services =>
    {
        var db = services.GetRequiredService<ClinicContext>();
        var row = await db.Clients.SingleAsync(c => c.Id == client.Id);
        var chosen = await ChosenAsync(services.GetRequiredService<Shelf>(), db, items.Length > 0 ? items : [Reading, TenQuestions]);
        var due = Zones.DateOf(Now, row.TimeZone).AddDays(dueInDays);
        var assignment = Assignment.To(row, row.TherapistId, chosen, due, sendInDays == 0 ? null : Now.AddDays(sendInDays), note, Now);
        db.Assignments.Add(assignment);
        services.GetRequiredService<NoticeBook>().Open(assignment, row, await db.Practices.SingleAsync(p => p.Id == db.PracticeId));
        await db.SaveChangesAsync();
        return assignment.Id;
    });

    /// <summary>The client's words, by question id; saved as one revision each. Begins the homework.</summary>
    public Task AnswerAsync(Guid assignmentId, params (string QuestionId, string Words)[] answers) => ActAsync(assignmentId, async (assignment, db, _) =>
    {
        var item = assignment.Items.First(i => i.Kind == ItemKind.QuestionSet);
        assignment.Open(Now);
        assignment.Start(Now);
        foreach (var (question, words) in answers)
        {
            var answer = await db.Answers.FirstOrDefaultAsync(a => a.ItemId == item.Id && a.QuestionId == question)
                ?? db.Answers.Add(Answer.To(assignment, item.Id, question, Now)).Entity;
            db.AnswerRevisions.Add(answer.Save(words, answer.Revision, Guid.CreateVersion7(), Now));
        }
    });

    public Task KeepPrivateAsync(Guid assignmentId, string questionId) => ActAsync(assignmentId, async (_, db, _) =>
        (await db.Answers.SingleAsync(a => a.AssignmentId == assignmentId && a.QuestionId == questionId)).KeepPrivate(true));

    /// <summary>Hands it in, with what was answered so far.</summary>
    public Task SubmitAsync(Guid assignmentId, int? distressBefore = null, int? distressAfter = null) => ActAsync(assignmentId, async (assignment, _, book) =>
    {
        assignment.RateDistress(distressBefore, distressAfter);
        foreach (var item in assignment.Items)
            item.Done(Now);
        assignment.Submit(Now);
        await book.CloseAsync(assignment.Id, "submitted");
        book.TellTherapist(NoticeKind.TherapistSubmitted, assignment, Zone);
    });

    public Task WithdrawAsync(Guid assignmentId) => ActAsync(assignmentId, async (assignment, _, book) =>
    {
        assignment.Withdraw(Now);
        await book.CloseAsync(assignment.Id, "withdrawn");
    });

    public Task DischargeAsync(EnrolledClient client) => ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == client.Id)).Discharge(Now));

    public Task<Guid> PlanSessionAsync(EnrolledClient client, int inDays, TimeOnly at, Guid? coupleId = null) => InPracticeAsync(async services =>
    {
        var db = services.GetRequiredService<ClinicContext>();
        var row = await db.Clients.SingleAsync(c => c.Id == client.Id);
        var couple = coupleId is null ? null : await db.Couples.SingleAsync(c => c.Id == coupleId);
        var session = db.Sessions.Add(Session.Plan(row, couple, row.TherapistId, Zones.ToUtc(Today.AddDays(inDays), at, Zone), 50, "Room 2", Now)).Entity;
        await db.SaveChangesAsync();
        return session.Id;
    });

    /// <summary>The version of a library item that is current now, by the item's key.</summary>
    public Task<Guid> LibraryItemAsync(string key) => InPracticeAsync(async services =>
        (await ChosenAsync(services.GetRequiredService<Shelf>(), services.GetRequiredService<ClinicContext>(), [key]))[0].VersionId);

    public Task<IReadOnlyList<Notice>> NoticesAsync(Guid? assignmentId = null) => ReadAsync(async db =>
        (IReadOnlyList<Notice>)await db.Notices.AsNoTracking().Where(n => assignmentId == null || n.AssignmentId == assignmentId).OrderBy(n => n.DueAt).ToListAsync());

    private Task ActAsync(Guid assignmentId, Func<Assignment, ClinicContext, NoticeBook, Task> act) => InPracticeAsync(async services =>
    {
        var db = services.GetRequiredService<ClinicContext>();
        var assignment = await db.Assignments.Include(a => a.Items).SingleAsync(a => a.Id == assignmentId);
        await act(assignment, db, services.GetRequiredService<NoticeBook>());
        return await db.SaveChangesAsync();
    });

    private static async Task<List<ChosenItem>> ChosenAsync(Shelf shelf, ClinicContext db, string[] keys)
    {
        var modules = await (from v in shelf.Modules join m in db.Modules on v.ModuleId equals m.Id select new { m.Key, v.Id }).ToListAsync();
        var sets = await (from v in shelf.QuestionSets join s in db.QuestionSets on v.QuestionSetId equals s.Id select new { s.Key, v.Id }).ToListAsync();
        return [.. keys.Select(key =>
            modules.FirstOrDefault(m => m.Key == key) is { } module ? new ChosenItem(ItemKind.Module, module.Id)
            : sets.FirstOrDefault(s => s.Key == key) is { } set ? new ChosenItem(ItemKind.QuestionSet, set.Id)
            : throw new InvalidOperationException($"The library has no {key}."))];
    }

    private static Account AccountOf(Therapist therapist) => new(therapist.Id, therapist.Email!, therapist.DisplayName);
}
