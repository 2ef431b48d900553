using Clinic.Disclosures;
using Hangfire;

namespace Clinic.Web.Jobs;

/// <summary>Wakes the destruction of drafts whose day has come. A wake-up that is lost is made good by the next: what is due stands in the rows, and is shown to nobody meanwhile.</summary>
public sealed class DisclosureJobs(DisclosureSweep sweep)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task Sweep(CancellationToken cancel) => sweep.RunAsync(cancel);
}
