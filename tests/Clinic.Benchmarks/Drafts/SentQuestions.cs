using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Notices;
using Clinic.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Benchmarks.Drafts;

/// <summary>Homework with questions, its mailed link and the PIN agreed in session.</summary>
/// <param name="Questions">Their ids, in order.</param>
/// <param name="LongTexts">The numbers of those that take any words, from 1.</param>
internal sealed record SentQuestions(Guid AssignmentId, Guid ItemId, string Link, string Pin, IReadOnlyList<string> Questions, IReadOnlyList<int> LongTexts);

internal static class Sending
{
    public static Task<List<SentQuestions>> SendQuestionsAsync(this Ground ground, Guid practiceId, int clients) => ground.InAsync(practiceId, async services =>
    {
        var db = services.GetRequiredService<ClinicContext>();
        var practice = await db.Practices.SingleAsync(p => p.Id == practiceId);
        var owner = await db.Therapists.SingleAsync(t => t.Email == Seeding.OwnerEmail);
        var set = await services.GetRequiredService<Shelf>().QuestionSets.OrderByDescending(s => s.QuestionCount).FirstAsync();
        var sent = new List<SentQuestions>();
        for (var nth = 0; nth < clients; nth++)
            sent.Add(Send(services, practice, owner.Id, set, nth));
        await db.SaveChangesAsync();
        return sent;
    });

    private static SentQuestions Send(IServiceProvider services, Practices.Practice practice, Guid therapistId, QuestionSetVersion set, int nth)
    {
        var (db, keys, now) = (services.GetRequiredService<ClinicContext>(), services.GetRequiredService<PortalKeys>(), services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var client = Seeding.NewClient(services, practice.Id, therapistId, nth, $"Person {nth}", now);
        var pin = $"{481920 + nth}";
        client.Pin.Set(PinHash.Of(pin, client), now);
        var assignment = Assignment.To(client, therapistId, [new ChosenItem(ItemKind.QuestionSet, set.Id)], DateOnly.FromDateTime(now).AddDays(7), null, null, now);
        var link = AccessLink.For(assignment, AccessLink.ExpiryFor(assignment.DueOn, practice.LinkValidityDays, client.TimeZone), keys, now);
        db.AddRange(client, assignment, link);
        services.GetRequiredService<NoticeBook>().Open(assignment, client, practice);
        return new SentQuestions(assignment.Id, assignment.Items[0].Id, link.Path(keys), pin, [.. set.Questions.Select(q => q.Id)],
            [.. Enumerable.Range(1, set.Questions.Count).Where(n => set.Questions[n - 1].Kind == QuestionKind.LongText)]);
    }
}
