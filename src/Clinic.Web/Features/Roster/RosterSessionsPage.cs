using Clinic.Clients;
using Clinic.Sessions;
using Clinic.Web.Features.Sessions;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Roster;

/// <summary>Coming sessions of the whole practice, soonest first.</summary>
public sealed record RosterSessionsPage(RosterFilter Filter, LocalClock Clock, IReadOnlyList<RosterSessionRow> Rows, Paging Paging, IReadOnlyDictionary<Guid, string> Therapists)
{
    private const int Size = 25;

    public static async Task<RosterSessionsPage> ReadAsync(SignedInTherapist me, Clinic.Therapists.Roster roster, RosterFilter filter)
    {
        var (names, therapists, now) = (await roster.NamesAsync(), await roster.TherapistsAsync(), me.Now);
        var coming = roster.Sessions.AsNoTracking().Where(s => s.Status == SessionStatus.Planned && s.StartsAt >= now && (filter.Therapist == null || s.TherapistId == filter.Therapist));
        var total = await coming.CountAsync();
        var paging = new Paging(Math.Clamp(filter.Page, 1, Math.Max(1, (total + Size - 1) / Size)), Size, total);
        var shown = await coming.OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Skip((paging.Page - 1) * Size).Take(Size).ToListAsync();
        var coupleIds = shown.Select(s => s.CoupleId).OfType<Guid>().ToList();
        var couples = await roster.Couples.AsNoTracking().Where(c => coupleIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id);
        return new RosterSessionsPage(filter, await me.ClockAsync(), [.. shown.Select(s => new RosterSessionRow(
            s, s.CoupleId is { } id && couples.TryGetValue(id, out var couple) ? $"{names.First(couple.FirstClientId)} and {names[couple.SecondClientId]}" : names[s.ClientId],
            therapists.GetValueOrDefault(s.TherapistId, "A former colleague")))], paging, therapists);
    }
}

public sealed record RosterSessionRow(Session Session, string Who, string Therapist);

/// <summary>The form for one session.</summary>
/// <param name="Id">Null for a session that is being planned.</param>
public sealed record RosterSessionPage(Client Client, string Therapist, SessionForm Form, Guid? Id)
{
    public string Url => Id is { } id ? $"/roster/sessions/{id}" : $"/roster/{Client.Id}/sessions";

    /// <param name="theirs">The therapist's desk.</param>
    public static async Task<RosterSessionPage> OfAsync(SignedInTherapist theirs, Client client, SessionForm form, Guid? id)
    {
        var clock = await theirs.ClockAsync();
        form.Desk = new SessionDesk(id, [], client.PreferredName.Text, clock.Zone, null);
        form.Agenda = null;
        return new RosterSessionPage(client, (await theirs.AccountAsync()).DisplayName, form, id);
    }
}
