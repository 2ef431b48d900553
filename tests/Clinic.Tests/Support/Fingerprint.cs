using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Clinic.Audit;
using Clinic.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Support;

/// <summary>What the database holds about one client, table by table: equal before and after means that nobody changed a thing.</summary>
internal static class Fingerprint
{
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(ClinicContext db, Guid clientId)
    {
        var tables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.ClrType != typeof(AuditEntry) && (t.ClrType == typeof(Clinic.Clients.Client) || t.FindProperty("ClientId") is not null)))
        {
            var rows = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, [])!;
            var kept = new List<string>();
            foreach (var row in await rows.AsNoTracking().ToListAsync())
            {
                var entry = db.Entry(row);
                if (Equals(entry.Property(type.ClrType == typeof(Clinic.Clients.Client) ? "Id" : "ClientId").CurrentValue, clientId))
                    kept.Add(Words(entry.Properties) + Words(entry.ComplexProperties.SelectMany(c => c.Properties)));
            }
            kept.Sort(StringComparer.Ordinal);
            tables[type.GetTableName()!] = $"{kept.Count}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', kept))))}";
        }
        return tables;
    }

    private static string Words(IEnumerable<Microsoft.EntityFrameworkCore.ChangeTracking.PropertyEntry> properties) =>
        string.Join('|', properties.Select(p => p.CurrentValue switch
        {
            byte[] bytes => Convert.ToHexString(bytes),
            Clinic.Security.SealedText words => Convert.ToHexString(words.Blob ?? []),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        }));
}
