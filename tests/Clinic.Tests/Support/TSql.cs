using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Clinic.Tests.Support;

/// <summary>SQL Server 2022's own grammar, without a server.</summary>
internal static class TSql
{
    public static TSqlScript Parse(string sql)
    {
        var script = Parse(sql, out var complaints);
        Assert.That(complaints, Is.Empty, sql);
        return script;
    }

    /// <summary>Empty where SQL Server 2022 would understand it.</summary>
    public static IReadOnlyList<string> ComplaintsAbout(string sql)
    {
        Parse(sql, out var complaints);
        return complaints;
    }

    /// <summary>The statements that make tables, indexes, constraints and triggers, out of their IF and BEGIN wrappers and their EXEC strings; not those about the migration history.</summary>
    public static IReadOnlyList<string> Definitions(string script)
    {
        var found = new Definers();
        Parse(script).Accept(found);
        return [.. found.Statements.Where(statement => !statement.Contains("__EFMigrations", StringComparison.Ordinal))];
    }

    /// <summary>The same definitions without a history: columns that a later migration added stand in their CREATE TABLE, because a model of a database knows no ALTER TABLE ADD.</summary>
    public static IEnumerable<string> WithoutHistory(IEnumerable<string> definitions)
    {
        var statements = definitions.Select(sql => Parse(sql).Batches.Single().Statements.Single()).ToList();
        var tables = statements.OfType<CreateTableStatement>().ToDictionary(t => t.SchemaObjectName.BaseIdentifier.Value);
        var later = statements.OfType<AlterTableAddTableElementStatement>().Where(a => a.Definition.ColumnDefinitions.Count > 0).ToList();
        foreach (var add in later)
        {
            foreach (var column in add.Definition.ColumnDefinitions)
                tables[add.SchemaObjectName.BaseIdentifier.Value].Definition.ColumnDefinitions.Add(column);
        }
        foreach (var statement in statements.Except(later))
        {
            new Sql160ScriptGenerator().GenerateScript(statement, out var sql);
            yield return sql;
        }
    }

    /// <summary>The names of the columns that the first SELECT gives.</summary>
    public static IEnumerable<string> SelectedColumns(string sql)
    {
        var select = Parse(sql, out _).Batches.SelectMany(b => b.Statements).OfType<SelectStatement>().FirstOrDefault();
        var query = select?.QueryExpression;
        while (query is BinaryQueryExpression both)
            query = both.FirstQueryExpression;
        return (query as QuerySpecification)?.SelectElements.OfType<SelectScalarExpression>()
            .Select((e, i) => e.ColumnName?.Value ?? (e.Expression as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[^1].Value ?? $"c{i}") ?? [];
    }

    private static TSqlScript Parse(string sql, out IReadOnlyList<string> complaints)
    {
        using var reader = new StringReader(sql);
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        complaints = [.. errors.Select(e => $"line {e.Line}, column {e.Column}: {e.Message}")];
        return (TSqlScript)fragment;
    }

    private sealed class Definers : TSqlFragmentVisitor
    {
        public List<string> Statements { get; } = [];

        public override void Visit(CreateTableStatement node) => Take(node);

        public override void Visit(CreateIndexStatement node) => Take(node);

        public override void Visit(AlterTableStatement node) => Take(node);

        public override void Visit(CreateTriggerStatement node) => Take(node);

        public override void Visit(ExecutableStringList node)
        {
            foreach (var sql in node.Strings.OfType<StringLiteral>())
                Statements.AddRange(Definitions(sql.Value));
        }

        private void Take(TSqlFragment node) =>
            Statements.Add(string.Concat(node.ScriptTokenStream.Skip(node.FirstTokenIndex).Take(node.LastTokenIndex - node.FirstTokenIndex + 1).Select(t => t.Text)));
    }
}
