using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Repairs;

/// <summary>The answers are destroyed unread; both get fresh links.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("assignments/{id:guid}/destruction")]
public sealed class DestructionsController(RepairDesk desk) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var it = await desk.FindAsync(id);
        if (it.IsDecided)
        {
            TempData["Problem"] = "Nothing is set aside here.";
            return LocalRedirect(it.Url);
        }
        await desk.Wrong.DestroyAsync(it.Assignment, it.Client, it.Author, await desk.Me.PracticeAsync(), desk.Me.Id);
        await desk.Me.Caseload.SaveAsync();
        this.Flash("Destroyed unread. Both get a new link.");
        return LocalRedirect($"/clients/{it.Client.Id}/homework");
    }
}
