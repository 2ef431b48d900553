using System.Globalization;

namespace Clinic.Benchmarks.Reminders;

/// <summary>Every zone of this machine, every day of twelve years, four wall times. Promise: exactly one moment for each local date, in order, on that date, none missing and none twice.</summary>
internal static class ZoneReminders
{
    private static readonly TimeOnly[] Times = [new(0, 30), new(2, 30), new(9, 0), new(18, 59)];

    public static Task<bool> RunAsync(Wishes wishes)
    {
        var zones = TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId).Select(z => z.Id).ToList();
        var (from, until) = (new DateOnly(wishes.Number("from", 2024), 1, 1), new DateOnly(wishes.Number("until", 2035), 12, 31));
        long dates = 0;
        var changes = 0;
        var wrong = new List<string>();
        foreach (var zone in zones)
        {
            foreach (var time in Times)
                dates += Walk(zone, time, from, until, wrong);
            changes += Changes(zone, from, until);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{zones.Count} zones, {from.Year} to {until.Year}, {Times.Length} wall times: {dates:N0} local dates, {changes:N0} changes of the clock, {wrong.Count} wrong"));
        foreach (var one in wrong.Take(10))
            Console.WriteLine("  " + one);
        return Task.FromResult(wrong.Count == 0);
    }

    private static int Walk(string zone, TimeOnly time, DateOnly from, DateOnly until, List<string> wrong)
    {
        var (last, count) = (DateTime.MinValue, 0);
        for (var date = from; date <= until; date = date.AddDays(1), count++)
        {
            var at = Zones.ToUtc(date, time, zone);
            var local = Zones.ToLocal(at, zone);
            var isSkippedDay = DateOnly.FromDateTime(local) != date && !Exists(date, zone);
            if (at <= last && !isSkippedDay || DateOnly.FromDateTime(local) != date && !isSkippedDay || TimeOnly.FromDateTime(local) < time && !isSkippedDay)
                wrong.Add($"{zone} {date:yyyy-MM-dd} {time}: {at:O}");
            last = at;
        }
        return count;
    }

    /// <summary>A zone that moves across the date line leaves a whole day out.</summary>
    private static bool Exists(DateOnly date, string zone) =>
        Enumerable.Range(0, 24).Any(hour => !Zones.Find(zone).IsInvalidTime(date.ToDateTime(new TimeOnly(hour, 30))));

    private static int Changes(string zone, DateOnly from, DateOnly until)
    {
        var (count, info) = (0, Zones.Find(zone));
        for (var date = from; date < until; date = date.AddDays(1))
            count += info.GetUtcOffset(date.ToDateTime(default, DateTimeKind.Utc)) != info.GetUtcOffset(date.AddDays(1).ToDateTime(default, DateTimeKind.Utc)) ? 1 : 0;
        return count;
    }
}
