using Clinic.Notices;

namespace Clinic.Web.Jobs;

/// <summary>Sweeps by itself when Hangfire has not for three minutes: a stopped scheduler must not keep a reminder back.</summary>
public sealed class SweepWatchdog(NoticeSweep sweep, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(30), clock);
        var began = clock.GetUtcNow().UtcDateTime;
        while (await timer.WaitForNextTickAsync(stop))
        {
            if (clock.GetUtcNow().UtcDateTime - (sweep.LastActiveAt ?? began) > Patience)
                await sweep.RunAsync(stop);
        }
    }
}
