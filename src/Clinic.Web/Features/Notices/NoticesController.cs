using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Notices;

/// <summary>Every mail to a client of this therapist: what goes when and why, and what became of it.</summary>
[Authorize(Policy = Policies.Therapist)]
public sealed class NoticesController(SignedInTherapist me) : Controller
{
    private const int Size = 25;

    [HttpGet("/notices")]
    public async Task<IActionResult> Index(string? state, int page = 1)
    {
        var tab = NoticeTab.All.FirstOrDefault(t => t.Key == state) ?? NoticeTab.All[0];
        var mails = me.Caseload.Notices.AsNoTracking().Where(n => n.TherapistId == null);
        var counts = await mails.Where(n => n.State == NoticeState.Failed || n.State == NoticeState.InDoubt).GroupBy(n => n.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var shown = mails.Where(n => tab.States.Contains(n.State));
        var paging = Paging(page, await shown.CountAsync());
        var rows = await tab.Sorted(shown).Skip((paging.Page - 1) * Size).Take(Size).ToListAsync();
        return View(new NoticesPage(tab, counts, rows, await me.Caseload.NamesAsync(), await me.ClockAsync(), paging));
    }

    private static Paging Paging(int page, int total) => new(Math.Clamp(page, 1, Math.Max(1, (total + Size - 1) / Size)), Size, total);
}
