using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Data;
using Clinic.Library;
using Clinic.Notices;
using Clinic.Practices;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Pathways;

/// <summary>Moves runs on: marks what was handed in as done and turns what may open into homework, within the caller's transaction.</summary>
public sealed class RunBook(ClinicContext db, Shelf shelf, NoticeBook notices, ReleaseBook releases, AuditTrail audit, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task StartAsync(PathwayRun run, CancellationToken cancel = default)
    {
        if (run.Steps.Count == 0)
            throw new RuleBroken("Choose at least one module or question set.");
        db.PathwayRuns.Add(run);
        foreach (var clientId in run.Steps.Select(s => s.ClientId).Distinct())
            audit.Therapist(run.TherapistId, AuditAction.PathwayStarted, clientId, run.Id);
        await AdvanceAsync(run, cancel);
    }

    public async Task AdvanceAsync(PathwayRun run, CancellationToken cancel = default)
    {
        await MarkDoneAsync(run, cancel);
        var couple = run.CoupleId is { } id ? await db.Couples.SingleAsync(c => c.Id == id, cancel) : null;
        if (couple is { UnlinkedAt: not null })
            return;
        // What is passed over may free what stands behind it.
        while (run.Due(Now) is { Count: > 0 } due && await OpenAsync(run, due, cancel))
        {
        }
        if (couple is not null)
            await releases.ShowDueAsync(couple, cancel: cancel);
    }

    /// <summary>The run that this homework belongs to, if any, moves on.</summary>
    public async Task AdvanceForAsync(Guid assignmentId, CancellationToken cancel = default)
    {
        var run = await db.PathwayRuns.Include(r => r.Steps.OrderBy(s => s.Place)).FirstOrDefaultAsync(r => r.Steps.Any(s => s.AssignmentId == assignmentId), cancel);
        if (run is null)
            return;
        await AdvanceAsync(run, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task MarkDoneAsync(PathwayRun run, CancellationToken cancel)
    {
        var ids = run.Steps.Where(s => s.State == RunStepState.Open).Select(s => s.AssignmentId).ToList();
        var handedIn = await db.Assignments.Where(a => ids.Contains(a.Id) && (a.Status == AssignmentStatus.Submitted || a.Status == AssignmentStatus.Reviewed))
            .Select(a => new { a.Id, a.SubmittedAt }).ToDictionaryAsync(a => a.Id, a => a.SubmittedAt, cancel);
        foreach (var step in run.Steps.Where(s => s.AssignmentId is { } id && handedIn.ContainsKey(id)))
            step.Done(handedIn[step.AssignmentId!.Value] ?? Now);
    }

    /// <returns>Whether it is worth looking again.</returns>
    private async Task<bool> OpenAsync(PathwayRun run, IReadOnlyList<RunStep> due, CancellationToken cancel)
    {
        var items = (await shelf.ItemsAsync(cancel)).ToDictionary(i => (i.Kind, i.Key));
        var practice = await db.Practices.SingleAsync(p => p.Id == run.PracticeId, cancel);
        foreach (var gone in due.Where(s => !items.ContainsKey((s.Kind, s.ItemKey))))
        {
            gone.Skip(Now);
            audit.System(AuditAction.StepSkipped, gone.ClientId, gone.Id);
        }
        foreach (var track in due.Where(s => s.State == RunStepState.Waiting).GroupBy(s => s.ClientId))
        {
            if (await db.Clients.FirstOrDefaultAsync(c => c.Id == track.Key, cancel) is { Status: ClientStatus.Active } client)
                Open(run, client, [.. track], items, practice);
        }
        return due.Any(s => s.State == RunStepState.Skipped);
    }

    private void Open(PathwayRun run, Client client, List<RunStep> steps, Dictionary<(ItemKind, string), ShelfItem> items, Practice practice)
    {
        var at = steps.All(s => IsOwnDoing(run, s)) ? Now : new ReminderSchedule(practice, client).NextAllowed(Now);
        var chosen = steps.Select(s => items[(s.Kind, s.ItemKey)]).Select(i => new ChosenItem(i.Kind, i.VersionId));
        var note = steps.Any(s => s.Place == 0) ? run.Note?.Text : null;
        var homework = db.Assignments.Add(Assignment.To(client, run.TherapistId, chosen, Zones.DateOf(at, client.TimeZone).AddDays(run.DaysPerStep), at, note, Now)).Entity;
        notices.Open(homework, client, practice);
        foreach (var step in steps)
            step.Open(homework, Now);
        audit.System(AuditAction.StepOpened, client.Id, homework.Id);
    }

    /// <summary>Opened by what the client or the therapist did a moment ago, so no hour of the day is wrong for it.</summary>
    private bool IsOwnDoing(PathwayRun run, RunStep step) =>
        step.Gate is StepRelease.AtOnce or StepRelease.OnCompletion || step.UnlockedAt == Now || run.StartedAt == Now;
}
