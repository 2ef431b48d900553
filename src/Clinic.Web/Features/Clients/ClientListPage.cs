using AutoMapper.QueryableExtensions;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Clients;

/// <summary>One page of the caseload: the same few queries whatever its size.</summary>
/// <param name="Total">Clients of this therapist, found or not.</param>
public sealed record ClientListPage(ClientFilter Filter, IReadOnlyList<ClientLine> Lines, Paging Paging, int Total, LocalClock Clock)
{
    private const int Size = 25;

    public static async Task<ClientListPage> ReadAsync(SignedInTherapist me, AutoMapper.IConfigurationProvider maps, ClientFilter filter)
    {
        var (caseload, now, clock) = (me.Caseload, me.Now, await me.ClockAsync());
        var names = await caseload.NamesAsync();
        var standings = caseload.Standings(now, clock.Today);
        var order = (await filter.Narrow(standings).ProjectTo<ClientOrder>(maps).ToListAsync()).Where(o => names.Find(o.ClientId) is { } client && filter.Finds(client)).ToList();
        var paging = new Paging(Math.Clamp(filter.Page, 1, Math.Max(1, (order.Count + Size - 1) / Size)), Size, order.Count);
        var shown = filter.Order(order, id => names[id]).Skip((paging.Page - 1) * Size).Take(Size).ToList();
        var ids = shown.Select(o => o.ClientId).ToList();
        var rows = await standings.Where(s => ids.Contains(s.Client.Id)).ProjectTo<ClientRow>(maps).ToDictionaryAsync(r => r.ClientId);
        var strips = await StripsAsync(caseload, ids, now, names);
        return new ClientListPage(filter, [.. shown.Select(o => new ClientLine(rows[o.ClientId], names.Find(o.ClientId)!, o.SeenAt, [.. strips[o.ClientId]]))], paging, names.All.Count, clock);
    }

    /// <summary>Open and unread homework, item by item.</summary>
    private static async Task<ILookup<Guid, StripMark>> StripsAsync(Caseload caseload, List<Guid> ids, DateTime now, ClientNames names)
    {
        var homework = await caseload.Assignments.AsNoTracking().Include(a => a.Items.OrderBy(i => i.Position))
            .Where(a => ids.Contains(a.ClientId) && a.SendAt <= now && a.Status != AssignmentStatus.Withdrawn && a.Status != AssignmentStatus.Reviewed)
            .OrderBy(a => a.SendAt).ToListAsync();
        var titles = await caseload.TitlesAsync(homework.SelectMany(a => a.Items));
        return homework.SelectMany(a => a.Items, (a, i) => (a.ClientId, Mark: new StripMark(titles[i], a.StateOf(i, now, names.Find(a.ClientId)!.TimeZone))))
            .ToLookup(m => m.ClientId, m => m.Mark);
    }
}

public sealed record ClientLine(ClientRow Row, Client Client, DateTime? SeenAt, IReadOnlyList<StripMark> Strip)
{
    public string Name => Client.PreferredName.Text;

    public string Homework => Strip.Count == 0 ? Row.Open > 0 ? "Planned, not sent yet" : "Nothing open" : $"{Strip.Count(m => m.State == ItemState.In)} of {Strip.Count} in";
}
