using System.Text.Json;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Security;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Support;

/// <summary>A scenario on the client's side: homework has been sent, and the tests act as whoever holds its link.</summary>
public abstract class ClientScenario(StorageProvider provider) : Scenario(provider)
{
    /// <summary>In every word that may not be seen without the second check.</summary>
    protected const string Canary = "canary-7f3a";

    /// <summary>Enrols somebody, assigns the items and sends the mail.</summary>
    protected async Task<Sent> SendAsync(params string[] items) => await SendAsync(await Portal.EnrolClientAsync(), items);

    protected async Task<Sent> SendAsync(EnrolledClient client, params string[] items)
    {
        var homework = await Portal.AssignAsync(client, note: "Take it slowly.", items: items.Length > 0 ? items : [Portal.WeeklyCheckIn]);
        await Portal.SweepAsync();
        var row = await Portal.ReadAsync(db => db.Assignments.AsNoTracking().Include(a => a.Items).SingleAsync(a => a.Id == homework));
        var selector = await Portal.ReadAsync(db => db.AccessLinks.Where(l => l.AssignmentId == homework).Select(l => l.Selector).SingleAsync());
        return new Sent(client, homework, [.. row.Items.OrderBy(i => i.Position).Select(i => i.Id)], Portal.Mails.Single(m => m.Link.AbsolutePath == $"/h/{selector}"));
    }

    /// <summary>The same without a mail: a link made by the domain, for counts that need thousands.</summary>
    protected Task<QuietlySent> QuietlySentAsync(string name, FoundedPractice? practice = null, TimeSpan? expiresIn = null) => Portal.InPracticeAsync(async services =>
    {
        var (db, keys, therapistId, now) = (services.GetRequiredService<ClinicContext>(), services.GetRequiredService<PortalKeys>(), (practice ?? Portal.Practice).Owner.Id, Portal.Now);
        var email = $"{Guid.NewGuid():N}@mail.example";
        var client = Client.Enrol(db.PracticeId, therapistId, new(name, name, new DateOnly(1986, 4, 12), ClientRole.BetrayedPartner),
            new(email, keys.EmailIndex(db.PracticeId, email), Portal.Zone, "en", MailboxShared: false), emailConsent: true, now);
        weeklyCheckIn ??= await Portal.LibraryItemAsync(Portal.WeeklyCheckIn);
        var set = practice is null || practice == Portal.Practice ? weeklyCheckIn.Value : await services.GetRequiredService<Shelf>().QuestionSets.Where(v => v.Title == "Weekly check-in").Select(v => v.Id).FirstAsync();
        var assignment = Assignment.To(client, therapistId, [new ChosenItem(ItemKind.QuestionSet, set)], DateOnly.FromDateTime(now).AddDays(7), null, null, now);
        var link = AccessLink.For(assignment, now + (expiresIn ?? TimeSpan.FromDays(21)), keys, now);
        db.AddRange(client, assignment, link);
        await db.SaveChangesAsync();
        return new QuietlySent(client.Id, assignment.Id, assignment.Items[0].Id, link.Selector, link.Path(keys).Split('#')[1]);
    }, practice?.Id);

    private Guid? weeklyCheckIn;

    internal Browser NewVisitor() => Portal.NewBrowser();

    /// <summary>A browser in which this link was opened.</summary>
    protected async Task<Browser> OpenAsync(Sent sent, Browser? browser = null)
    {
        browser ??= Portal.NewBrowser();
        await browser.FollowMailAsync(sent.Mail);
        return browser;
    }

    /// <summary>As client.js saves a field.</summary>
    protected static async Task<Autosaved> SaveAsync(Browser browser, Sent sent, int number, string words, int baseRevision = 0, Guid? saveKey = null, Guid? after = null, Guid? known = null, int item = 0)
    {
        var fields = new List<(string, string)> { ("answer", words), ("base", $"{baseRevision}"), ("saveKey", $"{saveKey ?? Guid.NewGuid()}") };
        if (after is not null)
            fields.Add(("after", $"{after}"));
        if (known is not null)
            fields.Add(("known", $"{known}"));
        var response = await browser.PostAsScriptAsync(sent.AnswerUrl(number, item), [.. fields]);
        return new Autosaved(response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Sets a PIN as the therapist does in session.</summary>
    protected Task AgreeOnPinAsync(EnrolledClient client, string pin) => Portal.ChangeAsync(async db =>
    {
        var row = await db.Clients.SingleAsync(c => c.Id == client.Id);
        row.Pin.Set(PinHash.Of(pin, row), Portal.Now);
    });

    protected Task<List<Answer>> AnswersOfAsync(Guid homework) => Portal.ReadAsync(async db =>
    {
        var answers = await db.Answers.Where(a => a.AssignmentId == homework).ToListAsync();
        answers.ForEach(a => _ = a.Value.Text);
        return answers;
    });

    /// <summary>A question set whose only question must be answered.</summary>
    protected Task AddRequiredSetAsync() => Portal.ChangeAsync(db =>
    {
        var set = QuestionSet.Create(db.PracticeId, "one-required", 90, Portal.Now);
        var text = new QuestionText("What should we talk about first?", "One line is enough.", null, null, null);
        db.Add(set);
        db.Add(set.Publish(new LibraryFacts("en", Audience.Anyone, Intensity.Light, 2, "ours"), [new Question("first", QuestionKind.LongText, true, 0, 0, [], false)],
            new Dictionary<string, QuestionSetText> { ["en"] = new("One question", "", "", new Dictionary<string, QuestionText> { ["first"] = text }) }, Portal.Now));
        return Task.CompletedTask;
    });
}

/// <param name="Items">Ids of its items, in order.</param>
public sealed record Sent(EnrolledClient Client, Guid Homework, IReadOnlyList<Guid> Items, Mail Mail)
{
    public string Selector => Mail.Link.AbsolutePath["/h/".Length..];

    public string Secret => Mail.Link.Fragment.TrimStart('#');

    public string QuestionUrl(int number, int item = 0) => $"/homework/{Homework}/questions/{Items[item]}/{number}";

    public string AnswerUrl(int number, int item = 0) => $"/homework/{Homework}/answers/{Items[item]}/{number}";

    public string CheckUrl => $"/homework/{Homework}/check?rated=true";

    public string SubmissionUrl => $"/homework/{Homework}/submission";
}

/// <summary>A link and what lies behind it: the weekly check-in.</summary>
public sealed record QuietlySent(Guid ClientId, Guid Homework, Guid Item, string Selector, string Secret)
{
    public string QuestionUrl(int number) => $"/homework/{Homework}/questions/{Item}/{number}";

    public string AnswerUrl(int number) => $"/homework/{Homework}/answers/{Item}/{number}";
}

/// <summary>What autosave was told.</summary>
public sealed record Autosaved(HttpResponseMessage Response, string Json)
{
    public int Status => (int)Response.StatusCode;

    public int Revision => JsonDocument.Parse(Json).RootElement.GetProperty("revision").GetInt32();

    public string? Theirs => JsonDocument.Parse(Json).RootElement.GetProperty("theirs").GetString();
}
