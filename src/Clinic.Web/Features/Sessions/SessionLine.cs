using Clinic.Clients;
using Clinic.Sessions;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Sessions;

/// <summary>A session with names, and the client's hour where it is another one.</summary>
public sealed record SessionLine(SessionRow Row, string Who, string Url, LocalClock Clock, LocalClock? Theirs)
{
    public DateOnly On => DateOnly.FromDateTime(Clock.Local(Row.StartsAt));

    public string Time => Clock.Time(Row.StartsAt);

    public string Until => Clock.Time(Row.StartsAt.AddMinutes(Row.Minutes));

    public bool HasBegun => Row.StartsAt <= Clock.NowUtc;

    /// <summary>"04:00 in New York".</summary>
    public string? Elsewhere => Theirs is null || Theirs.Local(Row.StartsAt) == Clock.Local(Row.StartsAt) ? null : $"{Theirs.Time(Row.StartsAt)} in {ZoneChoices.Place(Theirs.Zone)}";

    public (string Class, string Icon, string Words)? Chip => Row.Status switch
    {
        SessionStatus.Held => ("chip-ok", "check2", "Held"),
        SessionStatus.Missed => ("chip-warn", "dash-circle", "Missed"),
        SessionStatus.Cancelled => ("", "slash-circle", "Cancelled"),
        _ when HasBegun && Row.StartsAt.AddMinutes(Row.Minutes) <= Clock.NowUtc => ("", "question-circle", "Held?"),
        _ => null,
    };

    /// <summary>Two queries for names and one for couples, whatever the number of rows.</summary>
    public static async Task<IReadOnlyList<SessionLine>> OfAsync(SignedInTherapist me, IReadOnlyList<SessionRow> rows)
    {
        var (clock, names) = (await me.ClockAsync(), await me.Caseload.NamesAsync());
        var couples = await me.Caseload.Couples.AsNoTracking().ToDictionaryAsync(c => c.Id);
        return [.. rows.Select(row => Of(row, names, row.CoupleId is { } id ? couples.GetValueOrDefault(id) : null, clock))];
    }

    private static SessionLine Of(SessionRow row, ClientNames names, Couple? couple, LocalClock clock) => new(
        row, couple is null ? names[row.ClientId] : $"{names.First(couple.FirstClientId)} and {names[couple.SecondClientId]}",
        couple is null ? $"/clients/{row.ClientId}" : $"/couples/{couple.Id}", clock,
        names.Find(row.ClientId) is { } client ? new LocalClock(client.TimeZone, clock.NowUtc) : null);
}
