using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Clinic.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

namespace Clinic.Tests.Support;

/// <summary>Says a query that was compiled for SQLite again to SQL Server, as far as that goes without a server: its translation and its grammar.</summary>
internal static class SqlServerTranslation
{
    /// <summary>The SQL, or null for a query that is written in one database's own words (the claim of due notices).</summary>
    public static string? Of(Expression query)
    {
        using var db = NoServer.Context(out var server);
        var provider = db.GetService<IAsyncQueryProvider>();
        var retarget = new Retarget(db, provider);
        var expression = retarget.Visit(query);
        if (retarget.MeetsRawSql)
            return null;
        var run = typeof(SqlServerTranslation).GetMethod(nameof(Run), BindingFlags.NonPublic | BindingFlags.Static)!;
        var element = expression.Type.IsGenericType && typeof(IQueryable).IsAssignableFrom(expression.Type) ? expression.Type.GetGenericArguments()[0] : null;
        run.MakeGenericMethod(element is null ? expression.Type : typeof(IEnumerable<>).MakeGenericType(element)).Invoke(null, [provider, expression, server]);
        return string.Join(";\n", server.Said);
    }

    private static void Run<T>(IAsyncQueryProvider provider, Expression query, NoServer server)
    {
        try
        {
            if (provider.Execute<T>(query) is System.Collections.IEnumerable rows)
            {
                foreach (var _ in rows)
                {
                    // The first answer is empty already.
                }
            }
        }
        catch (Exception) when (server.Said.Count > 0)
        {
            // It was translated and said; an empty answer is not what First or Max expect.
        }
    }

    /// <summary>Puts the other context's tables in place of the one's, and values of the right type in place of its parameters.</summary>
    private sealed class Retarget(ClinicContext db, IAsyncQueryProvider provider) : ExpressionVisitor
    {
        public bool MeetsRawSql { get; private set; }

        protected override Expression VisitExtension(Expression node) => node switch
        {
            EntityQueryRootExpression root when root.GetType() == typeof(EntityQueryRootExpression) => new EntityQueryRootExpression(provider, db.Model.FindEntityType(root.EntityType.Name)!),
            QueryRootExpression and not InlineQueryRootExpression => Raw(node),
            QueryParameterExpression parameter => Boxed(parameter.Type),
            _ => base.VisitExtension(node),
        };

        private Expression Raw(Expression node)
        {
            MeetsRawSql = true;
            return node;
        }

        /// <summary>A field of an object, so that it becomes a parameter again rather than a literal.</summary>
        private static MemberExpression Boxed(Type type)
        {
            var box = Activator.CreateInstance(typeof(StrongBox<>).MakeGenericType(type))!;
            box.GetType().GetField("Value")!.SetValue(box, Example(type));
            return Expression.Field(Expression.Constant(box), "Value");
        }

        private static object? Example(Type type)
        {
            if (type == typeof(string))
                return "x";
            if (Nullable.GetUnderlyingType(type) is { } inner)
                return Example(inner);
            if (type == typeof(DateTime))
                return new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc);
            if (type.IsValueType)
                return RuntimeHelpers.GetUninitializedObject(type);
            var element = type.IsArray ? type.GetElementType() : type.IsGenericType ? type.GetGenericArguments()[0] : null;
            if (element is null)
                return null;
            var examples = Array.CreateInstance(element, 2);
            examples.SetValue(Example(element), 0);
            examples.SetValue(Example(element), 1);
            return type.IsInstanceOfType(examples) ? examples : Activator.CreateInstance(type, examples);
        }
    }
}
