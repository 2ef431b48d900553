using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Clinic.Data;

/// <summary>
/// Shows each row that was read to <see cref="Sealing"/>. EF Core's own way, an IMaterializationInterceptor, makes a delegate for every column of every row
/// of every table (10.0): half of the processor time that a mail took. This adds one call to the rows that carry sealed words and nothing to the others.
/// </summary>
#pragma warning disable EF1001 // the package's version is pinned, and every test that reads a name holds this
internal sealed class SealedMaterializer(StructuralTypeMaterializerSourceDependencies dependencies) : StructuralTypeMaterializerSource(dependencies), IStructuralTypeMaterializerSource
{
    private static readonly MethodInfo Shown = typeof(SealedMaterializer).GetMethod(nameof(Show), BindingFlags.NonPublic | BindingFlags.Static)!;

    Expression IStructuralTypeMaterializerSource.CreateMaterializeExpression(StructuralTypeMaterializerSourceParameters parameters, Expression materializationContextExpression)
    {
        var row = CreateMaterializeExpression(parameters, materializationContextExpression);
        return parameters.StructuralType is IEntityType type && type.GetProperties().Any(p => p.ClrType == typeof(Security.SealedText))
            ? Expression.Call(Shown.MakeGenericMethod(row.Type), row, Expression.Property(materializationContextExpression, nameof(MaterializationContext.Context)))
            : row;
    }

    private static T Show<T>(T row, DbContext db)
    {
        if (row is not null)
            Sealing.InitializedInstance(new FreshRow(db, db.Model.FindRuntimeEntityType(row.GetType())!), row);
        return row;
    }
}
#pragma warning restore EF1001

internal readonly record struct FreshRow(DbContext Context, IEntityType EntityType);

public static class SealedOptions
{
    /// <summary>Words that are read can be opened.</summary>
    public static DbContextOptionsBuilder OpenSealedWords(this DbContextOptionsBuilder options) =>
        options.ReplaceService<IStructuralTypeMaterializerSource, SealedMaterializer>();
}
