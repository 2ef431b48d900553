using Clinic.Tests.Support;

namespace Clinic.Tests.Database;

[Category("Database")]
public sealed class RealServerTests
{
    /// <summary>The one visible sign of whether the scenarios ran on a server too.</summary>
    [Test]
    public void The_scenarios_run_on_a_real_SQL_Server_too()
    {
        if (Providers.SqlServer is null)
            Assert.Ignore($"{Providers.Variable} is not set: give it a connection string of a SQL Server 2022 without a database (the run makes and drops its own) and every scenario runs there too.");
        Assert.That(new Providers().Count(), Is.EqualTo(2));
    }
}
