using Clinic.Clients;
using Clinic.Web.Plumbing;

namespace Clinic.Web.Features.Assignments;

/// <summary>The therapist's clock, with the client's beside it where the two show different hours.</summary>
public sealed class TwoClocks(LocalClock mine, string theirZone, DateTime now)
{
    public LocalClock Theirs { get; } = new(theirZone, now);

    /// <summary>"Europe/Stockholm" is said as Stockholm.</summary>
    public string Place => PlaceOf(theirZone);

    public static async Task<TwoClocks> OfAsync(SignedInTherapist me, Client client) => new(await me.ClockAsync(), client.TimeZone, me.Now);

    public static string PlaceOf(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    public bool Differ(DateTime utc) => mine.Local(utc) != Theirs.Local(utc);

    public string DayAndTime(DateTime utc) => Differ(utc) ? $"{mine.DayAndTime(utc)} ({Theirs.Time(utc)} in {Place})" : mine.DayAndTime(utc);

    /// <summary>The same in the middle of a sentence: "today 11:00".</summary>
    public string Within(DateTime utc) => Within(DayAndTime(utc));

    public static string Within(string day) =>
        day.StartsWith("Today", StringComparison.Ordinal) || day.StartsWith("Tomorrow", StringComparison.Ordinal) || day.StartsWith("Yesterday", StringComparison.Ordinal)
            ? char.ToLowerInvariant(day[0]) + day[1..]
            : day;
}
