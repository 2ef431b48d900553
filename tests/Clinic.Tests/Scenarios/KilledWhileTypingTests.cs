using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Clinic.Tests.Support;

namespace Clinic.Tests.Scenarios;

/// <summary>The long run of the same name at a few seconds' size: a real process, killed without warning while clients type.</summary>
[Category("Scenarios")]
public sealed partial class KilledWhileTypingTests
{
    [Test]
    public async Task What_was_told_as_saved_is_there_after_a_kill()
    {
        var output = Path.Combine(AppContext.BaseDirectory.Replace($"{Path.DirectorySeparatorChar}Clinic.Tests{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}Clinic.Benchmarks{Path.DirectorySeparatorChar}", StringComparison.Ordinal), "Clinic.Benchmarks.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { output, "crash", "drafts", "--clients", "4", "--kills", "2", "--saves", "12" })
            start.ArgumentList.Add(argument);
        using var run = Process.Start(start)!;
        var (said, failed) = (await run.StandardOutput.ReadToEndAsync(), await run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();

        var figures = Figures().Match(said);
        Assert.That(run.ExitCode, Is.Zero, said + failed);
        Assert.That(int.Parse(figures.Groups[1].Value, CultureInfo.InvariantCulture), Is.GreaterThanOrEqualTo(24), said);
        Assert.That(figures.Groups[2].Value, Is.EqualTo("0"), said);
    }

    [GeneratedRegex("acknowledged (\\d+); lost (\\d+)")]
    private static partial Regex Figures();
}
