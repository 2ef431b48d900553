using Clinic.Audit;
using Clinic.Clients;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

[Authorize(Policy = Policies.Therapist)]
[Route("couples")]
public sealed class CouplesController(SignedInTherapist me, CouplePages pages, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int page = 1) => View(await pages.ListAsync(page));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, [FromServices] CoupleDesk desk)
    {
        var page = await pages.OfAsync(await desk.HeadAsync(id));
        foreach (var side in page.Sides)
            audit.Therapist(me.Id, AuditAction.ClientViewed, side.Client.Id, id);
        await me.Caseload.SaveAsync();
        return View(page);
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? first) => View(await pages.FormAsync(new CoupleForm { FirstId = first }));

    [HttpPost("")]
    public async Task<IActionResult> Create(CoupleForm form)
    {
        if (!ModelState.IsValid || await LinkAsync(form) is not { } couple)
            return View(nameof(New), await pages.FormAsync(form));
        return RedirectToAction(nameof(Details), new { id = couple.Id });
    }

    /// <summary>Null where something has to be said first.</summary>
    private async Task<Couple?> LinkAsync(CoupleForm form)
    {
        var (first, second) = (await me.Caseload.ClientAsync(form.FirstId!.Value), await me.Caseload.ClientAsync(form.SecondId!.Value));
        if (await pages.AreCoupledAsync(first.Id, second.Id))
            ModelState.AddModelError(nameof(form.SecondId), "One of them is already linked to somebody else. Unlink that couple first.");
        Couple? couple = null;
        if (!ModelState.IsValid || !this.Try(nameof(form.SecondId), () => couple = Couple.Link(first, second, me.Id, me.Now)))
            return null;
        if (first.SharesMailboxUnguardedWith(second) && !form.Warned)
        {
            form.MustWarn = true;
            return null;
        }
        if (first.SharesMailboxUnguardedWith(second) && form.AskPins)
        {
            first.ShareMailbox();
            second.ShareMailbox();
        }
        me.Caseload.Add(couple!);
        audit.Therapist(me.Id, AuditAction.CoupleLinked, first.Id, couple!.Id);
        audit.Therapist(me.Id, AuditAction.CoupleLinked, second.Id, couple.Id);
        await me.Caseload.SaveAsync();
        this.Flash($"{first.PreferredName.Text} and {second.PreferredName.Text} are linked as a couple.", $"/couples/{couple.Id}/unlinking");
        return couple;
    }
}
