using Clinic.Tests.Support;

[assembly: LevelOfParallelism(2)]

namespace Clinic.Tests;

/// <summary>Around the whole run.</summary>
[SetUpFixture]
public sealed class Run
{
    [OneTimeTearDown]
    public Task DropTestDatabases() => TestServerDatabase.DropAllAsync();
}
