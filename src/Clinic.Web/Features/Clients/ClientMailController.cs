using Clinic.Audit;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Clients;

/// <summary>The mails of one client: the next ten, and what became of the others.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/mail")]
public sealed class ClientMailController(SignedInTherapist me, AuditTrail audit) : Controller
{
    private const int Coming = 10, Size = 25;

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, int page = 1)
    {
        var head = await ClientHead.ReadAsync(me, id);
        var mails = me.Caseload.Notices.AsNoTracking().Where(n => n.ClientId == id && n.TherapistId == null);
        var coming = await mails.Where(n => n.State == NoticeState.Pending || n.State == NoticeState.Claimed).OrderBy(n => n.NextAttemptAt).Take(Coming).ToListAsync();
        var past = mails.Where(n => n.State == NoticeState.Sent || n.State == NoticeState.Failed || n.State == NoticeState.InDoubt || n.State == NoticeState.Skipped);
        var total = await past.CountAsync();
        var paging = new Paging(Math.Clamp(page, 1, Math.Max(1, (total + Size - 1) / Size)), Size, total);
        var gone = await past.OrderByDescending(n => n.SentAt ?? n.SkippedAt ?? n.DueAt).ThenBy(n => n.Id).Skip((paging.Page - 1) * Size).Take(Size).ToListAsync();
        audit.Therapist(me.Id, AuditAction.ClientViewed, id);
        await me.Caseload.SaveAsync();
        return View("~/Features/Clients/Mail.cshtml", new ClientMailPage(head, coming, gone, (await me.AccountAsync()).OwnReminders is not null, paging));
    }
}

public sealed record ClientMailPage(ClientHead Head, IReadOnlyList<Notice> Coming, IReadOnlyList<Notice> Gone, bool IsOwnPlan, Paging Paging);
