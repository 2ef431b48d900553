using System.Collections;
using Clinic.Web.Setup;

namespace Clinic.Tests.Support;

/// <summary>The databases that fixtures of the categories Scenarios and Database run on: SQLite always, SQL Server where CLINIC_TEST_SQLSERVER names one.</summary>
public sealed class Providers : IEnumerable<TestFixtureData>
{
    /// <summary>A connection string without a database; the run makes and drops its own.</summary>
    public const string Variable = "CLINIC_TEST_SQLSERVER";

    public static string? SqlServer => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    public IEnumerator<TestFixtureData> GetEnumerator()
    {
        yield return new TestFixtureData(StorageProvider.Sqlite);
        if (SqlServer is not null)
            yield return new TestFixtureData(StorageProvider.SqlServer);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
