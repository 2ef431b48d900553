using Clinic.Assignments;

namespace Clinic.Web.Features.Homework;

/// <summary>Addresses of the client's pages. None of them holds a word or a name.</summary>
public static class HomeworkPaths
{
    public const string List = "/homework";
    public const string Pin = "/homework/pin";
    public const string PinChoice = "/homework/pin/choice";
    public const string Stopped = "/homework/stopped";
    public const string Steady = "/homework/steady";

    public const string Together = "/homework/together";

    public static string Agreement(Guid page) => $"/homework/{page}/agreement";

    public static string Shared(Guid page) => $"/homework/{page}/shared";

    public static string Releases(Guid assignment) => $"/homework/{assignment}/releases";

    public static string Item(Guid assignment, Guid item) => $"/homework/{assignment}/items/{item}";

    public static string Reading(Guid assignment, Guid item) => $"/homework/{assignment}/readings/{item}";

    public static string Questions(Guid assignment, Guid item) => $"/homework/{assignment}/questions/{item}";

    public static string AllQuestions(Guid assignment, Guid item) => $"{Questions(assignment, item)}/all";

    public static string Question(Guid assignment, Guid item, int number) => $"{Questions(assignment, item)}/{number}";

    public static string Answer(Guid assignment, Guid item, int number) => $"/homework/{assignment}/answers/{item}/{number}";

    public static string Before(Guid assignment, Guid item) => $"/homework/{assignment}/distress/before?item={item}";

    public static string After(Guid assignment) => $"/homework/{assignment}/distress/after";

    public static string Pause(Guid assignment) => $"/homework/{assignment}/pause";

    public static string Check(Guid assignment) => $"/homework/{assignment}/check";

    public static string Receipt(Guid assignment) => $"/homework/{assignment}/submission";

    /// <summary>Where one goes after an item: to the next that is not done, else to the answers.</summary>
    public static string AfterItem(Assignment assignment, AssignmentItem item)
    {
        var open = assignment.Items.Where(i => i.DoneAt is null && i.Id != item.Id).OrderBy(i => i.Position < item.Position).ThenBy(i => i.Position).FirstOrDefault();
        return open is null ? Check(assignment.Id) : Item(assignment.Id, open.Id);
    }
}
