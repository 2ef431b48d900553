using Microsoft.AspNetCore.Mvc.Rendering;

namespace Clinic.Web.Plumbing;

/// <summary>The time zones to choose from: places, by continent, under their IANA id.</summary>
public static class ZoneChoices
{
    private static readonly string[] Continents = ["Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    private static readonly List<string> Ids = [.. TimeZoneInfo.GetSystemTimeZones().Select(IanaId).OfType<string>().Where(IsPlace).Distinct().Order(StringComparer.Ordinal)];

    /// <param name="present">Always among them, whatever this machine knows.</param>
    public static IEnumerable<SelectListItem> With(string? present)
    {
        var groups = Continents.ToDictionary(c => c, c => new SelectListGroup { Name = c });
        var ids = Zones.Knows(present) && !Ids.Contains(present!) ? Ids.Prepend(present!) : Ids;
        return ids.Select(id => new SelectListItem(Place(id), id) { Group = groups.GetValueOrDefault(id.Split('/')[0]) });
    }

    /// <summary>"New York" for America/New_York.</summary>
    public static string Place(string id) => id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('_', ' ').Replace("/", ", ", StringComparison.Ordinal);

    private static bool IsPlace(string id) => id.IndexOf('/', StringComparison.Ordinal) is > 0 and var at && Continents.Contains(id[..at]);

    private static string? IanaId(TimeZoneInfo zone) =>
        zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var id) ? id : null;
}
