using Clinic.Notices;
using Hangfire;

namespace Clinic.Web.Jobs;

/// <summary>What Hangfire wakes: our own rows say what is due, so a lost or doubled wake-up changes nothing.</summary>
public sealed class NoticeJobs(NoticeSweep sweep)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task Sweep(CancellationToken cancel) => sweep.RunAsync(cancel);
}
