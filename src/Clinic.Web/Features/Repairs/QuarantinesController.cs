using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Repairs;

/// <summary>"The other partner answered this": the answers are set aside unread, and every way to them is closed.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("assignments/{id:guid}/quarantine")]
public sealed class QuarantinesController(RepairDesk desk) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var it = await desk.FindAsync(id);
        if (it.Answers == 0)
        {
            TempData["Problem"] = "There is nothing to set aside: no answer has been saved.";
            return LocalRedirect(it.Url);
        }
        await desk.Wrong.QuarantineAsync(it.Assignment, desk.Me.Id);
        await desk.Me.Caseload.SaveAsync();
        this.Flash($"Set aside unread. No link of {it.Client.PreferredName.Text} opens any more, and no browser is known.", $"{it.Url}/quarantine/undo");
        return LocalRedirect($"{it.Url}/repair");
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var it = await desk.FindAsync(id);
        if (it.IsDecided)
            TempData["Problem"] = "It has been decided already.";
        else
        {
            await desk.Wrong.LiftAsync(it.Assignment, it.Client, await desk.Me.PracticeAsync(), desk.Me.Id);
            await desk.Me.Caseload.SaveAsync();
            this.Flash($"The answers are {it.Client.PreferredName.Text}’s again. A new link goes out, because the old ones stay closed.");
        }
        return LocalRedirect(it.Url);
    }
}
