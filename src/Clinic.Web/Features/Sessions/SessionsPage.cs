using System.Globalization;
using AutoMapper.QueryableExtensions;
using Clinic.Sessions;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Sessions;

public enum SessionView { Week, List }

public enum SessionSpan { Coming, Past }

/// <summary>What is shown, as it stands in the address.</summary>
public sealed class SessionFilter
{
    public SessionView View { get; set; }

    /// <summary>ISO week, "2026-W48"; this week where it says none.</summary>
    public string? Week { get; set; }

    public SessionSpan When { get; set; }

    public int Page { get; set; } = 1;

    public DateOnly MondayOr(DateOnly today)
    {
        if (Week?.Split("-W") is [var year, var week] && int.TryParse(year, NumberStyles.None, null, out var y) && int.TryParse(week, NumberStyles.None, null, out var w)
            && y is >= 1900 and <= 2200 && w >= 1 && w <= ISOWeek.GetWeeksInYear(y))
            return DateOnly.FromDateTime(ISOWeek.ToDateTime(y, w, DayOfWeek.Monday));
        return today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
    }
}

/// <summary>The calendar of one week, or the list.</summary>
public sealed record SessionsPage(SessionFilter Filter, LocalClock Clock, DateOnly Monday, IReadOnlyList<SessionLine> Lines, Paging Paging)
{
    private const int Size = 25;

    public string Previous => $"/sessions?week={WeekOf(Monday.AddDays(-7))}";

    public string Next => $"/sessions?week={WeekOf(Monday.AddDays(7))}";

    public bool IsThisWeek => Clock.Today >= Monday && Clock.Today < Monday.AddDays(7);

    /// <summary>Monday to Friday; the weekend only where something stands on it.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, 7).Select(Monday.AddDays).Where((day, i) => i < 5 || Lines.Any(l => l.On == day));

    /// <summary>"23 to 29 November 2026".</summary>
    public string Span
    {
        get
        {
            var (english, sunday) = (CultureInfo.GetCultureInfo("en-GB"), Monday.AddDays(6));
            var from = Monday.Year != sunday.Year ? "d MMMM yyyy" : Monday.Month != sunday.Month ? "d MMMM" : "%d";
            return $"{Monday.ToString(from, english)} to {sunday.ToString("d MMMM yyyy", english)}";
        }
    }

    public static async Task<SessionsPage> ReadAsync(SignedInTherapist me, AutoMapper.IConfigurationProvider maps, SessionFilter filter)
    {
        var clock = await me.ClockAsync();
        var monday = filter.MondayOr(clock.Today);
        var query = filter.View == SessionView.Week ? OfWeek(me, monday, clock.Zone) : Listed(me, filter.When);
        var total = filter.View == SessionView.Week ? 0 : await query.CountAsync();
        var paging = new Paging(Math.Clamp(filter.Page, 1, Math.Max(1, (total + Size - 1) / Size)), Size, total);
        if (filter.View == SessionView.List)
            query = query.Skip((paging.Page - 1) * Size).Take(Size);
        return new SessionsPage(filter, clock, monday, await SessionLine.OfAsync(me, await query.ProjectTo<SessionRow>(maps).ToListAsync()), paging);
    }

    public static string WeekOf(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date)}-W{ISOWeek.GetWeekOfYear(date):00}");
    }

    private static IQueryable<Session> OfWeek(SignedInTherapist me, DateOnly monday, string zone)
    {
        var (from, until) = (Zones.ToUtc(monday, TimeOnly.MinValue, zone), Zones.ToUtc(monday.AddDays(7), TimeOnly.MinValue, zone));
        return me.Caseload.Sessions.Where(s => s.StartsAt >= from && s.StartsAt < until && s.Status != SessionStatus.Cancelled).OrderBy(s => s.StartsAt);
    }

    private static IQueryable<Session> Listed(SignedInTherapist me, SessionSpan when)
    {
        var now = me.Now;
        return when == SessionSpan.Coming
            ? me.Caseload.Sessions.Where(s => s.StartsAt >= now && s.Status != SessionStatus.Cancelled).OrderBy(s => s.StartsAt).ThenBy(s => s.Id)
            : me.Caseload.Sessions.Where(s => s.StartsAt < now || s.Status == SessionStatus.Cancelled).OrderByDescending(s => s.StartsAt).ThenBy(s => s.Id);
    }
}
