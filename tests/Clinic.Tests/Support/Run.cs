using Clinic.Tests.Support;

[assembly: LevelOfParallelism(2)]

namespace Clinic.Tests;

/// <summary>Around the whole run.</summary>
[SetUpFixture]
public sealed class Run
{
    /// <summary>What SQL Server would have been sent, for a person to read.</summary>
    [OneTimeTearDown]
    public void KeepQueries()
    {
        var said = QueryNotebook.Instance.Translated;
        File.WriteAllText(Path.Combine(TestContext.CurrentContext.WorkDirectory, "sqlserver-queries.sql"), string.Join(";\n\n", said.Order()));
        TestContext.Progress.WriteLine($"{said.Count} queries were translated for SQL Server and understood by its grammar.");
    }

    [OneTimeTearDown]
    public Task CloseChromium() => Chromium.StopAsync();

    [OneTimeTearDown]
    public Task DropTestDatabases() => TestServerDatabase.DropAllAsync();
}
