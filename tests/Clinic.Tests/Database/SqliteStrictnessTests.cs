using Clinic.Data;
using Clinic.Database.Sqlite;
using Clinic.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Clinic.Tests.Database;

/// <summary>SQLite refuses what SQL Server would refuse, asked of a migrated database.</summary>
[Category("Database"), Parallelizable]
public sealed class SqliteStrictnessTests
{
    private const int ConstraintFailed = 19;

    private SqliteConnection connection = null!;
    private IRelationalModel model = null!;

    [OneTimeSetUp]
    public async Task Migrate()
    {
        connection = new SqliteConnection("Data Source=:memory:;Foreign Keys=False");
        connection.Open();
        await using var db = ClinicModel.Context(options => options.UseClinicSqlite("Data Source=unused.db"));
        model = db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        await using var command = connection.CreateCommand();
        command.CommandText = db.GetService<Microsoft.EntityFrameworkCore.Migrations.IMigrator>().GenerateScript();
        await command.ExecuteNonQueryAsync();
        command.CommandText = "PRAGMA foreign_keys=OFF"; // a migration that rebuilds a table turns it on
        await command.ExecuteNonQueryAsync();
    }

    [OneTimeTearDown]
    public void Close() => connection.Dispose();

    [Test]
    public void Every_text_and_code_is_held_to_its_length()
    {
        var tried = 0;
        foreach (var column in model.Tables.SelectMany(t => t.Columns).Where(c => LengthOf(c) is not null))
        {
            var longest = LengthOf(column)!.Value;
            Assert.That(Insert(column, longest), Is.Null, $"{column.Table.Name}.{column.Name} takes {longest}");
            Assert.That(Insert(column, longest + 1), Does.Contain($"CK_{column.Table.Name}_{column.Name}_Length"), $"{column.Table.Name}.{column.Name} refuses {longest + 1}");
            tried++;
        }
        Assert.That(tried, Is.GreaterThan(60));
    }

    [Test]
    public void Every_enum_is_held_to_a_length() =>
        Assert.That(Columns().Where(p => p.ClrType.IsEnum && p.GetMaxLength() is null).Select(p => p.Name), Is.Empty);

    [Test]
    public void Text_compares_without_regard_to_case_as_on_SQL_Server()
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            PRAGMA foreign_keys=OFF;
            INSERT INTO "Modules" ("Id", "PracticeId", "Key", "Position", "CurrentNumber") VALUES ('1', 'p', 'who-am-i-now', 0, 1);
            INSERT INTO "Modules" ("Id", "PracticeId", "Key", "Position", "CurrentNumber") VALUES ('2', 'p', 'Who-Am-I-Now', 0, 1);
            """;

        Assert.That(() => command.ExecuteNonQuery(), Throws.TypeOf<SqliteException>().With.Property(nameof(SqliteException.SqliteErrorCode)).EqualTo(ConstraintFailed).And.Message.Contains("UNIQUE"));
    }

    private IEnumerable<IProperty> Columns() => model.Model.GetEntityTypes().SelectMany(e => e.GetFlattenedProperties());

    private static int? LengthOf(IColumn column) => column.PropertyMappings.Select(m => m.Property.GetMaxLength()).FirstOrDefault();

    /// <summary>What SQLite says against a row in which this column has that length, or null where it took it (and forgot it again).</summary>
    private string? Insert(IColumn column, int length)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var columns = column.Table.Columns.ToList();
        command.CommandText = $"INSERT INTO \"{column.Table.Name}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
        for (var i = 0; i < columns.Count; i++)
            command.Parameters.AddWithValue($"$p{i}", columns[i] == column ? Filled(column, length) : Filled(columns[i], 1));
        try
        {
            command.ExecuteNonQuery();
            return null;
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode == ConstraintFailed)
        {
            return refused.Message;
        }
    }

    private static object Filled(IColumn column, int length) => column.StoreType == "BLOB" ? new byte[length] : column.StoreType == "TEXT" ? new string('x', length) : 1;
}
