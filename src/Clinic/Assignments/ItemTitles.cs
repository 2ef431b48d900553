namespace Clinic.Assignments;

/// <summary>Titles and question counts of items, by the version that was assigned.</summary>
public sealed class ItemTitles(IReadOnlyDictionary<Guid, (string Title, int Questions)> byVersion)
{
    public string this[AssignmentItem item] => byVersion.TryGetValue(VersionOf(item), out var found) ? found.Title : "Removed from the library";

    public int QuestionsOf(AssignmentItem item) => byVersion.TryGetValue(VersionOf(item), out var found) ? found.Questions : 0;

    private static Guid VersionOf(AssignmentItem item) => item.ModuleVersionId ?? item.QuestionSetVersionId ?? Guid.Empty;
}
