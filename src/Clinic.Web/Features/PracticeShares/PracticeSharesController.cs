using Clinic.Audit;
using Clinic.Sharing;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.PracticeShares;

/// <summary>The owner sees who reaches files other than their own, without seeing whose files they are, and can end it.</summary>
[Authorize(Policy = Policies.Owner)]
[Route("practice/shares")]
public sealed class PracticeSharesController(SignedInTherapist me, PracticeShareBook book, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int page = 1) => View(await book.PageAsync(await me.ClockAsync(), page));

    [HttpPost("{id:guid}/ending")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var share = await book.FindAsync(id);
        share.End(me.Now);
        audit.Therapist(me.Id, AuditAction.ShareEnded, share.ClientId, share.TherapistId);
        await me.Caseload.SaveAsync();
        this.Flash($"{await me.ColleagueAsync(share.TherapistId)} can no longer open that file.");
        return LocalRedirect("/practice/shares");
    }
}

/// <summary>All shares of the practice, for its owner.</summary>
public sealed class PracticeShareBook(Clinic.Data.ClinicContext db)
{
    private const int Size = 25;

    public async Task<Share> FindAsync(Guid id) => await db.Shares.FirstOrDefaultAsync(s => s.Id == id) ?? throw new NotInCaseload();

    public async Task<PracticeSharesPage> PageAsync(LocalClock clock, int page)
    {
        var total = await db.Shares.CountAsync();
        var paging = new Paging(Math.Clamp(page, 1, Math.Max(1, (total + Size - 1) / Size)), Size, total);
        var rows = await (from share in db.Shares.AsNoTracking()
                          join client in db.Clients on share.ClientId equals client.Id
                          join who in db.Therapists on share.TherapistId equals who.Id
                          join owner in db.Therapists on client.TherapistId equals owner.Id
                          orderby share.StartsAt descending, share.Id
                          select new PracticeShareRow(share, who.DisplayName, owner.DisplayName)).Skip((paging.Page - 1) * Size).Take(Size).ToListAsync();
        return new PracticeSharesPage(clock, rows, paging);
    }
}

public sealed record PracticeSharesPage(LocalClock Clock, IReadOnlyList<PracticeShareRow> Rows, Paging Paging);

/// <param name="Who">May open the file.</param>
/// <param name="Therapist">Whose client it is.</param>
public sealed record PracticeShareRow(Share Share, string Who, string Therapist);
