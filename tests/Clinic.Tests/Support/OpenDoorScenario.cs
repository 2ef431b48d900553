using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Clinic.Tests.Support;

/// <summary>Counts on the client's side that try doors more often than a minute allows; how often it does allow is counted elsewhere.</summary>
[Category(Counts.Client)]
public abstract class OpenDoorScenario(StorageProvider provider) : ClientScenario(provider)
{
    protected override PortalOptions Options => new() { Services = WithoutThrottle };

    protected static void WithoutThrottle(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton(new DoorThrottle(int.MaxValue, int.MaxValue)));
}
