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
        while (info.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = info.IsAmbiguousTime(local) ? info.GetAmbiguousTimeOffsets(local).Max() : info.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
