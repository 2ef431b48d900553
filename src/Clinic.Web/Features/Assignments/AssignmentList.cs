using AutoMapper.QueryableExtensions;
using Clinic.Assignments;
using Clinic.Library;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Assignments;

public enum AssignmentState { All, Submitted, Overdue, Open, Reviewed, Withdrawn }

/// <summary>The list's filter, order and page, as they stand in its address.</summary>
public sealed class AssignmentFilter
{
    public AssignmentState State { get; set; }

    public Guid? Client { get; set; }

    /// <summary>due, sent, in; with a minus downwards.</summary>
    public string? Sort { get; set; }

    public int Page { get; set; } = 1;
}

public sealed record AssignmentListPage(AssignmentFilter Filter, IReadOnlyList<AssignmentLine> Lines, Paging Paging, ClientNames Names, LocalClock Clock, DateTime Now);

/// <summary>A row with what a query cannot say: whose it is by name, what is in it by title, whether it is late where the client lives.</summary>
public sealed record AssignmentLine(AssignmentRow Row, string Client, string Titles, bool IsOverdue);

/// <summary>All homework of a caseload, a page at a time: the same few queries whatever its size.</summary>
public sealed class AssignmentList(Caseload caseload, Shelf shelf, SignedInTherapist me, AutoMapper.IConfigurationProvider maps)
{
    private const int Size = 25;

    public async Task<AssignmentListPage> PageAsync(AssignmentFilter filter)
    {
        var names = await caseload.NamesAsync();
        var late = await OverdueAsync(names);
        var query = Filtered(filter, late);
        var total = await query.CountAsync();
        var paging = new Paging(Math.Clamp(filter.Page, 1, Math.Max(1, (total + Size - 1) / Size)), Size, total);
        var rows = await Sorted(query, filter.Sort).Skip((paging.Page - 1) * Size).Take(Size).ProjectTo<AssignmentRow>(maps).ToListAsync();
        var facts = await shelf.FactsAsync([.. rows.SelectMany(r => r.Items.Select(i => i.VersionId)).Distinct()]);
        var lines = rows.Select(r => new AssignmentLine(r, names[r.ClientId], r.Purpose.TitleOr(string.Join(", ", r.Items.OrderBy(i => i.Position).Select(i => facts[i.VersionId].Title))), late.Contains(r.Id)));
        return new AssignmentListPage(filter, [.. lines], paging, names, await me.ClockAsync(), me.Now);
    }

    /// <summary>A day ends at another moment in each zone, so the candidates are looked at one by one.</summary>
    private async Task<HashSet<Guid>> OverdueAsync(ClientNames names)
    {
        var zones = names.All.ToDictionary(c => c.Id, c => c.TimeZone);
        var latest = DateOnly.FromDateTime(me.Now.AddDays(1));
        var open = await Open(caseload.Assignments).Where(a => a.DueOn < latest && a.Purpose != AssignmentPurpose.SharedWords).Select(a => new { a.Id, a.ClientId, a.DueOn }).ToListAsync();
        return [.. open.Where(a => a.DueOn < Zones.DateOf(me.Now, zones[a.ClientId])).Select(a => a.Id)];
    }

    private IQueryable<Assignment> Filtered(AssignmentFilter filter, HashSet<Guid> late)
    {
        var all = caseload.Assignments.Where(a => filter.Client == null || a.ClientId == filter.Client);
        return filter.State switch
        {
            AssignmentState.Submitted => all.Where(a => a.Status == AssignmentStatus.Submitted),
            AssignmentState.Overdue => all.Where(a => late.Contains(a.Id)),
            AssignmentState.Open => Open(all),
            AssignmentState.Reviewed => all.Where(a => a.Status == AssignmentStatus.Reviewed),
            AssignmentState.Withdrawn => all.Where(a => a.Status == AssignmentStatus.Withdrawn),
            _ => all,
        };
    }

    private static IQueryable<Assignment> Open(IQueryable<Assignment> all) =>
        all.Where(a => a.Status == AssignmentStatus.Assigned || a.Status == AssignmentStatus.Started || a.Status == AssignmentStatus.Returned);

    private static IQueryable<Assignment> Sorted(IQueryable<Assignment> query, string? sort) => sort switch
    {
        "due" => query.OrderBy(a => a.DueOn).ThenBy(a => a.Id),
        "-due" => query.OrderByDescending(a => a.DueOn).ThenBy(a => a.Id),
        "sent" => query.OrderBy(a => a.SendAt).ThenBy(a => a.Id),
        "in" => query.OrderBy(a => a.SubmittedAt).ThenBy(a => a.Id),
        "-in" => query.OrderByDescending(a => a.SubmittedAt).ThenBy(a => a.Id),
        _ => query.OrderByDescending(a => a.SendAt).ThenBy(a => a.Id),
    };
}
