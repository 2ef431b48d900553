using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Alerts;

/// <summary>Saying what was done ends an alert.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("alerts/{id:guid}/closure")]
public sealed class ClosuresController(SignedInTherapist me, AlertPages pages, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, ClosureForm form)
    {
        var page = await pages.OfAsync(id, form);
        if (!ModelState.IsValid || !this.Try(nameof(form.Action), () => page.Alert.Close(me.Id, form.Action!, me.Now)))
            return View(AlertPages.View, page);
        audit.Therapist(me.Id, AuditAction.AlertClosed, page.Alert.ClientId, id);
        await me.Caseload.SaveAsync();
        this.Flash($"The alert about {page.ClientName} is closed.", $"/alerts/{id}/closure/undo");
        return LocalRedirect("/alerts");
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var alert = await me.Caseload.AlertAsync(id);
        alert.Reopen();
        audit.Therapist(me.Id, AuditAction.AlertReopened, alert.ClientId, id);
        await me.Caseload.SaveAsync();
        this.Flash("The alert is open again, and still yours.");
        return LocalRedirect($"/alerts/{id}");
    }
}
