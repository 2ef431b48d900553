using Clinic.Assignments;
using Clinic.Couples;
using Clinic.Library;
using Clinic.Web.Plumbing;
using Clinic.Web.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Homework;

/// <summary>Gathers what an author may release from one homework, and what became of what they released.</summary>
public sealed class OwnReleasePages(HomeworkPass pass, CouplePass couple, IStringLocalizer<ClientTexts> say)
{
    /// <summary>Null where this homework has no such page: it is still open, or there is no partner or policy.</summary>
    public async Task<OwnReleasesPage?> PageAsync(Guid id)
    {
        var homework = await pass.AssignmentAsync(id);
        if (homework.IsOpen || await couple.CoupleAsync() is not { Policy: not null } pair)
            return null;
        var client = await pass.ClientAsync();
        var frozen = await pass.FrozenAsync(homework.Items);
        var answers = await pass.Answers.AsNoTracking().Where(a => a.AssignmentId == id && !a.IsEmpty).ToListAsync();
        var releases = (await couple.OwnReleasesAsync(id)).ToLookup(r => r.AnswerId);
        var clock = new ClientClock(client, pass.Now);
        var therapist = (await pass.TherapistAsync(homework.TherapistId)).FirstName;
        var rows = from item in homework.Items
                   where item.Kind == ItemKind.QuestionSet
                   from question in frozen.SetOf(item).Questions.Select((q, i) => (Asked: q, Number: i + 1))
                   let answer = answers.FirstOrDefault(a => a.ItemId == item.Id && a.QuestionId == question.Asked.Id)
                   where answer is not null && question.Asked.MayBeReleased
                   let text = frozen.SetOf(item).Texts.In(client.Language).Questions[question.Asked.Id]
                   select new OwnReleaseRow(answer.Id, question.Number, text.Text, text.Show(question.Asked, answer.Value.Text, say["Yes"], say["No"]), answer.IsPrivate,
                       [.. releases[answer.Id].Select(r => StateOf(r, clock, therapist))], releases[answer.Id].Any(r => r.IsLive && r.Revision == answer.Revision));
        var consent = await couple.ConsentAsync(pair);
        var hasSafety = homework.Items.Any(i => i.Kind == ItemKind.QuestionSet && frozen.SetOf(i).Questions.Any(q => !q.MayBeReleased));
        return new OwnReleasesPage(id, await couple.PartnerNameAsync(pair), therapist, [.. rows], hasSafety, LockOf(consent, client.Id));
    }

    /// <summary>Why it is closed, as this client may know it; null where it is open. What the partner did or did not sign is not said.</summary>
    public static string? LockOf(CoupleConsent consent, Guid clientId) =>
        consent.IsGiven ? null : consent.Current is not null && consent.Missing.Contains(clientId) ? "LockedMine" : "LockedOther";

    private OwnReleaseState StateOf(Release release, ClientClock clock, string therapist) => new(
        release.Id,
        release.State switch
        {
            ReleaseState.Opened => say["ReleaseOpened", clock.Day(release.OpenedAt!.Value)],
            ReleaseState.Offered or ReleaseState.Declined => say["Release" + release.State, therapist],
            _ => say["Release" + release.State],
        },
        release.IsLive && release.State != ReleaseState.Opened);
}

/// <param name="Partner">By first name.</param>
/// <param name="Locked">Name of the text that says why nothing can be released now.</param>
public sealed record OwnReleasesPage(Guid Id, string Partner, string Therapist, IReadOnlyList<OwnReleaseRow> Rows, bool HasSafety, string? Locked)
{
    public bool MayOffer => Locked is null && Rows.Any(r => r.MayBeOffered);
}

/// <param name="IsOut">Its present words are released already.</param>
public sealed record OwnReleaseRow(Guid AnswerId, int Number, string Question, string Words, bool IsPrivate, IReadOnlyList<OwnReleaseState> States, bool IsOut)
{
    public bool MayBeOffered => !IsPrivate && !IsOut;
}

public sealed record OwnReleaseState(Guid Id, string Words, bool MayBeRevoked);
