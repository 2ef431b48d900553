using Clinic.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Clinic.Data;

/// <summary>Seals words on their way to the database and teaches words that come from it how to open themselves.</summary>
public sealed class Sealing : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData data, InterceptionResult<int> result)
    {
        Seal((ClinicContext)data.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData data, InterceptionResult<int> result, CancellationToken cancel = default)
    {
        Seal((ClinicContext)data.Context!);
        return new(result);
    }

    internal static object InitializedInstance(FreshRow data, object instance)
    {
        if (instance is ICarrySealedWords)
        {
            foreach (var property in SealedOf(data.EntityType))
            {
                if (property.GetGetter().GetClrValue(instance) is SealedText words)
                    words.OpenWith(Opener((ClinicContext)data.Context, (ICarrySealedWords)instance, property));
            }
        }
        return instance;
    }

    private static Func<byte[], string> Opener(ClinicContext db, ICarrySealedWords row, IProperty property) =>
        blob => blob.Length == 0 ? InPlaceOfErased(property) : db.Vault.Open(db, blob, AddressOf(row, property));

    /// <summary>A name still has to read as one; other words are simply gone.</summary>
    private static string InPlaceOfErased(IProperty property) =>
        property.Name is nameof(Clients.Client.PreferredName) or nameof(Clients.Client.LegalName) ? Clients.Client.NameOnceErased : "";

    private static void Seal(ClinicContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<ICarrySealedWords>().Where(e => e.State is EntityState.Added or EntityState.Modified).ToList())
        {
            foreach (var property in SealedOf(entry.Metadata))
                Seal(db, entry, property);
        }
    }

    private static void Seal(ClinicContext db, EntityEntry<ICarrySealedWords> entry, IProperty property)
    {
        if (entry.Property(property.Name).CurrentValue is SealedText { Blob: null } words)
        {
            words.SealedAs(db.Vault.Seal(db, words.Text, AddressOf(entry.Entity, property)));
            words.OpenWith(Opener(db, entry.Entity, property));
        }
    }

    private static IEnumerable<IProperty> SealedOf(ITypeBase type) => type.GetProperties().Where(p => p.ClrType == typeof(SealedText));

    private static SealAddress AddressOf(ICarrySealedWords row, IProperty property) =>
        new(row.PracticeId, row.KeyOwnerId, property.DeclaringType.ContainingEntityType.GetTableName()!, property.Name, row.Id);
}
