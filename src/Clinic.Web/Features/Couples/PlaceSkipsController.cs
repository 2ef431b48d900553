using Clinic.Audit;
using Clinic.Pathways;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

/// <summary>A step is left out: nothing waits for it any more. Homework that it became stays as it is.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/runs/{runId:guid}/places/{place:int}/skip")]
public sealed class PlaceSkipsController(CoupleDesk desk, RunBook book, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, Guid runId, int place)
    {
        var run = await desk.File.RunAsync(runId);
        foreach (var step in run.Steps.Where(s => s.Place == place && !s.IsPassed))
        {
            step.Skip(desk.Me.Now);
            audit.Therapist(desk.Me.Id, AuditAction.StepSkipped, step.ClientId, step.Id);
        }
        await book.AdvanceAsync(run);
        await desk.File.SaveAsync();
        this.Flash("Left out. What waited for it no longer does.");
        return LocalRedirect($"/couples/{id}");
    }
}
