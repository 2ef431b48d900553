using AutoMapper.QueryableExtensions;
using Clinic.Alerts;
using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Alerts;

[Authorize(Policy = Policies.Therapist)]
[Route("alerts")]
public sealed class AlertsController(SignedInTherapist me, AlertPages pages, AuditTrail audit, AutoMapper.IConfigurationProvider maps) : Controller
{
    private const int PageSize = 25;

    [HttpGet("")]
    public async Task<IActionResult> Index(AlertStatus state = AlertStatus.Open, int page = 1)
    {
        if (!Enum.IsDefined(state))
            return NotFound();
        var cancel = HttpContext.RequestAborted;
        var counts = await me.Caseload.Alerts.GroupBy(a => a.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var total = counts.GetValueOrDefault(state);
        var paging = new Paging(Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize)), PageSize, total);
        var rows = await me.Caseload.Alerts.Where(a => a.Status == state).OrderByDescending(a => a.RaisedAt).ThenByDescending(a => a.Id)
            .Skip((paging.Page - 1) * PageSize).Take(PageSize).ProjectTo<AlertRow>(maps).ToListAsync(cancel);
        return View(new AlertsPage(state, counts, rows, paging, await me.Caseload.NamesAsync(cancel), await me.ClockAsync()));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id)
    {
        var page = await pages.OfAsync(id, new ClosureForm());
        audit.Therapist(me.Id, AuditAction.AlertViewed, page.Alert.ClientId, id);
        await me.Caseload.SaveAsync();
        return View(page);
    }
}
