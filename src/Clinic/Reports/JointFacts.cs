using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Library;
using Clinic.Pathways;
using Clinic.Practices;
using Clinic.Sessions;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Reports;

/// <summary>All that a joint report is made of: what was released and may be seen, how far both are, and the agenda for both. No other word of either file.</summary>
public sealed class JointFacts
{
    public required Practice Practice { get; init; }
    public required Therapist Therapist { get; init; }

    /// <summary>In the order in which they were linked.</summary>
    public required IReadOnlyList<Client> Partners { get; init; }

    public required PolicyVersion Policy { get; init; }
    public required CoupleConsent Consent { get; init; }

    /// <summary>The next planned session of both, if any.</summary>
    public required Session? Session { get; init; }

    public required IReadOnlyList<Release> Releases { get; init; }
    public required IReadOnlyDictionary<Guid, QuestionSetVersion> Sets { get; init; }
    public required IReadOnlyList<PathwayRun> Runs { get; init; }

    /// <summary>By assignment, whether it was begun.</summary>
    public required IReadOnlyDictionary<Guid, bool> Begun { get; init; }

    public required IReadOnlyDictionary<(ItemKind, string), string> Titles { get; init; }
    public required IReadOnlyList<string> Agenda { get; init; }

    /// <exception cref="RuleBroken">The policy is not signed by both.</exception>
    public static async Task<JointFacts> ReadAsync(Caseload caseload, CoupleFile file, Shelf shelf, Couple couple, Practice practice, Therapist therapist, DateTime now, string language, CancellationToken cancel = default)
    {
        var consent = await file.ConsentAsync(couple, cancel);
        consent.RefuseUnlessGiven();
        var (first, second) = await file.PartnersAsync(couple, cancel);
        var runs = (await file.RunsAsync(couple.Id, cancel)).Where(r => r.EndedAt is null).ToList();
        var homework = await file.HomeworkAsync(runs.SelectMany(r => r.Steps), cancel);
        var setAside = await caseload.Assignments.Where(a => a.QuarantinedAt != null && (a.ClientId == first.Id || a.ClientId == second.Id)).Select(a => a.Id).ToListAsync(cancel);
        var releases = await file.Releases.AsNoTracking().Where(r => r.CoupleId == couple.Id && (r.State == ReleaseState.Shown || r.State == ReleaseState.Opened)).ToListAsync(cancel);
        var sets = await file.SetsAsync(releases, cancel);
        return new JointFacts
        {
            Practice = practice, Therapist = therapist, Partners = [first, second], Policy = consent.Current!, Consent = consent,
            Session = await caseload.Sessions.AsNoTracking().Where(s => s.CoupleId == couple.Id && s.Status == SessionStatus.Planned && s.StartsAt >= now).OrderBy(s => s.StartsAt).FirstOrDefaultAsync(cancel),
            Releases = [.. releases.Where(r => !setAside.Contains(r.AssignmentId) && MayBeSeen(r, sets))],
            Sets = sets, Runs = runs, Begun = homework.ToDictionary(h => h.Key, h => h.Value.StartedAt is not null),
            Titles = await TitlesAsync(shelf, language, cancel),
            Agenda = [.. (await file.Notes.Where(n => n.CoupleId == couple.Id && n.Kind == CoupleNoteKind.Agenda && n.DoneAt == null).OrderBy(n => n.WrittenAt).ToListAsync(cancel)).Select(n => n.Words.Text)],
        };
    }

    /// <summary>Asked again here, so that a question that is marked as one of safety is in no joint paper whatever lies in the ledger.</summary>
    private static bool MayBeSeen(Release release, Dictionary<Guid, QuestionSetVersion> sets) =>
        release.Words is not null && sets[release.QuestionSetVersionId].Questions.FirstOrDefault(q => q.Id == release.QuestionId) is { MayBeReleased: true };

    /// <summary>Of everything but the sets that ask about safety alone: that somebody has one is no joint matter.</summary>
    private static async Task<Dictionary<(ItemKind, string), string>> TitlesAsync(Shelf shelf, string language, CancellationToken cancel)
    {
        var items = await shelf.ItemsAsync(cancel);
        var modules = await shelf.Modules.AsNoTracking().ToDictionaryAsync(v => v.Id, cancel);
        var sets = await shelf.QuestionSets.AsNoTracking().ToDictionaryAsync(v => v.Id, cancel);
        return items.Where(i => i.Kind == ItemKind.Module || sets[i.VersionId].Questions.Any(q => q.MayBeReleased))
            .ToDictionary(i => (i.Kind, i.Key), i => i.Kind == ItemKind.Module ? modules[i.VersionId].Texts.In(language).Title : sets[i.VersionId].Texts.In(language).Title);
    }
}
