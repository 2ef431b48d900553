using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using Clinic.Practices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Data;

internal static class MappingExtensions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>
    /// A relation inside one practice: the foreign key carries the practice, so that a row can never point into another one.
    /// Never cascades: SQL Server allows one cascading path only, and rows here are ended, not deleted.
    /// </summary>
    public static void Owned<TOwner, TEntity>(this EntityTypeBuilder<TEntity> entity, Expression<Func<TEntity, object?>> owner)
        where TOwner : class, IBelongsToPractice
        where TEntity : class, IBelongsToPractice
    {
        var name = ((owner.Body as UnaryExpression)?.Operand as MemberExpression ?? (MemberExpression)owner.Body).Member.Name;
        entity.HasOne<TOwner>().WithMany()
            .HasForeignKey(nameof(IBelongsToPractice.PracticeId), name)
            .HasPrincipalKey(nameof(IBelongsToPractice.PracticeId), "Id")
            .OnDelete(DeleteBehavior.Restrict);
    }

    public static void OfPractice<TEntity>(this EntityTypeBuilder<TEntity> entity)
        where TEntity : class, IBelongsToPractice =>
        entity.HasOne<Practice>().WithMany().HasForeignKey(e => e.PracticeId).OnDelete(DeleteBehavior.Restrict);

    /// <summary>A small immutable record in one text column, or null.</summary>
    public static void AsOptionalJson<T>(this PropertyBuilder<T?> property)
        where T : class =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Json),
            text => JsonSerializer.Deserialize<T>(text, Json),
            new ValueComparer<T?>((a, b) => Equals(a, b), value => value == null ? 0 : value.GetHashCode(), value => value));

    /// <summary>An immutable document in one long text column.</summary>
    public static void AsJson<T>(this PropertyBuilder<T> property)
        where T : class =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Json),
            text => JsonSerializer.Deserialize<T>(text, Json)!,
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => value.GetHashCode(), value => value));
}
