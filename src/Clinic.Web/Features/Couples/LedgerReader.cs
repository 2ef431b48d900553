using Clinic.Couples;
using Clinic.Library;
using Clinic.Pathways;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Couples;

/// <summary>Reads the ledger of releases with its frozen words: an author's offer is read here before it is agreed to.</summary>
public sealed class LedgerReader(CoupleFile file)
{
    public async Task<LedgerPage> PageAsync(CoupleHead head)
    {
        var releases = await file.Releases.Where(r => r.CoupleId == head.Couple.Id).OrderByDescending(r => r.OfferedAt).ToListAsync();
        var sets = await file.SetsAsync(releases);
        var shared = await file.SharedAsync([.. releases.Select(r => r.AssignmentId).Distinct()]);
        return new LedgerPage(head, [.. releases.Select(r => LineOf(r, head, sets[r.QuestionSetVersionId]))], releases.Any(r => r.State == ReleaseState.Offered && shared.Contains(r.AssignmentId)));
    }

    private static LedgerLine LineOf(Release release, CoupleHead head, QuestionSetVersion set)
    {
        var author = head.Of(release.ClientId);
        var texts = set.Texts.In(author.Language);
        var question = set.Questions.First(q => q.Id == release.QuestionId);
        var words = release.Words is null ? null : texts.Questions[question.Id].Show(question, release.Words.Text, "Yes", "No");
        return new LedgerLine(release, author.FirstName, head.Of(release.RecipientId).FirstName, texts.Title, texts.Questions[question.Id].Text, words, author.Language);
    }
}

/// <param name="MayWait">Something offered comes from homework that both have, so it can wait for both.</param>
public sealed record LedgerPage(CoupleHead Head, IReadOnlyList<LedgerLine> Lines, bool MayWait)
{
    public IReadOnlyList<LedgerLine> Offered => [.. Lines.Where(l => l.Release.State == ReleaseState.Offered)];

    public IReadOnlyList<LedgerLine> Others => [.. Lines.Where(l => l.Release.State != ReleaseState.Offered)];
}

/// <param name="Words">The frozen answer as a person reads it; null once destroyed.</param>
public sealed record LedgerLine(Release Release, string Author, string Recipient, string Title, string Question, string? Words, string Language)
{
    public (string Chip, string Icon, string Words) State => Release.State switch
    {
        ReleaseState.Offered => ("chip-new", "inbox", "Waits for you"),
        ReleaseState.Agreed => ("", "clock", "Agreed, waits for both"),
        ReleaseState.Shown => ("", "eye", "Shown, not opened"),
        ReleaseState.Opened => ("chip-ok", "check2", "Opened"),
        ReleaseState.Declined => ("", "dash-circle", "Not agreed to"),
        ReleaseState.Revoked => ("", "slash-circle", "Taken back"),
        _ => throw new InvalidOperationException($"Unknown state {Release.State}."),
    };

    public bool MayBeRecalled => Release.State is ReleaseState.Agreed or ReleaseState.Shown;
}
