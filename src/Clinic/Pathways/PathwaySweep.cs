using Clinic.Assignments;
using Clinic.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Clinic.Pathways;

/// <summary>Moves on every run for which something has come to pass, each in a unit of work of its own practice. It catches what no request did: a waiting time that ended, answers entered from paper.</summary>
public sealed class PathwaySweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PathwaySweep> log)
{
    private static readonly string[] Lifted = [ClinicContext.PracticeFilter];

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var (practiceId, runId) in await DueAsync(cancel))
        {
            if (!cancel.IsCancellationRequested)
                await AdvanceAsync(practiceId, runId, cancel);
        }
    }

    /// <summary>The sweep works for all practices, so the filter is lifted here.</summary>
    private async Task<List<(Guid PracticeId, Guid RunId)>> DueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicContext>();
        var now = clock.GetUtcNow().UtcDateTime;
        var steps = db.RunSteps.IgnoreQueryFilters(Lifted);
        var waited = steps.Where(s => s.State == RunStepState.Waiting && s.OpensAt <= now);
        var handedIn = steps.Where(s => s.State == RunStepState.Open && db.Assignments.IgnoreQueryFilters(Lifted).Any(a => a.Id == s.AssignmentId
            && (a.Status == AssignmentStatus.Submitted || a.Status == AssignmentStatus.Reviewed)));
        var open = db.PathwayRuns.IgnoreQueryFilters(Lifted).Where(r => r.EndedAt == null
            && (r.CoupleId == null || db.Couples.IgnoreQueryFilters(Lifted).Any(c => c.Id == r.CoupleId && c.UnlinkedAt == null)));
        var rows = await open.Where(r => waited.Any(s => s.RunId == r.Id) || handedIn.Any(s => s.RunId == r.Id)).Select(r => new { r.PracticeId, r.Id }).ToListAsync(cancel);
        return [.. rows.Select(r => (r.PracticeId, r.Id))];
    }

    private async Task AdvanceAsync(Guid practiceId, Guid runId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<PracticeScope>().Set(practiceId);
        var db = scope.ServiceProvider.GetRequiredService<ClinicContext>();
        try
        {
            var run = await db.PathwayRuns.Include(r => r.Steps.OrderBy(s => s.Place)).SingleAsync(r => r.Id == runId, cancel);
            await scope.ServiceProvider.GetRequiredService<RunBook>().AdvanceAsync(run, cancel);
            await db.SaveChangesAsync(cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Somebody else may have moved it on at the same moment; otherwise the next sweep tries again.
            log.LogWarning("Run {RunId} did not move on: {Failure}", runId, failure.GetType().Name);
        }
    }
}
