using Clinic.Audit;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Clients;

/// <summary>Consent to e-mail: without it nothing is sent.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/email-consent")]
public sealed class EmailConsentsController(SignedInTherapist me, NoticeBook notices, AuditTrail audit) : Controller
{
    private const string Missing = "no consent to e-mail";

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, ConsentForm consent)
    {
        var client = await me.Caseload.ClientAsync(id);
        if (consent.On > (await me.ClockAsync()).Today)
            ModelState.AddModelError("Consent.On", "Consent cannot lie in the future");
        if (!ModelState.IsValid)
            return View(ClientContactController.Page, await ContactPage.ReadAsync(me, id, consent: consent));
        client.RecordEmailConsent(await ConsentForm.MomentAsync(me, consent.On));
        await notices.ReopenAllAsync(id, Missing);
        audit.Therapist(me.Id, AuditAction.EmailConsentRecorded, id);
        await me.Caseload.SaveAsync();
        this.Flash($"Consent of {client.PreferredName.Text} to e-mail recorded.", $"/clients/{id}/email-consent/undo");
        return LocalRedirect($"/clients/{id}/contact");
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var client = await me.Caseload.ClientAsync(id);
        client.WithdrawEmailConsent();
        audit.Therapist(me.Id, AuditAction.EmailConsentWithdrawn, id);
        await me.Caseload.SaveAsync();
        this.Flash($"Consent of {client.PreferredName.Text} to e-mail withdrawn. No mail goes out.");
        return LocalRedirect($"/clients/{id}/contact");
    }
}
