using Clinic.Data;
using Clinic.Database.Sqlite;
using Clinic.Database.SqlServer;
using Clinic.Practices;
using Clinic.Security;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Clinic.Tests.Database;

/// <summary>What both databases must have in common, asked of the model of each.</summary>
[TestFixture(StorageProvider.Sqlite), TestFixture(StorageProvider.SqlServer)]
[Category("Database"), Parallelizable(ParallelScope.All)]
public sealed class ModelTests(StorageProvider provider)
{
    private static readonly Type[] CommonDialect =
        [typeof(Guid), typeof(string), typeof(byte[]), typeof(bool), typeof(int), typeof(long), typeof(DateTime), typeof(DateOnly), typeof(TimeOnly)];

    private IModel Model => Context().GetService<IDesignTimeModel>().Model;

    [Test]
    public void The_migrations_hold_the_whole_model()
    {
        using var db = Context();

        Assert.That(db.Database.HasPendingModelChanges(), Is.False, "run database/add-migration.sh");
    }

    [Test]
    public void Every_column_has_a_type_that_both_databases_order_and_compare_alike() =>
        Assert.That(Columns().Where(IsOurs).Where(p => !CommonDialect.Contains(StoreType(p))).Select(Name), Is.Empty);

    /// <summary>Text without a length is a document, and sealed words know their own length.</summary>
    [Test]
    public void Every_text_has_a_length_or_is_a_document() =>
        Assert.That(Columns().Where(IsOurs).Where(p => StoreType(p) == typeof(string) && p.GetMaxLength() is null && p.ClrType == typeof(string)).Select(Name), Is.Empty);

    [Test]
    public void Every_index_is_short_enough_for_SQL_Server()
    {
        var tooLong = from index in Model.GetEntityTypes().SelectMany(e => e.GetIndexes())
                      where index.Properties.Sum(p => StoreType(p) == typeof(string) ? 2 * p.GetMaxLength() ?? 9999 : p.GetMaxLength() ?? 16) > 1700
                      select index.GetDatabaseName();
        Assert.That(tooLong, Is.Empty);
    }

    [Test]
    public void Between_two_tables_at_most_one_path_cascades()
    {
        var cascades = Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()).Where(k => k.DeleteBehavior == DeleteBehavior.Cascade)
            .Select(k => (From: k.PrincipalEntityType.GetTableName()!, To: k.DeclaringEntityType.GetTableName()!)).Where(c => c.From != c.To).ToList();

        foreach (var start in cascades.Select(c => c.From).Distinct())
        {
            var reached = Reach(start).ToList();
            Assert.That(reached, Is.Unique, $"from {start}");
            Assert.That(reached, Has.No.Member(start));
        }

        IEnumerable<string> Reach(string from) => cascades.Where(c => c.From == from).SelectMany(c => Reach(c.To).Prepend(c.To));
    }

    [Test]
    public void Every_row_of_a_practice_is_filtered_by_it()
    {
        var unfiltered = from type in OfPractices()
                         where type.GetDeclaredQueryFilters().All(f => f.Key != ClinicContext.PracticeFilter)
                         select type.DisplayName();
        Assert.That(unfiltered, Is.Empty);
    }

    [Test]
    public void Every_entity_of_ours_but_the_practice_belongs_to_one()
    {
        var strangers = Model.GetEntityTypes().Where(t => t.ClrType.Namespace!.StartsWith("Clinic", StringComparison.Ordinal) && !typeof(IBelongsToPractice).IsAssignableFrom(t.ClrType));

        Assert.That(strangers.Select(t => t.ClrType), Is.EqualTo(new[] { typeof(Practice) }));
    }

    /// <summary>So that no row can point into another practice.</summary>
    [Test]
    public void Every_relation_inside_a_practice_carries_the_practice()
    {
        var loose = from type in OfPractices()
                    from key in type.GetForeignKeys()
                    where typeof(IBelongsToPractice).IsAssignableFrom(key.PrincipalEntityType.ClrType) && key.Properties[0].Name != nameof(IBelongsToPractice.PracticeId)
                    select $"{type.DisplayName()} {string.Join(", ", key.Properties.Select(p => p.Name))}";
        Assert.That(loose, Is.Empty);
    }

    [Test]
    public void Every_state_is_compared_before_it_is_swapped()
    {
        var states = Columns().Where(p => p.ClrType.IsEnum && p.Name is "Status" or "State");

        Assert.That(states.Where(p => !p.IsConcurrencyToken).Select(Name), Is.Empty);
    }

    [Test]
    public void Words_of_clients_are_only_stored_sealed()
    {
        var sealedWords = Columns().Where(p => p.ClrType == typeof(SealedText)).ToList();

        Assert.That(sealedWords.Select(p => StoreType(p)), Is.All.EqualTo(typeof(byte[])));
        Assert.That(sealedWords.Where(p => !typeof(ICarrySealedWords).IsAssignableFrom(p.DeclaringType.ContainingEntityType.ClrType)).Select(Name), Is.Empty, "sealed under the key of a client or of a couple");
        Assert.That(sealedWords, Has.Count.GreaterThanOrEqualTo(12));
    }

    private ClinicContext Context() => ClinicModel.Context(options => _ = provider == StorageProvider.Sqlite
        ? options.UseClinicSqlite("Data Source=:memory:")
        : options.UseClinicSqlServer("Server=nowhere;Database=clinic"));

    private IEnumerable<IEntityType> OfPractices() => Model.GetEntityTypes().Where(t => typeof(IBelongsToPractice).IsAssignableFrom(t.ClrType));

    private IEnumerable<IProperty> Columns() => Model.GetEntityTypes().SelectMany(Flat).Where(p => p.DeclaringType.ContainingEntityType.GetTableName() is not null);

    /// <summary>Identity brings columns of its own, which nothing of ours sorts or compares.</summary>
    private static bool IsOurs(IProperty property) => property.PropertyInfo?.DeclaringType?.Namespace?.StartsWith("Clinic", StringComparison.Ordinal) ?? true;

    private static IEnumerable<IProperty> Flat(ITypeBase type) => type.GetProperties().Concat(type.GetComplexProperties().Where(c => !c.ComplexType.IsMappedToJson()).SelectMany(c => Flat(c.ComplexType)));

    private static Type StoreType(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static string Name(IProperty property) => $"{property.DeclaringType.ContainingEntityType.DisplayName()}.{property.Name}: {StoreType(property).Name}";
}
