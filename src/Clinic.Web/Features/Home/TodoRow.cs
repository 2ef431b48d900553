using Clinic.Assignments;
using Clinic.Library;
using Clinic.Sessions;
using Clinic.Web.Features.Alerts;
using Clinic.Web.Plumbing;

namespace Clinic.Web.Features.Home;

/// <summary>One thing to do before a session, in words and with the way to it.</summary>
public sealed record TodoRow(string Title, string Detail, string Action, string Url, bool IsRisk = false)
{
    public static TodoRow Of(SessionTodo todo, SessionRow row)
    {
        var plain = Plain(todo, row.Clock);
        return row.IsCouple ? plain with { Title = $"{row.Names.First(todo.Client.Id)}: {plain.Title.ToLowerFirst()}" } : plain;
    }

    private static TodoRow Plain(SessionTodo todo, LocalClock clock) => todo.Kind switch
    {
        TodoKind.TakeAlert => new("Acknowledge the alert", $"{AlertWords.Of(todo.Alert!.Kind)}. {clock.DayAndTime(todo.Alert.RaisedAt)}, no owner yet.", "Open", $"/alerts/{todo.Alert.Id}", IsRisk: true),
        TodoKind.ReadAnswers => Read(todo.Homework!),
        TodoKind.DecideOnLate => Decide(todo.Homework!, clock),
        TodoKind.UnlockPin => new("Unlock the PIN", "Five wrong tries have locked it.", "Open", $"/clients/{todo.Client.Id}/contact"),
        TodoKind.MendAddress => new("Check the e-mail address", "It refused mail, so nothing more is sent to it.", "Open", $"/clients/{todo.Client.Id}/contact"),
        TodoKind.RecordConsent => new("Ask for consent to e-mail", "Not recorded yet. No mail goes out before it is.", "Record", $"/clients/{todo.Client.Id}/contact"),
        TodoKind.AgreePin => new("Agree on a PIN or word", "The mailbox is shared. No page opens without one.", "Set", $"/clients/{todo.Client.Id}/pin"),
        _ => throw new InvalidOperationException($"Unknown to-do {todo.Kind}."),
    };

    private static TodoRow Read(HomeworkStanding homework)
    {
        var url = $"/assignments/{homework.Assignment.Id}/review";
        if (homework.Answers.Count == 0 && homework.Private == 0)
            return new("See what was handed in", string.Join(", ", homework.Items.Select(i => i.Title)) + ".", "See", url);
        string[] rest = [homework.Private > 0 ? $"{homework.Private} more kept private" : "", homework.Skipped > 0 ? $"{homework.Skipped} skipped" : ""];
        var details = $"About {Counted.Of(Math.Max(1, homework.MinutesToRead), "minute", "minutes")}. {Sentence(string.Join(", ", rest.Where(r => r.Length > 0)))}";
        return new($"Read {Counted.Of(homework.Answers.Count, "new answer", "new answers")}", details.TrimEnd(), "Read", url);
    }

    private static TodoRow Decide(HomeworkStanding homework, LocalClock clock)
    {
        var left = homework.Items.Where(i => i.State == ItemState.Late).ToList();
        var what = left.Count != 1 ? "late homework" : left[0].Kind == ItemKind.Module ? "one reading" : "one set of questions";
        var state = homework.Assignment.StartedAt is null ? homework.Assignment.OpenedAt is null ? "not opened" : "opened, not started" : "not finished";
        var titles = left.Count == 0 ? "All done, not sent in" : string.Join(", ", left.Select(i => $"“{i.Title}”")) + $" {state}";
        return new($"Decide on {what}", $"{titles}, due {clock.Day(homework.Assignment.DueOn).ToLowerFirst()}.", "Extend", $"/assignments/{homework.Assignment.Id}");
    }

    private static string Sentence(string words) => words.Length == 0 ? "" : words + ".";
}
