using Clinic.Audit;
using Clinic.Clients;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Clients;

/// <summary>The word or six digits agreed in session.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/pin")]
public sealed class PinsController(SignedInTherapist me, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid id) => View("~/Features/Clients/Pin.cshtml", new PinPage(await ClientHead.ReadAsync(me, id), new PinForm()));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, PinForm pin)
    {
        var client = await me.Caseload.ClientAsync(id);
        var words = pin.IsOwn ? pin.Words : PinForm.MakeDigits(client);
        if (!this.Try("Pin.Words", () => client.Pin.Set(PinHash.Of(words, client), me.Now)))
            return View("~/Features/Clients/Pin.cshtml", new PinPage(await ClientHead.ReadAsync(me, id), pin));
        audit.Therapist(me.Id, AuditAction.PinSet, id);
        await me.Caseload.SaveAsync();
        if (pin.IsOwn)
            this.Flash($"The word agreed with {client.PreferredName.Text} is set.");
        else
            TempData["Pin"] = words;
        return LocalRedirect(pin.IsOwn ? $"/clients/{id}/contact" : $"/clients/{id}/pin/once");
    }

    /// <summary>The digits, shown once: they are kept in the browser's sealed cookie until then, and only hashed here.</summary>
    [HttpGet("once")]
    public async Task<IActionResult> Details(Guid id) =>
        TempData["Pin"] is string digits
            ? View("~/Features/Clients/PinOnce.cshtml", new PinOncePage(await ClientHead.ReadAsync(me, id), digits))
            : LocalRedirect($"/clients/{id}/contact");

    [HttpPost("reset")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var client = await me.Caseload.ClientAsync(id);
        client.Pin.Reset();
        audit.Therapist(me.Id, AuditAction.PinReset, id);
        await me.Caseload.SaveAsync();
        this.Flash($"The PIN of {client.PreferredName.Text} is removed.");
        return LocalRedirect($"/clients/{id}/contact");
    }
}
