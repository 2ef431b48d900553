using Clinic.Audit;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Clients;

/// <summary>The hours in which mail may reach a client, agreed for their safety.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/safe-hours")]
public sealed class SafeHoursController(SignedInTherapist me, NoticeBook notices, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, SafeHoursForm safeHours)
    {
        var client = await me.Caseload.ClientAsync(id);
        if (!ModelState.IsValid || !this.Try("SafeHours.From", () => client.Contact.SetSafeHours(safeHours.From, safeHours.Until)))
            return View(ClientContactController.Page, await ContactPage.ReadAsync(me, id, safeHours));
        await notices.RescheduleAllAsync(client, await me.PracticeAsync());
        audit.Therapist(me.Id, AuditAction.SafeHoursChanged, id);
        await me.Caseload.SaveAsync();
        this.Flash(safeHours.From is null ? $"Mail to {client.PreferredName.Text} keeps the practice's hours." : $"Mail reaches {client.PreferredName.Text} only from {safeHours.From:HH\\:mm} to {safeHours.Until:HH\\:mm}.");
        return LocalRedirect($"/clients/{id}/contact");
    }
}
