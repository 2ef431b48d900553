using System.Diagnostics;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>What whoever runs the portal types on its console.</summary>
[Category("Scenarios"), Parallelizable(ParallelScope.All)]
public sealed class OperatorCommandTests
{
    [Test]
    public async Task From_a_new_key_to_a_changed_one_everything_stays_readable_and_whole()
    {
        var portal = await Portal.StartAsync();
        var place = portal.Place;
        await portal.EnrolClientAsync("Ruth Amsel");
        await (await portal.SignInAsync()).OpenAsync("/clients");
        var newKey = Path.Combine(place.ApartFolder, "new.key");

        var made = await RunAsync(place, [], "--make-key", newKey);
        Assert.That(made.Code, Is.EqualTo(0), made.Said);
        Assert.That(made.Said, Does.Contain("readable by its owner only"));
        Assert.That((await RunAsync(place, [], "--make-key", newKey)).Code, Is.EqualTo(1), "a key is never overwritten");

        var locked = await RunAsync(place, [("Keys__File", newKey), ("Keys__Earlier", place.KeyFile)], "--lock-keys");
        Assert.That(locked.Code, Is.EqualTo(0), locked.Said);
        Assert.That(locked.Said, Does.Contain("locked by the key in use"));
        var rotated = await RunAsync(place, [("Keys__File", newKey)], "--rotate-keys", "--client-keys");
        Assert.That(rotated.Code, Is.EqualTo(0), rotated.Said);
        Assert.That(rotated.Said, Does.Contain("New keys for clients: 1"));
        var verified = await RunAsync(place, [("Keys__File", newKey)], "--verify-audit");
        Assert.That(verified.Code, Is.EqualTo(0), verified.Said);
        Assert.That(verified.Said, Does.Contain("Linden Row: whole"));

        await portal.ReadAsync(db => db.Database.ExecuteSqlAsync($"DROP TRIGGER AuditEntries_NoUpdate"));
        await portal.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE AuditEntries SET Action = 'SignedOut' WHERE Number = 1"));
        var broken = await RunAsync(place, [("Keys__File", newKey)], "--verify-audit");
        Assert.That(broken.Code, Is.EqualTo(1), broken.Said);
        Assert.That(broken.Said, Does.Contain("BROKEN at entry 1"));

        await portal.DisposeAsync();
    }

    private static async Task<(int Code, string Said)> RunAsync(PortalPlace place, (string Key, string Value)[] settings, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Clinic.Web.dll"), .. args]) { WorkingDirectory = place.ApartFolder, RedirectStandardError = true, RedirectStandardOutput = true };
        (string, string)[] usual =
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("Storage__DataFolder", place.Folder), ("ConnectionStrings__Clinic", place.ConnectionString), ("Records__Folder", place.ApartFolder),
            ("Keys__File", place.KeyFile), ("Portal__PublicUrl", "https://portal.test"), ("Mail__Mode", nameof(MailMode.Pickup)),
        ];
        foreach (var (key, value) in usual.Concat(settings))
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said + await error);
    }
}
