using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Clinic.Clients;

namespace Clinic.Web.Features.Assignments;

/// <summary>What the therapist has typed into the assign form.</summary>
public sealed class AssignmentForm
{
    /// <summary><see cref="Due"/> where none of the offered days was taken.</summary>
    public const string OtherDay = "other";

    /// <summary>Made with the form and used as the assignment's id: a second press of Send finds what the first one did.</summary>
    public Guid Key { get; set; }

    public Guid Client { get; set; }

    /// <summary>Version ids of modules and question sets.</summary>
    public List<Guid> Items { get; set; } = [];

    /// <summary>An offered day as yyyy-MM-dd, or <see cref="OtherDay"/>.</summary>
    public string? Due { get; set; }

    [Display(Name = "Due date")]
    public DateOnly? DueOn { get; set; }

    [StringLength(2000)]
    public string? Note { get; set; }

    [Display(Name = "Day")]
    public DateOnly? SendOn { get; set; }

    /// <summary>In the client's zone.</summary>
    [Display(Name = "Time")]
    public TimeOnly? SendTime { get; set; }

    public SendChoice Send { get; set; }

    public string? Find { get; set; }

    public DateOnly? ChosenDueOn =>
        Due == OtherDay ? DueOn
        : DateOnly.TryParseExact(Due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DueOn;

    public DateTime SendAt(Client client, DateTime now) =>
        Send == SendChoice.Later && SendOn is { } day && SendTime is { } time && DueDate.IsNear(day, Zones.DateOf(now, client.TimeZone)) && Zones.ToUtc(day, time, client.TimeZone) is var later && later > now
            ? later
            : now;

    /// <summary>What stands in the way of sending, each at its field.</summary>
    public IEnumerable<(string Field, string Words)> Problems(Client client, DateTime now)
    {
        if (client.NoHomeworkBecause is { } reason)
            yield return ("", reason);
        if (Items.Count == 0)
            yield return (nameof(Items), "Choose at least one module or question set");
        var dueField = Due == OtherDay ? nameof(DueOn) : nameof(Due);
        if (DueDate.Problem(ChosenDueOn, Zones.DateOf(SendAt(client, now), client.TimeZone), Send == SendChoice.Later ? "This day lies before the homework is sent" : "This day has passed") is { } wrong)
            yield return (dueField, wrong);
        if (Send == SendChoice.Later && SendProblem(client, now) is { } late)
            yield return late;
    }

    private (string, string)? SendProblem(Client client, DateTime now) =>
        SendOn is not { } day ? (nameof(SendOn), "Choose the day on which it is sent")
        : SendTime is not { } time ? (nameof(SendTime), "Choose the time at which it is sent")
        : day < Zones.DateOf(now, client.TimeZone) ? (nameof(SendOn), "This day has passed")
        : !DueDate.IsNear(day, Zones.DateOf(now, client.TimeZone)) ? (nameof(SendOn), "Choose a day within the next year")
        : Zones.ToUtc(day, time, client.TimeZone) <= now ? (nameof(SendTime), "This time has passed")
        : null;
}

public enum SendChoice { Now, Later }

/// <summary>What a due date typed by a therapist must be.</summary>
public static class DueDate
{
    /// <summary>Within a year: farther away it is a slip of the finger.</summary>
    public static bool IsNear(DateOnly day, DateOnly from) => day >= from && day.DayNumber - from.DayNumber <= 366;

    /// <param name="from">The first possible day, in the client's zone.</param>
    public static string? Problem(DateOnly? day, DateOnly from, string early = "This day has passed") =>
        day is not { } due ? "Choose a due date"
        : due < from ? early
        : !IsNear(due, from) ? "Choose a day within the next year"
        : null;
}
