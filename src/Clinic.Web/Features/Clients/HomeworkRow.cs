using Clinic.Assignments;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Clients;

/// <summary>One piece of homework in a client's file.</summary>
public sealed record HomeworkRow(Assignment Assignment, string Titles, IReadOnlyList<StripMark> Strip, bool IsLate)
{
    public bool IsPast => Assignment.Status is AssignmentStatus.Reviewed or AssignmentStatus.Withdrawn;

    public string Url => Assignment.Status is AssignmentStatus.Submitted or AssignmentStatus.Reviewed ? $"/assignments/{Assignment.Id}/review" : $"/assignments/{Assignment.Id}";

    public (string Class, string Icon, string Words) Chip => Assignment.Status switch
    {
        AssignmentStatus.Submitted => ("chip-new", "inbox", "In, not read"),
        AssignmentStatus.Reviewed => ("chip-ok", "check2", "Read"),
        AssignmentStatus.Withdrawn => ("", "slash-circle", "Withdrawn"),
        _ when IsLate => ("chip-warn", "clock", $"Late, {Progress}"),
        AssignmentStatus.Returned => ("", "arrow-counterclockwise", "Returned for more"),
        _ => ("", Assignment.StartedAt is null ? "circle" : "circle-half", Sentence.Of(Progress)),
    };

    public (string Words, string Url) Act => Assignment.Status switch
    {
        AssignmentStatus.Submitted => ("Read", Url),
        AssignmentStatus.Reviewed => ("Read again", Url),
        AssignmentStatus.Withdrawn => ("See", Url),
        _ when IsLate => ("Extend", Url),
        _ => ("See", Url),
    };

    private string Progress => Assignment.StartedAt is not null ? "started" : Assignment.OpenedAt is not null ? "opened" : "not opened";

    /// <summary>All of a client's homework, newest first.</summary>
    public static async Task<IReadOnlyList<HomeworkRow>> ReadAsync(Caseload caseload, ClientHead head)
    {
        var (now, zone) = (head.Clock.NowUtc, head.Client.TimeZone);
        var homework = await caseload.Assignments.AsNoTracking().Include(a => a.Items.OrderBy(i => i.Position))
            .Where(a => a.ClientId == head.Client.Id).OrderByDescending(a => a.SendAt).ToListAsync();
        var titles = await caseload.TitlesAsync(homework.SelectMany(a => a.Items));
        return [.. homework.Select(a => new HomeworkRow(a, string.Join(", ", a.Items.Select(i => titles[i])),
            [.. a.Items.Select(i => new StripMark(titles[i], a.StateOf(i, now, zone)))], a.IsOverdue(now, zone)))];
    }
}
