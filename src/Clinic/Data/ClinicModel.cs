using Clinic.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Data;

/// <summary>A context for looking at the model (migrations, drift tests): it belongs to no practice and opens no words.</summary>
public static class ClinicModel
{
    public static ClinicContext Context(Action<DbContextOptionsBuilder> provider)
    {
        var options = new DbContextOptionsBuilder<ClinicContext>();
        options.UseApplicationServiceProvider(new ServiceCollection().Configure<IdentityOptions>(ConfigureStores).BuildServiceProvider());
        provider(options);
        return new ClinicContext(options.Options, new PracticeScope(), new Vault(new NoProtection()), PortalKeys.OfNobody());
    }

    /// <summary>The shape of Identity's tables; the same at run time and at design time.</summary>
    public static void ConfigureStores(IdentityOptions identity)
    {
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        identity.Stores.MaxLengthForKeys = 128;
    }

    private sealed class NoProtection : IDataProtectionProvider
    {
        public IDataProtector CreateProtector(string purpose) => throw new NotSupportedException("This context only shows the model.");
    }
}
