using System.ComponentModel.DataAnnotations;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Sessions;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Clinic.Web.Features.Couples;

public sealed class CoupleForm
{
    [Required(ErrorMessage = "Choose the first of them")]
    public Guid? FirstId { get; set; }

    [Required(ErrorMessage = "Choose the second of them")]
    public Guid? SecondId { get; set; }

    /// <summary>The warning about a shared mailbox stood on the page when the form was sent.</summary>
    public bool Warned { get; set; }

    public bool AskPins { get; set; } = true;

    [BindNever]
    public bool MustWarn { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Choices { get; set; } = [];
}

public sealed record CoupleRow(Guid Id, Guid FirstClientId, Guid SecondClientId, DateTime LinkedAt);

public sealed record HomeworkRow(Guid Id, Guid ClientId, AssignmentStatus Status, DateTime SendAt, DateOnly DueOn, DateTime? OpenedAt, DateTime? SubmittedAt, DateTime? ReviewedAt);

public sealed record NextSession(Guid Id, Guid ClientId, Guid? CoupleId, DateTime StartsAt);

public sealed class CoupleMaps : AutoMapper.Profile
{
    public CoupleMaps()
    {
        CreateProjection<Couple, CoupleRow>();
        CreateProjection<Assignment, HomeworkRow>();
        CreateProjection<Session, NextSession>();
    }
}

public sealed record CouplesPage(IReadOnlyList<CoupleLine> Lines, Paging Paging, LocalClock Clock);

public sealed record CoupleLine(CoupleRow Couple, CoupleSide First, CoupleSide Second, DateTime? NextSessionAt, int Waiting);

/// <summary>Where one of the two stands: states and dates, never words.</summary>
public sealed record CoupleSide(Client Client, string Name, IReadOnlyList<HomeworkRow> Homework, LocalClock Clock)
{
    private bool IsIn(HomeworkRow row) => row.Status is AssignmentStatus.Submitted or AssignmentStatus.Reviewed;

    private bool IsLate(HomeworkRow row) => !IsIn(row) && Clock.Today > row.DueOn;

    public string Count => Homework.Count == 0 ? "nothing assigned" : $"{Homework.Count(IsIn)} of {Homework.Count} in";

    public (string Css, string Icon, string Words) Mark(HomeworkRow row) =>
        IsIn(row) ? ("in", "check-circle-fill", "in")
        : IsLate(row) ? ("late", "exclamation-circle", "late")
        : row.Status is AssignmentStatus.Started or AssignmentStatus.Returned ? ("", "circle-half", "started")
        : ("", "circle", row.OpenedAt is null ? "not opened" : "opened, not started");

    public (string Chip, string Icon, string Words) State(HomeworkRow row) => row.Status switch
    {
        AssignmentStatus.Reviewed => ("chip-ok", "check2", "Done, read"),
        AssignmentStatus.Submitted => ("chip-new", "inbox", "In, not read"),
        _ when IsLate(row) => ("chip-warn", "clock", row.OpenedAt is null ? "Late, not opened" : "Late, started"),
        AssignmentStatus.Started => ("", "circle-half", "Started"),
        AssignmentStatus.Returned => ("", "circle-half", "Returned for more"),
        _ => ("", "circle", row.OpenedAt is null ? "Not opened" : "Opened"),
    };
}

/// <param name="Sessions">Planned ones of either.</param>
public sealed record CouplePage(CoupleHead Head, IReadOnlyList<CoupleSide> Sides, IReadOnlyList<NextSession> Sessions, IReadOnlyList<RunView> Runs)
{
    public int JointSessions => Sessions.Count(s => s.CoupleId == Head.Couple.Id);
}
