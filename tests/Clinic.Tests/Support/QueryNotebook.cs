using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Clinic.Tests.Support;

/// <summary>
/// Notes every query that any test's portal compiles, and says each of them again to SQL Server's translator and grammar.
/// One for the whole run: EF Core compiles a query once, and keeps one set of services per set of such interceptors.
/// </summary>
public sealed class QueryNotebook : IQueryExpressionInterceptor
{
    public static readonly QueryNotebook Instance = new();

    private readonly ConcurrentQueue<Expression> queries = new();
    private readonly ConcurrentDictionary<string, byte> translated = new();

    /// <summary>The distinct statements that SQL Server would have been sent so far.</summary>
    public IReadOnlyCollection<string> Translated => [.. translated.Keys];

    public Expression QueryCompilationStarting(Expression query, QueryExpressionEventData data)
    {
        if (data.Context is { } context && context.GetType().Assembly.GetName().Name == "Clinic" && context.Database.IsSqlite())
            queries.Enqueue(query);
        return query;
    }

    /// <summary>Fails on a query that SQL Server could not run. Called after each scenario, so that the failure stands near its cause.</summary>
    public void TranslateNewQueries()
    {
        while (queries.TryDequeue(out var query))
        {
            var sql = Translate(query);
            if (sql is null)
                continue;
            Assert.That(TSql.ComplaintsAbout(sql), Is.Empty, $"SQL Server does not understand:\n{sql}");
            translated.TryAdd(sql, 0);
        }
    }

    private static string? Translate(Expression query)
    {
        try
        {
            return SqlServerTranslation.Of(query);
        }
        catch (TargetInvocationException failure)
        {
            throw new AssertionException($"This query works on SQLite only: {failure.InnerException!.Message}\n{query}");
        }
    }
}
