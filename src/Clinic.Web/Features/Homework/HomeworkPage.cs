using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Library;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Homework;

/// <param name="HidesWords">There are earlier words, and this visit has not passed the second check.</param>
/// <param name="OffersPin">The client may choose a word or PIN now, to go on from another device.</param>
/// <param name="InSessionWith">On the therapist's device: their name.</param>
public sealed record HomeworkPage(IReadOnlyList<HomeworkRow> Open, IReadOnlyList<HomeworkRow> Sent, bool HidesWords, bool HasPin, bool OffersPin, IReadOnlyList<PageRow> Pages, bool HasTogether, string? InSessionWith)
{
    /// <summary>How long read homework stays on the list.</summary>
    private const int DaysKept = 60;

    public static async Task<HomeworkPage> OfAsync(HomeworkPass pass, CouplePass couple)
    {
        var client = await pass.ClientAsync();
        var since = pass.Now.AddDays(-DaysKept);
        var homework = await pass.Homework.AsNoTracking().Include(a => a.Items.OrderBy(i => i.Position))
            .Where(a => a.SubmittedAt == null || a.SubmittedAt > since).OrderBy(a => a.DueOn).ThenBy(a => a.AssignedAt).ToListAsync();
        var frozen = await pass.FrozenAsync(homework.SelectMany(a => a.Items));
        var answered = await pass.Answers.Where(a => !a.IsEmpty).GroupBy(a => a.ItemId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var therapists = new Dictionary<Guid, string>();
        foreach (var id in homework.Select(a => a.TherapistId).Distinct())
            therapists[id] = (await pass.TherapistAsync(id)).FirstName;
        var rows = homework.Select(a => HomeworkRow.Of(a, client, frozen, answered, therapists[a.TherapistId], pass)).ToList();
        var pages = (await couple.PagesAsync()).Where(p => p.Purpose == AssignmentPurpose.SharedWords || p.IsOpen).ToList();
        foreach (var id in pages.Select(p => p.TherapistId).Distinct())
            therapists[id] = (await pass.TherapistAsync(id)).FirstName;
        return new HomeworkPage([.. rows.Where(r => r.IsOpen)], [.. rows.Where(r => !r.IsOpen).Reverse()],
            HidesWords: !pass.Holder.IsVerified && (client.Pin.IsSet || answered.Count > 0), client.Pin.IsSet, OffersPin: pass.Holder is { IsProven: true, IsInSession: false } && !client.Pin.IsSet,
            [.. pages.Select(p => PageRow.Of(p, pass, client, therapists[p.TherapistId]))], HasTogether: pass.Holder is { IsProven: true, IsInSession: false } && await couple.CoupleAsync() is not null,
            InSessionWith: pass.Holder.IsInSession ? therapists.Values.FirstOrDefault() : null);
    }
}

/// <summary>A page to sign, or words of the partner to read.</summary>
/// <param name="Url">Null where it opens only after a second check that this client has no means for.</param>
public sealed record PageRow(AssignmentPurpose Purpose, bool IsNew, bool IsProven, string Therapist, string? Url)
{
    public static PageRow Of(Assignment page, HomeworkPass pass, Client client, string therapist) => page.Purpose == AssignmentPurpose.Agreement
        ? new(page.Purpose, page.IsOpen, pass.Holder.IsProven, therapist, HomeworkPaths.Agreement(page.Id))
        : new(page.Purpose, page.IsOpen, pass.Holder.IsProven, therapist, pass.Holder.IsProven || client.Pin.IsSet ? HomeworkPaths.Shared(page.Id) : null);
}

/// <param name="DaysLeft">Negative where the day has passed.</param>
/// <param name="Reply">The therapist's words after reading; only in a visit that has passed the second check.</param>
public sealed record HomeworkRow(
    Guid Id, bool IsOpen, bool IsReturned, string DueOn, int DaysLeft, string Therapist, string? Note, IReadOnlyList<ItemRow> Items, string? SentOn, string? ReadOn, string? Reply)
{
    public bool IsBegun => Items.Any(i => i.State != ItemState.ToDo);

    public static HomeworkRow Of(Assignment work, Client client, FrozenItems frozen, Dictionary<Guid, int> answered, string therapist, HomeworkPass pass)
    {
        var clock = new ClientClock(client, pass.Now);
        return new HomeworkRow(work.Id, work.IsOpen, work.Status == AssignmentStatus.Returned, clock.Day(work.DueOn), clock.DaysUntil(work.DueOn), therapist, work.Note?.Text,
            [.. work.Items.Select(i => ItemRow.Of(work, i, frozen, answered.GetValueOrDefault(i.Id), client.Language))],
            work.SubmittedAt is { } sent ? clock.Day(sent) : null, work.ReviewedAt is { } read ? clock.Day(read) : null, pass.Holder.IsVerified ? work.Reply?.Text : null);
    }
}

public enum ItemState { ToDo, Begun, Done }

/// <param name="Answered">For a question set: how many of <paramref name="Questions"/> have an answer.</param>
public sealed record ItemRow(string Title, ItemKind Kind, int Minutes, int Answered, int Questions, ItemState State, string Url)
{
    public static ItemRow Of(Assignment work, AssignmentItem item, FrozenItems frozen, int answered, string language)
    {
        var questions = item.Kind == ItemKind.QuestionSet ? frozen.SetOf(item).QuestionCount : 0;
        var state = item.DoneAt is not null ? ItemState.Done : answered > 0 ? ItemState.Begun : ItemState.ToDo;
        return new ItemRow(frozen.TitleOf(item, language), item.Kind, frozen.MinutesOf(item), answered, questions, state, HomeworkPaths.Item(work.Id, item.Id));
    }
}
