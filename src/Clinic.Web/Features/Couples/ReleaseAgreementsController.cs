using Clinic.Couples;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Couples;

/// <summary>The therapist agrees to what an author released.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/releases/agreement")]
public sealed class ReleaseAgreementsController(CoupleDesk desk, ReleaseBook book) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, List<Guid> releases, ReleaseGate gate)
    {
        var head = await desk.HeadAsync(id);
        var chosen = await desk.File.Releases.Where(r => r.CoupleId == id && releases.Contains(r.Id)).ToListAsync();
        if (chosen.Count == 0)
            TempData["Problem"] = "Tick what you agree to.";
        else
            await AgreeAsync(head, chosen, gate);
        return LocalRedirect($"{head.Url}/releases");
    }

    private async Task AgreeAsync(CoupleHead head, List<Release> chosen, ReleaseGate gate)
    {
        try
        {
            await book.AgreeAsync(head.Consent, chosen, Enum.IsDefined(gate) ? gate : ReleaseGate.AtOnce, desk.Me.Id);
            await desk.File.SaveAsync();
            var held = chosen.Count(r => r.State == ReleaseState.Agreed);
            this.Flash(Counted.Of(chosen.Count, "answer", "answers") + (held == 0 ? " shown to the partner, who gets a neutral mail." : " agreed to. Shown once both have handed in."));
        }
        catch (RuleBroken broken)
        {
            TempData["Problem"] = broken.Message;
        }
    }
}
