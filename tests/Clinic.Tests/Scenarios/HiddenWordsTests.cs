using System.Net;
using Clinic.Tests.Support;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;

namespace Clinic.Tests.Scenarios;

/// <summary>Who clicks a bare link, a scanner or a partner, walks through every address of the client's side and finds no word that was written before.</summary>
public sealed class HiddenWordsTests(StorageProvider provider) : OpenDoorScenario(provider)
{
    [Test]
    public async Task No_page_behind_a_bare_link_shows_an_earlier_word_and_the_client_still_gets_in()
    {
        var client = await Portal.EnrolClientAsync();
        var (draft, returned, read) = (await SendAsync(client, Portal.WeeklyCheckIn), await SendAsync(client, Portal.TenQuestions), await SendAsync(client, Portal.Reading, Portal.TenQuestions));
        var phone = await OpenAsync(draft);
        Assert.That((await SaveAsync(phone, draft, 3, Canary)).Status, Is.EqualTo(200));
        await Portal.AnswerAsync(returned.Homework, ("my-limits", Canary));
        await Portal.AnswerAsync(read.Homework, ("my-limits", Canary));
        await Portal.SubmitAsync(returned.Homework);
        await Portal.ChangeAsync(async db => (await db.Assignments.FindAsync(returned.Homework))!.ReturnForMore(Portal.Today.AddDays(5), null, Portal.Now));
        await Portal.SubmitAsync(read.Homework);
        await Portal.ChangeAsync(async db => (await db.Assignments.FindAsync(read.Homework))!.Review(Canary, Portal.Now));

        var (pages, shown) = (0, 0);
        foreach (var opened in new[] { draft, returned, read })
        {
            var stranger = await OpenAsync(opened);
            foreach (var url in AddressesOf(draft).Concat(AddressesOf(returned)).Concat(AddressesOf(read)).Distinct())
            {
                var page = await stranger.OpenAsync(url);
                pages++;
                shown += page.Html.Contains(Canary, StringComparison.Ordinal) ? 1 : 0;
                Assert.That(page.Status, Is.Not.EqualTo(HttpStatusCode.InternalServerError), url);
            }
            for (var number = 1; number <= 10; number++)
                shown += (await SaveAsync(stranger, opened, number, "guess", 1, item: opened.Items.Count - 1)).Json.Contains(Canary, StringComparison.Ordinal) ? 1 : 0;
            await stranger.PostAsync("/leave");
        }

        Counts.Say("L3", $"{pages} pages and 30 saves behind bare links of a draft, a returned and a read homework: {shown} showed an earlier word");
        Assert.That(pages, Is.GreaterThan(100));
        Assert.That(shown, Is.Zero);
        Assert.That((await (await OpenAsync(draft, phone)).OpenAsync(draft.QuestionUrl(3))).Html, Does.Contain(Canary));
    }

    /// <summary>Every address of the client's side that can be looked at, with real ids in it, from the routes themselves.</summary>
    private IEnumerable<string> AddressesOf(Sent sent)
    {
        foreach (var route in Portal.Routes.Where(r => r.IsGet && ClientSide.Is(r.Nowhere)))
        {
            foreach (var item in sent.Items)
            {
                for (var number = 1; number <= (route.Pattern.Contains("{number", StringComparison.Ordinal) ? 10 : 1); number++)
                {
                    yield return route.With(new Dictionary<string, string>
                    {
                        ["id"] = $"{sent.Homework}", ["itemId"] = $"{item}", ["number"] = $"{number}", ["selector"] = sent.Selector, ["moment"] = "after",
                    });
                }
            }
        }
    }
}
