using Clinic.Assignments;
using Clinic.Couples;
using Clinic.Library;
using Clinic.Web.Plumbing;
using Clinic.Web.Resources;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Homework;

/// <summary>What the partner released. A press opens it; from then on it cannot be taken back. Never through a bare link.</summary>
[Authorize(Policy = Policies.ProvenClient)]
[Route("homework/{id:guid}/shared")]
public sealed class SharedWordsController(HomeworkPass pass, CouplePass couple, ReleaseBook book, IStringLocalizer<ClientTexts> say) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid id)
    {
        await couple.PageAsync(id, AssignmentPurpose.SharedWords);
        var (page, releases) = await ReadAsync(id);
        return page.Locked is not null || releases.Count == 0 ? View("SharedClosed", page)
            : releases.Any(r => r.State == ReleaseState.Shown) ? View("SharedCover", page) : View("Shared", page);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid id)
    {
        var delivery = await couple.PageAsync(id, AssignmentPurpose.SharedWords);
        var (page, releases) = await ReadAsync(id);
        if (page.Locked is null && releases.Count > 0)
        {
            try
            {
                await book.OpenAsync(delivery);
                await couple.SaveAsync();
            }
            catch (DbUpdateConcurrencyException)
            {
                // The author took something back at this very moment; the page shows what is left.
            }
        }
        return this.SeeOther(HomeworkPaths.Shared(id));
    }

    private async Task<(SharedWordsPage Page, List<Release> Releases)> ReadAsync(Guid id)
    {
        var client = await pass.ClientAsync();
        if (await couple.CoupleAsync() is not { } pair)
            return (new SharedWordsPage(id, "", [], 0, "LockedOther"), []);
        var locked = OwnReleasePages.LockOf(await couple.ConsentAsync(pair), client.Id);
        var releases = locked is null ? (await couple.ReceivedAsync(id)).Where(r => r.CoupleId == pair.Id && r.Words is not null).ToList() : [];
        var sets = await couple.SetsAsync(releases);
        var clock = new ClientClock(client, pass.Now);
        var opened = releases.Where(r => r.State == ReleaseState.Opened && sets[r.QuestionSetVersionId].Questions.Any(q => q.Id == r.QuestionId && q.MayBeReleased));
        var rows = opened.OrderBy(r => r.QuestionSetVersionId).ThenBy(r => NumberOf(r, sets)).Select(r => RowOf(r, sets[r.QuestionSetVersionId], client.Language, clock)).ToList();
        return (new SharedWordsPage(id, await couple.PartnerNameAsync(pair), rows, releases.Count(r => r.State == ReleaseState.Shown), locked), releases);
    }

    private SharedWordsRow RowOf(Release release, QuestionSetVersion set, string language, ClientClock clock)
    {
        var (texts, question) = (set.Texts.In(language), set.Questions.First(q => q.Id == release.QuestionId));
        return new SharedWordsRow(texts.Title, texts.Questions[question.Id].Text, texts.Questions[question.Id].Show(question, release.Words!.Text, say["Yes"], say["No"]), clock.Day(release.OfferedAt));
    }

    private static int NumberOf(Release release, Dictionary<Guid, QuestionSetVersion> sets) => sets[release.QuestionSetVersionId].Questions.ToList().FindIndex(q => q.Id == release.QuestionId);
}

/// <param name="Rows">What has been opened.</param>
/// <param name="Unopened">How many stand behind the cover.</param>
/// <param name="Locked">Name of the text that says why nothing is shown.</param>
public sealed record SharedWordsPage(Guid Id, string Partner, IReadOnlyList<SharedWordsRow> Rows, int Unopened, string? Locked);

public sealed record SharedWordsRow(string Set, string Question, string Words, string WrittenOn);
