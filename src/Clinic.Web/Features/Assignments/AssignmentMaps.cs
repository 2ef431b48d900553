using AutoMapper;
using Clinic.Assignments;

namespace Clinic.Web.Features.Assignments;

public sealed class AssignmentMaps : Profile
{
    public AssignmentMaps()
    {
        CreateProjection<Assignment, AssignmentRow>();
        CreateProjection<AssignmentItem, ItemRow>().ForMember(r => r.VersionId, to => to.MapFrom(i => i.ModuleVersionId ?? i.QuestionSetVersionId ?? Guid.Empty));
    }
}

public sealed record AssignmentRow
{
    public Guid Id { get; init; }
    public Guid ClientId { get; init; }
    public AssignmentPurpose Purpose { get; init; }
    public AssignmentStatus Status { get; init; }
    public DateTime SendAt { get; init; }
    public DateOnly DueOn { get; init; }
    public DateTime? OpenedAt { get; init; }
    public DateTime? SubmittedAt { get; init; }
    public DateTime? ReviewedAt { get; init; }
    public IReadOnlyList<ItemRow> Items { get; init; } = [];

    /// <summary>Handed-in work is read; anything else is followed.</summary>
    public string Address => Purpose == AssignmentPurpose.Work && Status is (AssignmentStatus.Submitted or AssignmentStatus.Reviewed) ? $"/assignments/{Id}/review" : $"/assignments/{Id}";
}

public sealed record ItemRow
{
    public Guid VersionId { get; init; }
    public int Position { get; init; }
    public DateTime? DoneAt { get; init; }
}
