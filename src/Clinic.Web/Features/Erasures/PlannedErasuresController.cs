using System.ComponentModel.DataAnnotations;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Notices;
using Clinic.Security;
using Clinic.Web.Features.Clients;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Erasures;

/// <summary>Erases a client's file: in seven days, until when it can be called off, or at once.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/erasure")]
public sealed class PlannedErasuresController(SignedInTherapist me, Erasure erasure, NoticeBook notices, AuditTrail audit) : Controller
{
    [HttpGet(""), ConfirmedLately]
    public async Task<IActionResult> New(Guid id)
    {
        _ = await me.Caseload.OwnClientAsync(id);
        var page = new ErasurePage(await ClientHead.ReadAsync(me, id), new ErasureForm());
        audit.Therapist(me.Id, AuditAction.ClientViewed, id);
        await me.Caseload.SaveAsync();
        return View("New", page);
    }

    [HttpPost(""), ConfirmedLately]
    public async Task<IActionResult> Create(Guid id, ErasureForm form)
    {
        var client = await me.Caseload.OwnClientAsync(id);
        if (ModelState.IsValid && !form.Names(client))
            ModelState.AddModelError($"Form.{nameof(form.Typed)}", "Type the name exactly as it stands above");
        if (!ModelState.IsValid)
            return View("New", new ErasurePage(await ClientHead.ReadAsync(me, id), form));
        return form.AtOnce ? await EraseAsync(client, form.Reason!.Value) : await PlanAsync(client, form.Reason!.Value);
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var client = await me.Caseload.OwnClientAsync(id);
        client.CallOffErasure();
        audit.Therapist(me.Id, AuditAction.ErasureCalledOff, id);
        await me.Caseload.SaveAsync();
        this.Flash($"The file of {client.PreferredName.Text} is kept. The client is still discharged.");
        return LocalRedirect($"/clients/{id}");
    }

    private async Task<IActionResult> EraseAsync(Client client, ErasureReason reason)
    {
        try
        {
            await erasure.EraseAsync(client.Id, reason, me.Id);
            this.Flash("The file is erased.");
            return LocalRedirect($"/erasures/{client.Id}");
        }
        catch (RuleBroken broken)
        {
            TempData["Problem"] = broken.Message;
            return LocalRedirect($"/clients/{client.Id}");
        }
    }

    private async Task<IActionResult> PlanAsync(Client client, ErasureReason reason)
    {
        client.PlanErasure(reason, me.Now);
        await notices.CloseAllAsync(client.Id, "erasure planned");
        audit.Therapist(me.Id, AuditAction.ErasurePlanned, client.Id);
        await me.Caseload.SaveAsync();
        this.Flash($"The file of {client.PreferredName.Text} will be erased in {Client.DaysUntilErasure} days.", $"/clients/{client.Id}/erasure/undo");
        return LocalRedirect($"/clients/{client.Id}");
    }
}

public sealed record ErasurePage(ClientHead Head, ErasureForm Form);

public sealed class ErasureForm
{
    [Required(ErrorMessage = "Choose why the file is erased")]
    public ErasureReason? Reason { get; set; }

    [Required(ErrorMessage = "Type the name to confirm")]
    public string? Typed { get; set; }

    public bool AtOnce { get; set; }

    public bool Names(Client client) => string.Equals(Typed?.Trim(), client.PreferredName.Text, StringComparison.OrdinalIgnoreCase);
}
