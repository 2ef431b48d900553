using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Therapists;

namespace Clinic.Sessions;

/// <summary>How far a therapist is with preparing one session: what stands open, in the order in which to do it.</summary>
/// <param name="Number">Which session this is for the client or couple, from 1.</param>
/// <param name="Clients">One, or both partners of a couple.</param>
public sealed record Readiness(Session Session, int Number, IReadOnlyList<ClientReadiness> Clients)
{
    public IReadOnlyList<SessionTodo> Todos { get; } = [.. Clients.SelectMany(c => c.Todos).OrderBy(t => t.Kind)];

    public bool IsReady => Todos.Count == 0;

    /// <summary>Any number of sessions, in a fixed number of queries.</summary>
    /// <param name="names">Of this caseload.</param>
    public static Task<IReadOnlyList<Readiness>> ReadAsync(
        Caseload caseload, ClientNames names, IReadOnlyList<Session> sessions, DateTime now, CancellationToken cancel = default) =>
        ReadinessReading.ReadAsync(caseload, names, sessions, now, cancel);
}

/// <summary>One client's part of it.</summary>
/// <param name="Alerts">Not closed.</param>
/// <param name="Homework">What matters for this session: open, not yet reviewed, or handed in since the last one.</param>
/// <param name="Distress">All ratings, oldest first.</param>
public sealed record ClientReadiness(
    Client Client, IReadOnlyList<Alert> Alerts, IReadOnlyList<HomeworkStanding> Homework, IReadOnlyList<DistressRating> Distress, DateTime At)
{
    public IEnumerable<ItemStanding> Items => Homework.SelectMany(h => h.Items);

    public int ItemsIn => Items.Count(i => i.State == ItemState.In);

    public IEnumerable<SessionTodo> Todos =>
    [
        .. Alerts.Where(a => a.Status == AlertStatus.Open).Select(a => new SessionTodo(TodoKind.TakeAlert, Client, Alert: a)),
        .. Homework.Where(h => h.Assignment.Status == AssignmentStatus.Submitted).Select(h => new SessionTodo(TodoKind.ReadAnswers, Client, h)),
        .. Homework.Where(h => h.Assignment.IsOverdue(At, Client.TimeZone)).Select(h => new SessionTodo(TodoKind.DecideOnLate, Client, h)),
        .. FileTodos().Select(kind => new SessionTodo(kind, Client)),
    ];

    private IEnumerable<TodoKind> FileTodos()
    {
        if (Client.Pin.IsLocked)
            yield return TodoKind.UnlockPin;
        if (Client.Contact.BouncedAt is not null)
            yield return TodoKind.MendAddress;
        if (Client.EmailConsentAt is null)
            yield return TodoKind.RecordConsent;
        if (Client.MailboxShared && !Client.Pin.IsSet)
            yield return TodoKind.AgreePin;
    }
}

public sealed record SessionTodo(TodoKind Kind, Client Client, HomeworkStanding? Homework = null, Alert? Alert = null);

/// <summary>Most urgent first.</summary>
public enum TodoKind { TakeAlert, ReadAnswers, DecideOnLate, UnlockPin, MendAddress, RecordConsent, AgreePin }

/// <param name="Answers">What the client lets the therapist read, while it waits to be read; empty afterwards.</param>
/// <param name="Private">How many answers the client keeps private.</param>
/// <param name="Questions">How many were asked.</param>
/// <param name="RemindedAt">When the last reminder went.</param>
public sealed record HomeworkStanding(
    Assignment Assignment, IReadOnlyList<ItemStanding> Items, IReadOnlyList<Answer> Answers, int Private, int Questions, DateTime? RemindedAt)
{
    /// <summary>An unhurried reader's pace; the client's words deserve one.</summary>
    private const int WordsPerMinute = 180;

    public int Skipped => Math.Max(0, Questions - Answers.Count - Private);

    /// <summary>Opens the answers.</summary>
    public int MinutesToRead => (WordsPerMinute - 1 + Answers.Sum(a => a.Value.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length)) / WordsPerMinute;
}

public sealed record ItemStanding(string Title, Library.ItemKind Kind, ItemState State);

/// <param name="Before">0 to 10, before the work.</param>
/// <param name="After">0 to 10, after it.</param>
public sealed record DistressRating(DateTime At, int? Before, int After);
