using Clinic.Data;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Setup;

/// <summary>What the console says once the portal answers: its address and how to get in.</summary>
public static class Announcement
{
    public static void AnnounceWhenStarted(this WebApplication app, PortalSettings settings) =>
        app.Lifetime.ApplicationStarted.Register(() => _ = SayAsync(app, settings));

    private static async Task SayAsync(WebApplication app, PortalSettings settings)
    {
        var url = app.Services.GetRequiredService<PublicAddress>().Url;
        await Console.Out.WriteLineAsync($"Portal: {url.GetLeftPart(UriPartial.Authority)}");
        if (settings.Keys is { MayBeMade: true, File: { } key })
            await Console.Out.WriteLineAsync($"Key: {key} (made for development; a real practice names its own in {KeySettings.FileKey})");
        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<ClinicContext>().Practices.AnyAsync())
            await Console.Out.WriteLineAsync($"Set-up: {new Uri(url, "/setup")} with the token {app.Services.GetRequiredService<SetUpToken>().Value}");
        if (settings.DemoEnabled && await scope.ServiceProvider.GetRequiredService<DemoData>().SignInLinesAsync(url) is { } lines)
            await Console.Out.WriteLineAsync(string.Join(Environment.NewLine, lines));
    }
}
