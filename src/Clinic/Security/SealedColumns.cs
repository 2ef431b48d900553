using System.Linq.Expressions;
using Clinic.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Clinic.Security;

/// <summary>Every sealed column of a client, found in the model: a table that is added later is erased with the others by itself.</summary>
internal static class SealedColumns
{
    public static async Task OverwriteAsync(ClinicContext db, Guid clientId, CancellationToken cancel)
    {
        foreach (var type in db.Model.GetEntityTypes().Where(t => typeof(IBelongsToClient).IsAssignableFrom(t.ClrType)))
        {
            var columns = type.GetProperties().Where(p => p.ClrType == typeof(SealedText)).ToList();
            if (columns.Count > 0)
                await (Task)typeof(SealedColumns).GetMethod(nameof(OverwriteOneAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                    .MakeGenericMethod(type.ClrType).Invoke(null, [db, columns, clientId, cancel])!;
        }
    }

    private static async Task OverwriteOneAsync<T>(ClinicContext db, List<IProperty> columns, Guid clientId, CancellationToken cancel)
        where T : class, IBelongsToClient
    {
        var rows = db.Set<T>().IgnoreQueryFilters([ClinicContext.ErasedFilter]).Where(Of<T>(clientId));
        await rows.ExecuteUpdateAsync(set =>
        {
            foreach (var column in columns)
                Overwrite(set, column);
        }, cancel);
    }

    private static void Overwrite<T>(UpdateSettersBuilder<T> set, IProperty column)
    {
        var row = Expression.Parameter(typeof(T), "row");
        set.SetProperty(Expression.Lambda<Func<T, SealedText?>>(Expression.Property(row, column.PropertyInfo!), row), SealedText.Erased);
    }

    /// <summary>The client's own row is its own client; every other row names one.</summary>
    private static Expression<Func<T, bool>> Of<T>(Guid clientId)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var name = typeof(T) == typeof(Clients.Client) ? nameof(IBelongsToClient.Id) : nameof(IBelongsToClient.ClientId);
        return Expression.Lambda<Func<T, bool>>(Expression.Equal(Expression.Property(row, name), Expression.Constant(clientId)), row);
    }
}
