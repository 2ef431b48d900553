using Clinic.Assignments;

namespace Clinic.Web.Features.Assignments;

/// <summary>A state as colour, drawing and word, always the three.</summary>
public sealed record StateChip(string Class, string Icon, string Words)
{
    public static StateChip Of(AssignmentStatus status, bool isOverdue, bool isOpened, bool isPlanned) => status switch
    {
        AssignmentStatus.Submitted => new("chip-new", "inbox", "In, not read"),
        AssignmentStatus.Reviewed => new("chip-ok", "check2", "Read"),
        AssignmentStatus.Withdrawn => new("", "slash-circle", "Withdrawn"),
        AssignmentStatus.Started when isOverdue => new("chip-warn", "clock", "Late, started"),
        AssignmentStatus.Returned when isOverdue => new("chip-warn", "clock", "Late, returned"),
        _ when isPlanned => new("", "calendar-check", "Planned"),
        _ when isOverdue => new("chip-warn", "clock", isOpened ? "Late, opened" : "Late, not opened"),
        AssignmentStatus.Started => new("", "circle-half", "Started"),
        AssignmentStatus.Returned => new("", "arrow-counterclockwise", "Returned for more"),
        _ => isOpened ? new("", "circle", "Opened") : new("", "circle", "Not opened"),
    };
}
