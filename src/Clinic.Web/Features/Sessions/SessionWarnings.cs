using Clinic.Sessions;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Sessions;

/// <summary>What a therapist should know before a session is saved. None of it forbids anything.</summary>
internal static class SessionWarnings
{
    public static async Task<IReadOnlyList<string>> OfAsync(SignedInTherapist me, SessionForm form, Guid? id)
    {
        var clock = await me.ClockAsync();
        var (from, minutes) = (form.StartsAt(clock.Zone), form.Minutes!.Value);
        return [.. OfClock(form, clock, from), .. from < me.Now ? [$"{clock.DayAndTime(from)} is in the past."] : (string[])[], .. await OverlapsAsync(me, from, from.AddMinutes(minutes), id, clock)];
    }

    private static IEnumerable<string> OfClock(SessionForm form, LocalClock clock, DateTime from)
    {
        var wished = form.On!.Value.ToDateTime(form.At!.Value);
        if (clock.Local(from) != wished)
            yield return $"{form.At:HH\\:mm} does not exist on that day, because the clocks go forward. It becomes {clock.Time(from)}.";
        else if (Zones.Find(clock.Zone).IsAmbiguousTime(wished))
            yield return $"{form.At:HH\\:mm} comes twice on that day, because the clocks go back. The first is meant.";
    }

    private static async Task<IEnumerable<string>> OverlapsAsync(SignedInTherapist me, DateTime from, DateTime until, Guid? id, LocalClock clock)
    {
        var dayBefore = from.AddMinutes(-Session.LongestMinutes);
        var near = await me.Caseload.Sessions.AsNoTracking()
            .Where(s => s.Id != id && s.StartsAt < until && s.StartsAt > dayBefore && (s.Status == SessionStatus.Planned || s.Status == SessionStatus.Held)).OrderBy(s => s.StartsAt).ToListAsync();
        var names = near.Count > 0 ? await me.Caseload.NamesAsync() : null;
        return near.Where(s => s.EndsAt > from).Select(s => $"It overlaps with {names![s.ClientId]}, {clock.Time(s.StartsAt)} to {clock.Time(s.EndsAt)}.");
    }
}
