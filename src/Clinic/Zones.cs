namespace Clinic;

/// <summary>Wall time and UTC, by IANA zone. A skipped hour means the next valid minute, a repeated hour its first pass.</summary>
public static class Zones
{
    /// <summary>Whether this machine knows the IANA id (not a Windows id).</summary>
    public static bool Knows(string? id) =>
        !string.IsNullOrEmpty(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId;

    public static TimeZoneInfo Find(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    public static DateTime ToLocal(DateTime utc, string zone) => TimeZoneInfo.ConvertTimeFromUtc(utc, Find(zone));

    public static DateOnly DateOf(DateTime utc, string zone) => DateOnly.FromDateTime(ToLocal(utc, zone));

    public static DateTime ToUtc(DateOnly date, TimeOnly time, string zone)
    {
        var info = Find(zone);
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        while (true)
        {
            if (FirstPass(local, info) is { } utc)
                return utc;
            local = local.AddMinutes(1);
        }
    }

    /// <summary>Null for a skipped time. By trying, because <see cref="TimeZoneInfo.IsInvalidTime"/> misses hours that are skipped at midnight or where winter is the exception (Morocco).</summary>
    private static DateTime? FirstPass(DateTime local, TimeZoneInfo zone)
    {
        var near = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var passes = from offset in new[] { zone.GetUtcOffset(near.AddDays(-1)), zone.GetUtcOffset(near.AddDays(1)) }
                     let utc = near - offset
                     where TimeZoneInfo.ConvertTimeFromUtc(utc, zone) == local
                     orderby utc
                     select (DateTime?)utc;
        return passes.FirstOrDefault();
    }
}
