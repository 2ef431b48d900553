using Clinic.Audit;
using Clinic.Clients;
using Clinic.Notices;
using Clinic.Security;
using Clinic.Web.Features.Clients;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Roster;

/// <summary>The assistant's list of clients: who they are, how they are reached, when they come.</summary>
[Authorize(Policy = Policies.Assistant)]
[Route("roster")]
public sealed class RosterController(SignedInTherapist me, Clinic.Therapists.Roster roster, PortalKeys keys, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(RosterFilter filter)
    {
        var page = await RosterPage.ReadAsync(me, roster, filter);
        audit.Therapist(me.Id, AuditAction.RosterViewed);
        await roster.SaveAsync();
        return View(page);
    }

    [HttpGet("new")]
    public async Task<IActionResult> New()
    {
        var practice = await me.PracticeAsync();
        return View(await new RosterForm { TimeZone = practice.TimeZone, Language = practice.Language }.WithAsync(roster));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(RosterForm form)
    {
        await form.WithAsync(roster);
        ModelState.Remove(nameof(form.Role));
        form.Role = ClientRole.Other; // what brings somebody here is for their therapist to say
        if (form.TherapistId is null || !form.Names.ContainsKey(form.TherapistId.Value))
            ModelState.AddModelError(nameof(form.TherapistId), "Choose a therapist from the list");
        var theirs = me.InPlaceOf(form.TherapistId ?? me.Id);
        var (check, practice, client) = (new ClientCheck(theirs, keys), await me.PracticeAsync(), (Client?)null);
        if (!ModelState.IsValid || !await check.IsAcceptedAsync(form, null, ModelState) || !this.Try(nameof(form.BirthDate), () =>
                client = Client.Enrol(practice.Id, form.TherapistId!.Value, form.ToIdentity(), form.ToContact(keys, practice.Id), emailConsent: false, me.Now)))
            return View(nameof(New), form);
        if (form.EmailConsent)
            client!.RecordEmailConsent(await ConsentForm.MomentAsync(me, form.ConsentOn));
        roster.Add(client!);
        audit.Therapist(me.Id, AuditAction.ClientEnrolled, client!.Id);
        await check.ShareMailboxesAsync(form, audit, me.Id);
        await roster.SaveAsync();
        this.Flash($"{client.PreferredName.Text} enrolled.");
        return LocalRedirect("/roster");
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id)
    {
        var client = await roster.ClientAsync(id);
        audit.Therapist(me.Id, AuditAction.ClientViewed, id);
        await roster.SaveAsync();
        return View(await RosterForm.Of(client).WithAsync(roster));
    }

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Update(Guid id, RosterForm form, [FromServices] NoticeBook notices)
    {
        var client = await roster.ClientAsync(id);
        await form.WithAsync(roster);
        ModelState.Remove(nameof(form.Role));
        ModelState.Remove(nameof(form.TherapistId));
        form.Role = client.Role;
        var theirs = me.InPlaceOf(client.TherapistId);
        var check = new ClientCheck(theirs, keys);
        if (!await check.IsAcceptedAsync(form, id, ModelState) || !this.Try(nameof(form.BirthDate), () => client.ChangeIdentity(form.ToIdentity(), me.Now)))
            return View(nameof(Edit), form);
        await ClientMove.SaveAsync(client, form.ToContact(keys, client.PracticeId), theirs, notices);
        await check.ShareMailboxesAsync(form, audit, me.Id);
        audit.Therapist(me.Id, AuditAction.ClientChanged, id);
        await roster.SaveAsync();
        this.Flash($"{client.PreferredName.Text} saved.");
        return LocalRedirect("/roster");
    }
}
