using Clinic.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Clinic.Notices;

/// <summary>Claims what is due and has it delivered, each notice in a unit of work of its own practice.</summary>
public sealed class NoticeSweep(IServiceScopeFactory scopes, INoticeClaim claim, TimeProvider clock, ILogger<NoticeSweep> log)
{
    private const int Batch = 10;

    private static readonly string Node = Guid.NewGuid().ToString("N")[..12];

    /// <summary>When the last sweep of this process ended, for the health page; null before the first.</summary>
    public DateTime? LastEndedAt { get; private set; }

    public async Task RunAsync(CancellationToken cancel)
    {
        var claimant = $"{Node}-{Guid.NewGuid():N}";
        while (!cancel.IsCancellationRequested && await ClaimAsync(claimant, cancel) is { Count: > 0 } claimed)
        {
            foreach (var notice in claimed)
                await DeliverAsync(notice, claimant, cancel);
        }
        LastEndedAt = clock.GetUtcNow().UtcDateTime;
    }

    private async Task<IReadOnlyList<ClaimedNotice>> ClaimAsync(string claimant, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await claim.ClaimAsync(scope.ServiceProvider.GetRequiredService<ClinicContext>(), claimant, Batch, clock.GetUtcNow().UtcDateTime, cancel);
    }

    private async Task DeliverAsync(ClaimedNotice notice, string claimant, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<PracticeScope>().Set(notice.PracticeId);
        try
        {
            await scope.ServiceProvider.GetRequiredService<NoticeDelivery>().DeliverAsync(notice, claimant, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The lease brings it back; one broken notice must not keep the others waiting.
            log.LogError("Notice {NoticeId} could not be delivered: {Failure}", notice.Id, failure.GetType().Name);
        }
    }
}
