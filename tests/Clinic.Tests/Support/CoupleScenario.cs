using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Data;
using Clinic.Pathways;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Support;

/// <summary>Two partners, linked, each with a PIN; tests act as each of them and as their therapist.</summary>
public abstract class CoupleScenario(StorageProvider provider) : ClientScenario(provider)
{
    protected const string RuthsPin = "314159";
    protected const string DanielsPin = "271828";

    protected EnrolledClient Ruth { get; private set; } = null!;

    protected EnrolledClient Daniel { get; private set; } = null!;

    protected Guid Couple { get; private set; }

    protected string CoupleUrl => $"/couples/{Couple}";

    [SetUp]
    public async Task LinkThem()
    {
        Ruth = await Portal.EnrolClientAsync(new Enrolment { Name = "Ruth Amsel" });
        Daniel = await Portal.EnrolClientAsync(new Enrolment { Name = "Daniel Amsel", Role = ClientRole.PartnerWhoCausedHarm, Language = "es" });
        Couple = await Portal.LinkCoupleAsync(Ruth, Daniel);
        await AgreeOnPinAsync(Ruth, RuthsPin);
        await AgreeOnPinAsync(Daniel, DanielsPin);
    }

    /// <summary>The policy is chosen and both have signed it.</summary>
    protected Task SignAsync(SecretsPolicy policy = SecretsPolicy.NoSecrets) => ActAsync(async (couple, services, db) =>
    {
        var book = services.GetRequiredService<PolicyBook>();
        await book.ChooseAsync(couple, policy);
        await db.SaveChangesAsync();
        foreach (var partner in await db.Clients.Where(c => c.Id == Ruth.Id || c.Id == Daniel.Id).ToListAsync())
            await book.SignBesideAsync(await book.ConsentAsync(couple), partner, partner.PreferredName.Text, Portal.Practice.Owner.Id);
    });

    /// <summary>A partner in a browser of their own, past the second check.</summary>
    protected async Task<Browser> BeAsync(EnrolledClient who, Mail mail)
    {
        var browser = Portal.NewBrowser();
        await browser.FollowMailAsync(mail);
        await (await browser.OpenAsync("/homework/pin")).SubmitAsync(("pin", who == Ruth ? RuthsPin : DanielsPin));
        return browser;
    }

    /// <summary>Homework of one partner, handed in with these answers; the mail that invited to it was sent.</summary>
    protected async Task<Sent> HandInAsync(EnrolledClient who, params (string QuestionId, string Words)[] answers)
    {
        var sent = await SendAsync(who, Portal.WeeklyCheckIn);
        await Portal.AnswerAsync(sent.Homework, answers);
        await Portal.SubmitAsync(sent.Homework);
        return sent;
    }

    /// <summary>Offered by the author and agreed to, through the domain's own verbs.</summary>
    protected Task ReleaseAsync(Sent sent, params string[] questionIds) => ActAsync(async (couple, services, db) =>
    {
        var (policies, book) = (services.GetRequiredService<PolicyBook>(), services.GetRequiredService<ReleaseBook>());
        var consent = await policies.ConsentAsync(couple);
        var homework = await db.Assignments.Include(a => a.Items).SingleAsync(a => a.Id == sent.Homework);
        var ids = await db.Answers.Where(a => a.AssignmentId == sent.Homework && questionIds.Contains(a.QuestionId)).Select(a => a.Id).ToListAsync();
        await book.OfferAsync(consent, homework, ids);
        await db.SaveChangesAsync();
        await book.AgreeAsync(consent, await db.Releases.Where(r => r.AssignmentId == sent.Homework && r.State == ReleaseState.Offered).ToListAsync(), ReleaseGate.AtOnce, Portal.Practice.Owner.Id);
    });

    protected Task<PathwayRun> RunAsync() => Portal.ReadAsync(db => db.PathwayRuns.Include(r => r.Steps.OrderBy(s => s.Place)).SingleAsync());

    protected Task<List<Assignment>> HomeworkOfAsync(EnrolledClient who) =>
        Portal.ReadAsync(db => db.Assignments.AsNoTracking().Include(a => a.Items).Where(a => a.ClientId == who.Id && a.Purpose == AssignmentPurpose.Work).OrderBy(a => a.AssignedAt).ThenBy(a => a.Id).ToListAsync());

    protected Mail LastMailTo(EnrolledClient who) => Portal.MailsTo(who.Email).Last();

    private Task ActAsync(Func<Couple, IServiceProvider, ClinicContext, Task> act) => Portal.InPracticeAsync(async services =>
    {
        var db = services.GetRequiredService<ClinicContext>();
        await act(await db.Couples.SingleAsync(c => c.Id == Couple), services, db);
        return await db.SaveChangesAsync();
    });
}
