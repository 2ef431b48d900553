using Clinic.Data;
using Clinic.Library;

namespace Clinic.Assignments;

/// <summary>One module or question set of an assignment, at the version that was current when it was assigned.</summary>
public sealed class AssignmentItem : IBelongsToPractice
{
    private AssignmentItem() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid AssignmentId { get; private set; }

    public int Position { get; private set; }

    public ItemKind Kind { get; private set; }

    public Guid? ModuleVersionId { get; private set; }

    public Guid? QuestionSetVersionId { get; private set; }

    public DateTime? DoneAt { get; private set; }

    /// <summary>Of the module or the question set, whichever it is.</summary>
    public Guid VersionId => ModuleVersionId ?? QuestionSetVersionId!.Value;

    internal static AssignmentItem Of(Assignment assignment, ChosenItem chosen, int position, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(now), PracticeId = assignment.PracticeId, AssignmentId = assignment.Id, Position = position, Kind = chosen.Kind,
            ModuleVersionId = chosen.Kind == ItemKind.Module ? chosen.VersionId : null,
            QuestionSetVersionId = chosen.Kind == ItemKind.QuestionSet ? chosen.VersionId : null,
        };

    public void Done(DateTime now) => DoneAt ??= now;

    public void NotDone() => DoneAt = null;
}

/// <param name="VersionId">A module version or question set version of the same practice.</param>
public sealed record ChosenItem(ItemKind Kind, Guid VersionId);
