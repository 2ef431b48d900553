using Clinic.Assignments;
using Clinic.Therapists;
using Clinic.Web.Features.Assignments;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Clients;

/// <summary>One piece of homework in a client's file.</summary>
public sealed record HomeworkRow(Assignment Assignment, string Titles, IReadOnlyList<StripMark> Strip, bool IsLate, bool IsPlanned)
{
    public bool IsPast => Assignment.Status is AssignmentStatus.Reviewed or AssignmentStatus.Withdrawn;

    public string Url => Assignment.Purpose == AssignmentPurpose.Work && Assignment.Status is (AssignmentStatus.Submitted or AssignmentStatus.Reviewed) ? $"/assignments/{Assignment.Id}/review" : $"/assignments/{Assignment.Id}";

    public StateChip Chip => StateChip.Of(Assignment.Status, IsLate, Assignment.OpenedAt is not null, IsPlanned);

    public (string Words, string Url) Act => Assignment.Status switch
    {
        _ when Assignment.Purpose != AssignmentPurpose.Work => ("See", Url),
        AssignmentStatus.Submitted => ("Read", Url),
        AssignmentStatus.Reviewed => ("Read again", Url),
        AssignmentStatus.Withdrawn => ("See", Url),
        _ when IsLate => ("Extend", Url),
        _ => ("See", Url),
    };

    /// <summary>All of a client's homework, newest first.</summary>
    public static async Task<IReadOnlyList<HomeworkRow>> ReadAsync(Caseload caseload, ClientHead head)
    {
        var (now, zone) = (head.Clock.NowUtc, head.Client.TimeZone);
        var homework = await caseload.Assignments.AsNoTracking().Include(a => a.Items.OrderBy(i => i.Position))
            .Where(a => a.ClientId == head.Client.Id).OrderByDescending(a => a.SendAt).ToListAsync();
        var titles = await caseload.TitlesAsync(homework.SelectMany(a => a.Items));
        return [.. homework.Select(a => new HomeworkRow(a, a.Purpose.TitleOr(string.Join(", ", a.Items.Select(i => titles[i]))),
            [.. a.Items.Select(i => new StripMark(titles[i], a.StateOf(i, now, zone)))], a.IsOverdue(now, zone), a.IsOpen && a.SendAt > now))];
    }
}
