using System.ComponentModel.DataAnnotations;
using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Alerts;

public sealed record AlertRow(
    Guid Id, Guid ClientId, Guid? AssignmentId, AlertKind Kind, AlertStatus Status, DateTime RaisedAt, DateTime? AcknowledgedAt, DateTime? ClosedAt);

public sealed class AlertMaps : AutoMapper.Profile
{
    public AlertMaps() => CreateProjection<Alert, AlertRow>();
}

public sealed record AlertsPage(
    AlertStatus State, IReadOnlyDictionary<AlertStatus, int> Counts, IReadOnlyList<AlertRow> Rows, Paging Paging, ClientNames Names, LocalClock Clock);

public sealed class ClosureForm
{
    [Required(ErrorMessage = "Say what was done, in a sentence or two"), StringLength(4000, ErrorMessage = "Keep it under 4,000 characters")]
    [DataType(DataType.MultilineText)]
    public string? Action { get; set; }
}

/// <param name="Owner">Who took it on: a name, or "you".</param>
public sealed record AlertPage(Alert Alert, string ClientName, AlertHomework? Homework, string? Owner, LocalClock Clock, ClosureForm Form);

public sealed record AlertHomework(Guid Id, DateOnly DueOn, int? DistressBefore, int? DistressAfter);

public sealed class AlertHomeworkMaps : AutoMapper.Profile
{
    public AlertHomeworkMaps() => CreateProjection<Assignment, AlertHomework>();
}

/// <summary>One alert with what stands around it; two controllers show the same page.</summary>
public sealed class AlertPages(SignedInTherapist me, Colleagues colleagues, AutoMapper.IConfigurationProvider maps)
{
    public const string View = "/Features/Alerts/Details.cshtml";

    public async Task<AlertPage> OfAsync(Guid id, ClosureForm form)
    {
        var alert = await me.Caseload.AlertAsync(id);
        var client = await me.Caseload.ClientAsync(alert.ClientId);
        var homework = alert.AssignmentId is { } assignmentId ? await HomeworkAsync(assignmentId) : null;
        var owner = alert.OwnerId is not { } ownerId ? null : ownerId == me.Id ? "you" : (await colleagues.NamesAsync()).GetValueOrDefault(ownerId);
        return new AlertPage(alert, client.PreferredName.Text, homework, owner, await me.ClockAsync(), form);
    }

    private Task<AlertHomework?> HomeworkAsync(Guid id) =>
        AutoMapper.QueryableExtensions.Extensions.ProjectTo<AlertHomework>(me.Caseload.Assignments.Where(a => a.Id == id), maps).FirstOrDefaultAsync();
}

public static class AlertWords
{
    public static string Of(AlertKind kind) => kind switch
    {
        AlertKind.NotSafe => "Pressed “I am not safe”",
        AlertKind.SafetyAnswer => "An answer to a safety question",
        AlertKind.DistressHigh => "High distress after the work",
        _ => PlainWords.Spoken(kind.ToString()),
    };

    public static string Meaning(AlertKind kind) => kind switch
    {
        AlertKind.NotSafe => "Your client said so on a homework page. The page showed the practice's numbers at once and said that nobody reads along live.",
        AlertKind.SafetyAnswer => "The answer is one that the question set marks as a sign of risk. Read it before you do anything else.",
        AlertKind.DistressHigh => "Distress after the homework was 8 or more, or 3 or more above what it was before. Your client was offered the page to steady themselves.",
        _ => "",
    };

    public static (string Chip, string Icon, string Words) State(AlertStatus status) => status switch
    {
        AlertStatus.Open => ("chip-risk", "exclamation-octagon", "Open"),
        AlertStatus.Acknowledged => ("chip-warn", "clock", "Acknowledged"),
        AlertStatus.Closed => ("chip-ok", "check2", "Closed"),
        _ => ("", "circle", status.ToString()),
    };
}
