using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Clinic.Database.Sqlite;

/// <summary>Makes SQLite as strict as SQL Server: lengths are CHECKed, and text compares without regard to case as SQL Server's usual collation does.</summary>
internal sealed class SqliteStrictness(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => e.GetTableName() is not null).ToList())
        {
            foreach (var property in Flat(entity))
                Tighten(entity, property);
        }
    }

    private static IEnumerable<IMutableProperty> Flat(IMutableTypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(c => Flat(c.ComplexType)));

    private static void Tighten(IMutableEntityType entity, IMutableProperty property)
    {
        var store = property.GetProviderClrType() ?? property.GetValueConverter()?.ProviderClrType ?? property.ClrType;
        var column = property.GetColumnName(StoreObjectIdentifier.Table(entity.GetTableName()!));
        if (store == typeof(string))
            property.SetCollation("NOCASE");
        if (column is not null && property.GetMaxLength() is { } length && (store == typeof(string) || store == typeof(byte[])))
            entity.AddCheckConstraint($"CK_{entity.GetTableName()}_{column}_Length", $"length(\"{column}\") <= {length}");
    }
}
