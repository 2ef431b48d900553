using Clinic.Data;
using Clinic.Mail;
using Clinic.Pathways;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Clinic.Notices;

/// <summary>Claims what is due and has it delivered, each notice in a unit of work of its own practice. One sweep at a time in a process.</summary>
public sealed class NoticeSweep(IServiceScopeFactory scopes, INoticeClaim claim, MailPause pause, SweepSize size, TimeProvider clock, ILogger<NoticeSweep> log) : IDisposable
{
    private const int Batch = 10;

    private static readonly string Node = Guid.NewGuid().ToString("N")[..12];

    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>When the last sweep of this process ended, for the health page; null before the first.</summary>
    public DateTime? LastEndedAt { get; private set; }

    /// <summary>When this process last did anything for a notice, or found that nothing is due: a long sweep is alive while it goes on.</summary>
    public DateTime? LastActiveAt { get; private set; }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Does nothing where a sweep is under way in this process: that one takes what is due by then.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        if (!await one.WaitAsync(TimeSpan.Zero, cancel))
            return;
        try
        {
            await StepsAsync(cancel);
            await Task.WhenAll(Enumerable.Range(0, size.Dispatchers).Select(_ => Task.Run(() => SweepAsync($"{Node}-{Guid.NewGuid():N}", cancel))));
            LastEndedAt = LastActiveAt = Now;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>First what opens, so that its invitation goes in the same round.</summary>
    private async Task StepsAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PathwaySweep>().RunAsync(cancel);
    }

    private async Task SweepAsync(string claimant, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested && pause.EndAfter(Now) is null && await ClaimAsync(claimant, cancel) is { Count: > 0 } claimed)
        {
            foreach (var notice in claimed)
            {
                if (!cancel.IsCancellationRequested)
                    await DeliverAsync(notice, claimant, cancel);
                LastActiveAt = Now;
            }
        }
    }

    private async Task<IReadOnlyList<ClaimedNotice>> ClaimAsync(string claimant, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await claim.ClaimAsync(scope.ServiceProvider.GetRequiredService<ClinicContext>(), claimant, Batch, Now, cancel);
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

    public void Dispose() => one.Dispose();
}

/// <param name="Dispatchers">How many work side by side. They share the mailer's connection: while one waits for the server, another reads and writes the database.</param>
public sealed record SweepSize(int Dispatchers);
