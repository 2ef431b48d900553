using Clinic.Data;
using Clinic.Database.SqlServer;
using Clinic.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;

namespace Clinic.Tests.Database;

/// <summary>The committed script for SQL Server, checked without a server.</summary>
[Category("Database"), Parallelizable(ParallelScope.All)]
public sealed class SqlServerScriptTests
{
    private static readonly string Committed = Plain(Repository.Text("database", "SqlServer", "clinic.sql"));

    [Test]
    public void It_is_what_the_migrations_say_now()
    {
        using var db = ClinicModel.Context(options => options.UseClinicSqlServer("Server=nowhere;Database=clinic"));

        var generated = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.That(Committed, Is.EqualTo(Plain(generated)), "run database/add-migration.sh");
    }

    [Test]
    public void SQL_Server_2022_understands_it() => Assert.That(TSql.ComplaintsAbout(Committed), Is.Empty);

    [Test]
    public void A_broken_statement_would_be_found() =>
        Assert.That(TSql.ComplaintsAbout(Committed.Replace("CREATE TABLE [Practices] (", "CREATE TABLE [Practices] ", StringComparison.Ordinal)), Is.Not.Empty);

    [Test]
    public void Run_twice_it_changes_nothing_the_second_time()
    {
        var outside = Committed.Split("IF NOT EXISTS (").Skip(1).Select(part => part.Split("\nEND;", 2)[1]);

        Assert.That(outside.Select(rest => rest.Replace("COMMIT;", "").Replace("BEGIN TRANSACTION;", "").Replace("GO", "").Trim()), Is.All.Empty, "each statement asks the history first");
        Assert.That(Committed, Does.StartWith("IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL"));
    }

    [Test]
    public void The_database_it_makes_is_sound()
    {
        var definitions = TSql.Definitions(Committed);
        using var model = ModelOf(definitions);

        Assert.That(ErrorsOf(model), Is.Empty);
        Assert.That(definitions, Has.Count.GreaterThan(50), "the statements were found inside their wrappers");
        Assert.That(model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Select(t => t.Name.Parts[^1]), Is.EquivalentTo(TablesOfTheModel()));
    }

    [Test]
    public void A_foreign_key_to_nowhere_would_be_found()
    {
        var broken = TSql.Definitions(Committed).Select(sql => sql.Replace("REFERENCES [Practices] ([Id])", "REFERENCES [Practices] ([Nothing])", StringComparison.Ordinal));
        using var model = ModelOf(broken);

        Assert.That(ErrorsOf(model), Is.Not.Empty);
    }

    private static TSqlModel ModelOf(IEnumerable<string> definitions)
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var sql in TSql.WithoutHistory(definitions))
            model.AddObjects(sql);
        return model;
    }

    private static IEnumerable<string> ErrorsOf(TSqlModel model) =>
        model.Validate().Where(m => m.MessageType == Microsoft.SqlServer.Dac.DacMessageType.Error).Select(m => m.Message);

    private static IEnumerable<string?> TablesOfTheModel()
    {
        using var db = ClinicModel.Context(options => options.UseClinicSqlServer("Server=nowhere;Database=clinic"));
        return [.. db.Model.GetEntityTypes().Select(e => e.GetTableName()).Where(name => name is not null).Distinct()];
    }

    private static string Plain(string script) => script.TrimStart('\uFEFF').ReplaceLineEndings("\n").Trim();
}
