using Clinic.Audit;
using Clinic.Pathways;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

/// <summary>Nothing more opens; what is open stays.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/runs/{runId:guid}/ending")]
public sealed class RunEndingsController(CoupleDesk desk, RunBook book, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, Guid runId)
    {
        var run = await desk.File.RunAsync(runId);
        run.End(desk.Me.Now);
        await KeepAsync(run, AuditAction.PathwayEnded);
        this.Flash("Stopped. Nothing more opens; homework that is open stays open.", $"/couples/{id}/runs/{runId}/ending/undo");
        return LocalRedirect($"/couples/{id}");
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id, Guid runId)
    {
        var run = await desk.File.RunAsync(runId);
        run.Resume();
        await book.AdvanceAsync(run);
        await KeepAsync(run, AuditAction.PathwayResumed);
        this.Flash("It goes on.");
        return LocalRedirect($"/couples/{id}");
    }

    private Task KeepAsync(PathwayRun run, AuditAction action)
    {
        foreach (var clientId in run.Steps.Select(s => s.ClientId).Distinct())
            audit.Therapist(desk.Me.Id, action, clientId, run.Id);
        return desk.File.SaveAsync();
    }
}
