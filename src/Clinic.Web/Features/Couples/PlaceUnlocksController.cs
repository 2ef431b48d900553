using Clinic.Audit;
using Clinic.Pathways;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

/// <summary>The therapist opens a step without waiting for its gate.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/runs/{runId:guid}/places/{place:int}/unlock")]
public sealed class PlaceUnlocksController(CoupleDesk desk, RunBook book, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, Guid runId, int place)
    {
        var run = await desk.File.RunAsync(runId);
        foreach (var step in run.Steps.Where(s => s.Place == place && s.State == RunStepState.Waiting))
        {
            step.Unlock(desk.Me.Now);
            audit.Therapist(desk.Me.Id, AuditAction.StepUnlocked, step.ClientId, step.Id);
        }
        await book.AdvanceAsync(run);
        await desk.File.SaveAsync();
        this.Flash("Opened. Whoever has this step finds it behind their own link.");
        return LocalRedirect($"/couples/{id}");
    }
}
