using AutoMapper.QueryableExtensions;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Sessions;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Couples;

/// <summary>Couples with the state of both sides: a fixed number of queries, however many there are.</summary>
public sealed class CouplePages(SignedInTherapist me, RunPages runs, CoupleFile file, AutoMapper.IConfigurationProvider maps)
{
    private const int PageSize = 25;

    /// <summary>How much of the past the small strips show.</summary>
    private const int StripLength = 6;

    public async Task<CouplesPage> ListAsync(int page)
    {
        var total = await me.Caseload.Couples.CountAsync();
        var paging = new Paging(Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize)), PageSize, total);
        var couples = await me.Caseload.Couples.OrderByDescending(c => c.LinkedAt).ThenBy(c => c.Id)
            .Skip((paging.Page - 1) * PageSize).Take(PageSize).ProjectTo<CoupleRow>(maps).ToListAsync();
        var names = await me.Caseload.NamesAsync();
        var ids = couples.SelectMany(c => new[] { c.FirstClientId, c.SecondClientId }).ToList();
        var homework = await HomeworkAsync(ids);
        var sessions = await SessionsAsync(ids);
        var clock = await me.ClockAsync();
        var waiting = await file.WaitingAsync();
        var lines = couples.Select(c => new CoupleLine(c, Side(names, homework, c.FirstClientId, clock), Side(names, homework, c.SecondClientId, clock),
            sessions.FirstOrDefault(s => s.CoupleId == c.Id)?.StartsAt, waiting.GetValueOrDefault(c.Id)));
        return new CouplesPage([.. lines], paging, clock);
    }

    public async Task<CouplePage> OfAsync(CoupleHead head)
    {
        Guid[] ids = [head.First.Id, head.Second.Id];
        var names = await me.Caseload.NamesAsync();
        var homework = await HomeworkAsync(ids);
        List<CoupleSide> sides = [.. ids.Select(id => Side(names, homework, id, head.Clock))];
        return new CouplePage(head, sides, await SessionsAsync(ids), await runs.OfAsync(head));
    }

    /// <summary>The form with whom it offers: active clients who are in no couple.</summary>
    public async Task<CoupleForm> FormAsync(CoupleForm form)
    {
        var taken = await me.Caseload.Couples.Select(c => new { c.FirstClientId, c.SecondClientId }).ToListAsync();
        var coupled = taken.SelectMany(c => new[] { c.FirstClientId, c.SecondClientId }).ToHashSet();
        form.Choices = [.. from client in (await me.Caseload.NamesAsync()).All
                           where client.Status == ClientStatus.Active && !coupled.Contains(client.Id)
                           orderby client.PreferredName.Text
                           select new SelectListItem(client.PreferredName.Text, client.Id.ToString())];
        return form;
    }

    public Task<bool> AreCoupledAsync(Guid first, Guid second) =>
        me.Caseload.Couples.AnyAsync(c => c.FirstClientId == first || c.SecondClientId == first || c.FirstClientId == second || c.SecondClientId == second);

    private static CoupleSide Side(ClientNames names, ILookup<Guid, HomeworkRow> homework, Guid id, LocalClock clock) =>
        new(names.All.First(c => c.Id == id), names[id], [.. homework[id].Take(StripLength).Reverse()], clock);

    private async Task<ILookup<Guid, HomeworkRow>> HomeworkAsync(IReadOnlyCollection<Guid> clientIds) =>
        (await me.Caseload.Assignments.Where(a => clientIds.Contains(a.ClientId) && a.Purpose == AssignmentPurpose.Work && a.Status != AssignmentStatus.Withdrawn)
            .OrderByDescending(a => a.SendAt).ProjectTo<HomeworkRow>(maps).ToListAsync()).ToLookup(a => a.ClientId);

    private Task<List<NextSession>> SessionsAsync(IReadOnlyCollection<Guid> clientIds) =>
        me.Caseload.Sessions.Where(s => clientIds.Contains(s.ClientId) && s.Status == SessionStatus.Planned && s.StartsAt >= me.Now)
            .OrderBy(s => s.StartsAt).ProjectTo<NextSession>(maps).ToListAsync();
}
