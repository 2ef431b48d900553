using Clinic.Web.Setup;

namespace Clinic.Tests.Support;

/// <summary>
/// A fixture whose tests each get a fresh portal. Runs on every database of <see cref="Providers"/>:
/// <c>public sealed class HandingInTests(StorageProvider provider) : Scenario(provider)</c>.
/// </summary>
[TestFixtureSource(typeof(Providers)), Category("Scenarios")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
public abstract class Scenario(StorageProvider provider)
{
    protected StorageProvider Provider => provider;

    protected Portal Portal { get; private set; } = null!;

    /// <summary>Overridden where every test of the fixture needs a portal that differs.</summary>
    protected virtual PortalOptions Options => new();

    [SetUp]
    public async Task StartPortal() => Portal = await Portal.StartAsync(provider, Options);

    [TearDown]
    public async Task StopPortal()
    {
        if (Portal is not null)
            await Portal.DisposeAsync();
        QueryNotebook.Instance.TranslateNewQueries();
    }
}
