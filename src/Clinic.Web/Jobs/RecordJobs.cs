using Clinic.Audit;
using Clinic.Data;
using Clinic.Security;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Jobs;

/// <summary>What the records need by themselves: erasures whose days are over, keys wrapped by the ring's present entry, heads of the audit trail kept apart.</summary>
public sealed class RecordJobs(ErasureSweep erasures, KeyCare keys, AuditWatch watch)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task Erase(CancellationToken cancel)
    {
        await erasures.RunDueAsync(cancel);
        await keys.WrapMetAsync(cancel);
    }

    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task CareForKeys(CancellationToken cancel) => keys.WrapAllAsync(cancel);

    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task CheckAudit(CancellationToken cancel) => watch.RunAsync(cancel);
}

/// <summary>Checks every practice's trail once a day and keeps its head outside the database; a trail that is not whole keeps none, so that the last good head stays the last.</summary>
public sealed class AuditWatch(IServiceScopeFactory scopes, AuditHeads heads, TimeProvider clock, ILogger<AuditWatch> log)
{
    public bool IsBroken { get; private set; }

    public async Task RunAsync(CancellationToken cancel)
    {
        var broken = new List<Guid>();
        foreach (var id in await WithAsync(null, services => services.GetRequiredService<ClinicContext>().Practices.Select(p => p.Id).ToListAsync(cancel)))
        {
            if (!(await WithAsync(id, services => services.GetRequiredService<AuditCheck>().RunAsync(cancel))).IsWhole)
                broken.Add(id);
        }
        IsBroken = broken.Count > 0;
        foreach (var id in broken)
            log.LogCritical("The audit trail of practice {PracticeId} is not whole. Run --verify-audit.", id);
        await WithAsync(null, services => heads.KeepAsync(services.GetRequiredService<ClinicContext>(), broken, clock.GetUtcNow().UtcDateTime, cancel));
    }

    private async Task<T> WithAsync<T>(Guid? practiceId, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (practiceId is { } id)
            scope.ServiceProvider.GetRequiredService<PracticeScope>().Set(id);
        return await act(scope.ServiceProvider);
    }
}
