using System.Globalization;
using Clinic.Clients;

namespace Clinic.Web.Plumbing;

/// <summary>Days and times as the client's own clock and language have them.</summary>
public sealed class ClientClock(string zone, string language, DateTime now)
{
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language);

    public ClientClock(Client client, DateTime now)
        : this(client.TimeZone, client.Language, now)
    {
    }

    public DateOnly Today => Zones.DateOf(now, zone);

    public string Time(DateTime utc) => Zones.ToLocal(utc, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"Saturday 28 November", with the year where it is another one.</summary>
    public string Day(DateOnly date)
    {
        var pattern = culture.TwoLetterISOLanguageName == "es" ? "dddd d 'de' MMMM" : "dddd d MMMM";
        return date.ToString(date.Year == Today.Year ? pattern : pattern + (culture.TwoLetterISOLanguageName == "es" ? " 'de' yyyy" : " yyyy"), culture);
    }

    public string Day(DateTime utc) => Day(Zones.DateOf(utc, zone));

    public int DaysUntil(DateOnly date) => date.DayNumber - Today.DayNumber;
}
