using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Tests.Support;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Clinic.Tests.Journeys;

/// <summary>Every screen of the client's side, each in the states in which it differs, one after the other in one browser.</summary>
internal sealed class ClientScreens(Portal portal, Uri address, IPage page)
{
    private const string Pin = "481920";
    private const string Heavy = "who-am-i-now";

    private Guid homework;
    private Guid[] items = [];
    private string link = "";

    /// <summary>Calls back on each screen, with its name.</summary>
    public async Task VisitAsync(Func<string, Task> look)
    {
        var client = await portal.EnrolClientAsync();
        (homework, link, items) = await SendAsync(client, Heavy, Portal.WeeklyCheckIn);
        await AtTheDoorAsync(look);
        await page.GotoAsync(link);
        await ContinueAsync();
        await BeforeTheWorkAsync(look);
        await QuestionsAsync(look);
        await CheckAndSendAsync(look);
        await SecondCheckAsync(look, client);
        await InSessionAsync(look, client);
    }

    private async Task AtTheDoorAsync(Func<string, Task> look)
    {
        await ShowAsync(look, "door", link);
        await ShowAsync(look, "closed", "h", after: async () =>
        {
            await page.Locator("summary").Last.ClickAsync();
            await page.Locator("#link").FillAsync("not a link");
            await PressAsync("Open the link");
        });
        await ShowAsync(look, "fresh-link", "h/-/fresh-link");
        await ShowAsync(look, "link-reminders", link, after: async () =>
        {
            await page.Locator("summary").First.ClickAsync();
            await PressAsync("Pause for 3 days");
        });
        await ShowAsync(look, "again", "homework/again");
        await ShowAsync(look, "stopped", "homework/stopped");
        await ShowAsync(look, "not-safe-untold", "homework/not-safe");
        await portal.ChangeAsync(async db => (await db.Clients.SingleAsync()).Contact.Choose(ReminderChoice.Resume, portal.Now));
    }

    private async Task BeforeTheWorkAsync(Func<string, Task> look)
    {
        await ShowAsync(look, "list", "homework");
        await ShowAsync(look, "distress-before", $"homework/{homework}/distress/before?item={items[0]}");
        await ShowAsync(look, "distress-missing", $"homework/{homework}/distress/before?item={items[0]}", after: ContinueAsync);
        await ShowAsync(look, "heavy", $"homework/{homework}/readings/{items[0]}");
        await ShowAsync(look, "reading", $"homework/{homework}/readings/{items[0]}?now=true");
        await ShowAsync(look, "steady", "homework/steady");
        await ShowAsync(look, "reminders", "homework/reminders");
        await ShowAsync(look, "nowhere", "homework/nowhere");
    }

    private async Task QuestionsAsync(Func<string, Task> look)
    {
        await ShowAsync(look, "questions", $"homework/{homework}/questions/{items[1]}");
        for (var number = 1; number <= 7; number++)
            await ShowAsync(look, $"question-{number}", Question(number));
        await ShowAsync(look, "question-answered", Question(3), after: () => WriteAsync("Sunday, in the car. His phone lit up, and I knew before I looked."));
        await ShowAsync(look, "question-too-long", Question(7), after: async () =>
        {
            await page.Locator("textarea").FillAsync(new string('x', 200_001));
            await ContinueAsync();
        });
        await ShowAsync(look, "safety-yes", Question(6), after: () => page.GetByText("Yes", new() { Exact = true }).ClickAsync());
        await ShowAsync(look, "all-questions", $"homework/{homework}/questions/{items[1]}/all");
        await ShowAsync(look, "conflict-panel", Question(3), after: async () =>
        {
            await portal.AnswerAsync(homework, ("hard-moment", "written on the other device"));
            await WriteAsync("written here, on a page that had not seen it", "Choose which answer", ".conflict");
        });
        await portal.AnswerAsync(homework, ("for-the-session", new string('o', 300) + " " + string.Concat(Enumerable.Repeat("a long answer. ", 300))));
    }

    private async Task CheckAndSendAsync(Func<string, Task> look)
    {
        await ShowAsync(look, "distress-after", $"homework/{homework}/distress/after");
        await ShowAsync(look, "pause", $"homework/{homework}/pause");
        await ShowAsync(look, "check", $"homework/{homework}/check?rated=true");
        await ShowAsync(look, "not-safe-told", "homework", after: () => PressAsync("I am not safe"));
        await ShowAsync(look, "receipt", $"homework/{homework}/check?rated=true", after: () => PressAsync("Send "));
        await ShowAsync(look, "own-words", $"homework/{homework}/words");
        await portal.ChangeAsync(async db => (await db.Assignments.SingleAsync()).Review("Thank you. Let us begin with Sunday.", portal.Now));
        await ShowAsync(look, "list-read", "homework");
        await portal.ChangeAsync(async db => (await db.Assignments.SingleAsync()).ReturnForMore(portal.Today.AddDays(5), "Could you say more about Sunday?", portal.Now));
        await ShowAsync(look, "list-returned", "homework");
        await ShowAsync(look, "pin-choice", "homework/pin/choice");
        await ShowAsync(look, "pin-choice-refused", "homework/pin/choice", after: async () =>
        {
            await page.Locator("#Pin").FillAsync("120486");
            await page.Locator("#Repeat").FillAsync("120486");
            await GoAsync(() => page.Locator("main form button").ClickAsync());
        });
    }

    /// <summary>As somebody with the link and another device.</summary>
    private async Task SecondCheckAsync(Func<string, Task> look, EnrolledClient client)
    {
        await page.Context.ClearCookiesAsync();
        await ShowAsync(look, "list-hidden", link, after: ContinueAsync);
        await ShowAsync(look, "question-kept", Question(3));
        await ShowAsync(look, "check-kept", $"homework/{homework}/check?rated=true");
        await portal.ChangeAsync(async db =>
        {
            var row = await db.Clients.SingleAsync(c => c.Id == client.Id);
            row.Pin.Set(PinHash.Of(Pin, row), portal.Now);
        });
        await ShowAsync(look, "pin", "homework/pin");
        await ShowAsync(look, "pin-wrong", "homework/pin", after: async () =>
        {
            await page.Locator("#pin").FillAsync("000000");
            await ContinueAsync();
        });
        await portal.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == client.Id)).ShareMailbox());
        await ShowAsync(look, "pin-first", "homework/pin");
        await portal.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == client.Id)).Pin.Reset());
        await ShowAsync(look, "pin-unset", "homework/pin");
    }

    private async Task InSessionAsync(Func<string, Task> look, EnrolledClient client)
    {
        await page.Context.ClearCookiesAsync();
        var staff = (await portal.SignInAsync()).Cookies["staff"]!;
        await page.Context.AddCookiesAsync([new() { Name = "staff", Value = staff.Value.ToString(), Url = address.ToString() }]);
        var fresh = await portal.AssignAsync(client, items: [Portal.TenQuestions]);
        await ShowAsync(look, "list-in-session", $"assignments/{fresh}/in-session", after: () => PressAsync("Sign me out and open it"));
        await ShowAsync(look, "give-back", "homework", after: () => PressAsync("Stop for today"));
    }

    private async Task ShowAsync(Func<string, Task> look, string name, string path, Func<Task>? after = null)
    {
        await page.GotoAsync("about:blank");
        await page.GotoAsync(new Uri(address, path).ToString());
        if (after is not null)
            await after();
        await look(name);
    }

    /// <summary>Until the page that a press leads to is there.</summary>
    private async Task GoAsync(Func<Task> act)
    {
        await page.RunAndWaitForResponseAsync(act, response => response.Request.IsNavigationRequest && response.Status is < 300 or >= 400);
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    private Task PressAsync(string button) => GoAsync(() => page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{button}") }).ClickAsync());

    private async Task WriteAsync(string words, string says = "Saved", string shows = "main")
    {
        await page.Locator("[name=answer]").FillAsync(words);
        await Assertions.Expect(page.Locator(".autosave")).ToContainTextAsync(says);
        await Assertions.Expect(page.Locator(shows).First).ToBeVisibleAsync();
    }

    private Task ContinueAsync() => PressAsync("Continue$");

    private string Question(int number) => $"homework/{homework}/questions/{items[1]}/{number}";

    private async Task<(Guid, string, Guid[])> SendAsync(EnrolledClient client, params string[] keys)
    {
        var id = await portal.AssignAsync(client, note: "Take it slowly. We look at it together.", items: keys);
        await portal.SweepAsync();
        var ids = await portal.ReadAsync(db => db.Set<AssignmentItem>().Where(i => i.AssignmentId == id).OrderBy(i => i.Position).Select(i => i.Id).ToArrayAsync());
        return (id, portal.Mails.Single().Link.ToString(), ids);
    }
}
