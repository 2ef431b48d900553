using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Clinic.Tests.Support;

/// <summary>Notes every query that any test's portal compiles, so that a later test can translate it for the other database.
/// One for the whole run: EF Core compiles a query once, and keeps one set of services per set of such interceptors.</summary>
public sealed class QueryNotebook : IQueryExpressionInterceptor
{
    public static readonly QueryNotebook Instance = new();

    private readonly ConcurrentQueue<Expression> queries = new();

    public IReadOnlyCollection<Expression> Queries => queries;

    public Expression QueryCompilationStarting(Expression query, QueryExpressionEventData data)
    {
        queries.Enqueue(query);
        return query;
    }
}
