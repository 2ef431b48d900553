using System.Globalization;

namespace Clinic.Tests.Support;

/// <summary>
/// Tests that count stay within some seconds in an ordinary run. <c>dotnet run --project tests/Clinic.Benchmarks -- counts client</c> runs the same tests at the size
/// that docs/security.md promises, and prints the figures.
/// </summary>
internal static class Counts
{
    public const string Client = "ClientCounts";

    public static bool AreFull { get; } = Environment.GetEnvironmentVariable("CLINIC_TEST_FULL") is { Length: > 0 };

    public static int Of(int small, int full) => AreFull ? full : small;

    /// <summary>Into the test's output, and to whoever asked for the full counts.</summary>
    public static void Say(string promise, FormattableString figures)
    {
        var line = $"{promise}: {figures.ToString(CultureInfo.InvariantCulture)}";
        TestContext.Out.WriteLine(line);
        if (Environment.GetEnvironmentVariable("CLINIC_TEST_FIGURES") is { Length: > 0 } file)
            File.AppendAllLines(file, [line]);
    }
}
