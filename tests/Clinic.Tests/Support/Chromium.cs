using Microsoft.Playwright;

namespace Clinic.Tests.Support;

/// <summary>One browser process for the whole run: Debian's Chromium, or the one that CLINIC_TEST_CHROMIUM names.</summary>
internal static class Chromium
{
    private const string Variable = "CLINIC_TEST_CHROMIUM";

    private static readonly Lazy<Task<IBrowser>> Running = new(LaunchAsync);
    private static IPlaywright? playwright;

    private static string Executable => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : "/usr/bin/chromium";

    public static Task<IBrowser> StartAsync()
    {
        if (!File.Exists(Executable))
            Assert.Ignore($"{Executable} is not there: install Chromium or name one in {Variable}.");
        return Running.Value;
    }

    public static async Task StopAsync()
    {
        if (Running.IsValueCreated)
            await (await Running.Value).CloseAsync();
        playwright?.Dispose();
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        });
    }
}
