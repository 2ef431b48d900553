using System.Diagnostics;

namespace Clinic.Benchmarks.Counts;

/// <summary>
/// The tests of the client's side that count, at the size of docs/security.md instead of some seconds' worth: one after the other, so that times mean something.
/// <c>--only LinkCountTests</c> takes those of one class.
/// </summary>
internal static class ClientCounts
{
    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var figures = Path.GetTempFileName();
        var only = wishes.Word("only", "");
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.Root };
        string[] arguments =
        [
            "test", Path.Combine("tests", "Clinic.Tests"), "-c", "Release", "--filter", "TestCategory=ClientCounts" + (only.Length > 0 ? $"&FullyQualifiedName~{only}" : ""), "--", "NUnit.NumberOfTestWorkers=1",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["CLINIC_TEST_FULL"] = "yes";
        start.Environment["CLINIC_TEST_FIGURES"] = figures;
        using var tests = Process.Start(start)!;
        await tests.WaitForExitAsync();
        foreach (var line in await File.ReadAllLinesAsync(figures))
            Console.WriteLine(line);
        File.Delete(figures);
        return tests.ExitCode == 0;
    }
}
