using System.Collections.Concurrent;
using Clinic.Data;
using Clinic.Practices;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Plumbing;

/// <summary>
/// What stands around the pages before a link is opened: the telephone numbers and the way out, if the portal serves one practice. With several,
/// nothing, because the page must not tell whose link it is. Kept in memory, so that looking at a link asks the database nothing.
/// </summary>
public sealed class FrontDoor(IServiceScopeFactory scopes) : IHostedService
{
    private readonly ConcurrentDictionary<Guid, Lines> practices = new();

    public async Task StartAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var practice in await scope.ServiceProvider.GetRequiredService<ClinicContext>().Practices.AsNoTracking().ToListAsync(cancel))
            Learn(practice);
    }

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;

    public void Learn(Practice practice) => practices[practice.Id] = new(practice.DangerNumber, practice.TalkNumber, practice.ExitUrl);

    public void Fill(ClientShell page)
    {
        page.IsOpen = false;
        if (practices.Count == 1)
            (page.DangerNumber, page.TalkNumber, page.ExitUrl) = practices.Values.First();
    }

    private sealed record Lines(string DangerNumber, string TalkNumber, string ExitUrl);
}
