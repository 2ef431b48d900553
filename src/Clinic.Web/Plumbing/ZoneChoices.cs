using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Clinic.Web.Plumbing;

/// <summary>The time zones of a select: by continent, by city, with what the clock there differs from UTC at the moment.</summary>
public static class ZoneChoices
{
    private static readonly string[] Continents = ["Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    /// <param name="chosen">Offered even where it is none of the usual ones.</param>
    public static IReadOnlyList<SelectListItem> At(DateTime now, string? chosen = null)
    {
        var groups = Continents.ToDictionary(name => name, name => new SelectListGroup { Name = name });
        var zones = (from zone in TimeZoneInfo.GetSystemTimeZones()
                     where zone.HasIanaId && groups.ContainsKey(zone.Id.Split('/')[0]) && zone.Id.Contains('/')
                     orderby zone.Id
                     select new SelectListItem($"{Place(zone.Id)} ({Offset(zone, now)})", zone.Id) { Group = groups[zone.Id.Split('/')[0]] }).ToList();
        if (string.IsNullOrEmpty(chosen))
            zones.Insert(0, new SelectListItem("Choose a time zone", ""));
        else if (Zones.Knows(chosen) && zones.All(zone => zone.Value != chosen))
            zones.Insert(0, new SelectListItem(chosen, chosen));
        return zones;
    }

    /// <summary>This machine's own where it is a place; most servers keep UTC, which is nobody's.</summary>
    public static string Guess => TimeZoneInfo.Local.HasIanaId && Continents.Contains(TimeZoneInfo.Local.Id.Split('/')[0]) ? TimeZoneInfo.Local.Id : "";

    /// <summary>"New York" for America/New_York.</summary>
    public static string Place(string id) => string.Join(", ", id.Split('/').Skip(1)).Replace('_', ' ');

    private static string Offset(TimeZoneInfo zone, DateTime now)
    {
        var offset = zone.GetUtcOffset(now);
        return $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{offset.ToString("hh\\:mm", CultureInfo.InvariantCulture)}";
    }
}
