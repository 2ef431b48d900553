using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Library;
using Clinic.Pathways;
using Clinic.Web.Features.Library;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Couples;

/// <summary>Pathways and shared homework of a couple as the therapist sees them: how far each is, what comes next, and why.</summary>
public sealed class RunPages(SignedInTherapist me, CoupleFile file, Shelf shelf)
{
    public async Task<IReadOnlyList<RunView>> OfAsync(CoupleHead head)
    {
        var runs = await file.RunsAsync(head.Couple.Id);
        if (runs.Count == 0)
            return [];
        var homework = await file.HomeworkAsync(runs.SelectMany(r => r.Steps));
        var titles = (await shelf.ItemsAsync()).ToDictionary(i => (i.Kind, i.Key), i => i.Title);
        var pathways = await shelf.Pathways.Select(p => new { p.Id, p.Title }).ToDictionaryAsync(p => p.Id, p => p.Title);
        return [.. runs.Select(r => new RunView(r, r.PathwayId is { } id ? pathways.GetValueOrDefault(id, "Pathway") : "Shared homework", head, [.. PlacesOf(r, head, homework, titles)]))];
    }

    private IEnumerable<PlaceView> PlacesOf(PathwayRun run, CoupleHead head, Dictionary<Guid, Assignment> homework, Dictionary<(ItemKind, string), string> titles)
    {
        foreach (var place in run.Steps.GroupBy(s => s.Place).OrderBy(g => g.Key))
        {
            var names = place.Select(s => titles.GetValueOrDefault((s.Kind, s.ItemKey), "No longer in the library")).Distinct();
            var waiting = place.FirstOrDefault(s => s.State == RunStepState.Waiting);
            yield return new PlaceView(place.Key, string.Join(", ", names), Cell(place, head.First, homework), Cell(place, head.Second, homework),
                waiting is null ? null : Why(run.ReasonFor(waiting, me.Now), waiting, head), place.Any(s => !s.IsPassed));
        }
    }

    private StepCell? Cell(IEnumerable<RunStep> place, Client partner, Dictionary<Guid, Assignment> homework)
    {
        var steps = place.Where(s => s.ClientId == partner.Id).ToList();
        if (steps.Count == 0)
            return null;
        var step = steps.FirstOrDefault(s => !s.IsPassed) ?? steps[0];
        var work = step.AssignmentId is { } id ? homework.GetValueOrDefault(id) : null;
        return step.State switch
        {
            RunStepState.Done => new("chip-ok", "check2", "Done", work?.Id),
            RunStepState.Skipped => new("", "dash-circle", "Left out", work?.Id),
            RunStepState.Waiting => new("", "lock", "Not open yet", null),
            _ when work is { Status: AssignmentStatus.Withdrawn } => new("", "slash-circle", "Withdrawn", work.Id),
            _ when work is { StartedAt: not null } => new("", "circle-half", "Started", work.Id),
            _ when work is not null && work.IsOverdue(me.Now, partner.TimeZone) => new("chip-warn", "clock", "Late, not started", work.Id),
            _ => new("", "circle", "Not started", work?.Id),
        };
    }

    private static string Why(GateReason reason, RunStep step, CoupleHead head) => reason switch
    {
        GateReason.StepBefore when step.Gate == StepRelease.AfterDays => $"opens {Counted.Of(step.Days, "day", "days")} after the step before",
        GateReason.StepBefore => "opens when the step before is done",
        GateReason.Both => "opens when both are done with what comes before",
        GateReason.Date => $"opens {head.Clock.DayAndTime(step.OpensAt!.Value).ToLowerFirst()}",
        GateReason.Therapist => "opens when you decide",
        GateReason.Stopped => "stopped",
        GateReason.OpensNow => "opens within a minute",
        _ => "",
    };
}

public sealed record RunView(PathwayRun Run, string Title, CoupleHead Head, IReadOnlyList<PlaceView> Places)
{
    public string Url => $"{Head.Url}/runs/{Run.Id}";

    /// <summary>The first step that is still closed: what comes next, and why it waits.</summary>
    public PlaceView? Next => Run.EndedAt is null ? Places.FirstOrDefault(p => p.Why is not null) : null;

    public bool IsPathway => Run.PathwayId is not null;
}

/// <param name="Why">What a closed step waits for.</param>
/// <param name="IsOpenEnded">There is still something to do or to open.</param>
public sealed record PlaceView(int Place, string Title, StepCell? First, StepCell? Second, string? Why, bool IsOpenEnded);

/// <summary>One partner's state, never a word.</summary>
public sealed record StepCell(string Chip, string Icon, string Words, Guid? AssignmentId);
