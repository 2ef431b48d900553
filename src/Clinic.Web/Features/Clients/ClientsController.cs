using Clinic.Audit;
using Clinic.Clients;
using Clinic.Notices;
using Clinic.Security;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Clients;

[Authorize(Policy = Policies.Therapist)]
[Route("clients")]
public sealed class ClientsController(SignedInTherapist me, PortalKeys keys, AuditTrail audit, AutoMapper.IConfigurationProvider maps) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(ClientFilter filter) => View(await ClientListPage.ReadAsync(me, maps, filter));

    [HttpGet("new")]
    public async Task<IActionResult> New()
    {
        var practice = await me.PracticeAsync();
        return View(new ClientForm { TimeZone = practice.TimeZone, Language = practice.Language });
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(ClientForm form)
    {
        var check = new ClientCheck(me, keys);
        var practice = await me.PracticeAsync();
        Client? client = null;
        if (!await check.IsAcceptedAsync(form, null, ModelState) || !this.Try(nameof(form.BirthDate), () =>
                client = Client.Enrol(practice.Id, me.Id, form.ToIdentity(), form.ToContact(keys, practice.Id), emailConsent: false, me.Now)))
            return View(nameof(New), form);
        if (form.EmailConsent)
            client!.RecordEmailConsent(await ConsentForm.MomentAsync(me, form.ConsentOn));
        me.Caseload.Add(client!);
        audit.Therapist(me.Id, AuditAction.ClientEnrolled, client!.Id);
        await check.ShareMailboxesAsync(form, audit, me.Id);
        await me.Caseload.SaveAsync();
        this.Flash($"{client.PreferredName.Text} enrolled.");
        return LocalRedirect(client.NeedsPinFirst ? $"/clients/{client.Id}/pin" : $"/clients/{client.Id}");
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id)
    {
        var page = await ClientPage.ReadAsync(me, id);
        audit.Therapist(me.Id, AuditAction.ClientViewed, id);
        await me.Caseload.SaveAsync();
        return View(page);
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id)
    {
        var client = await me.Caseload.ClientAsync(id);
        audit.Therapist(me.Id, AuditAction.ClientViewed, id);
        await me.Caseload.SaveAsync();
        return View(ClientForm.Of(client));
    }

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Update(Guid id, ClientForm form, [FromServices] NoticeBook notices)
    {
        var check = new ClientCheck(me, keys);
        var client = await me.Caseload.ClientAsync(id);
        if (!await check.IsAcceptedAsync(form, id, ModelState) || !this.Try(nameof(form.BirthDate), () => client.ChangeIdentity(form.ToIdentity(), me.Now)))
            return View(nameof(Edit), form);
        var hasMoved = await ClientMove.SaveAsync(client, form.ToContact(keys, client.PracticeId), me, notices);
        await check.ShareMailboxesAsync(form, audit, me.Id);
        audit.Therapist(me.Id, AuditAction.ClientChanged, id);
        await me.Caseload.SaveAsync();
        this.Flash($"{client.PreferredName.Text} saved.{(hasMoved ? " Links that went to the old address no longer open." : "")}");
        return LocalRedirect($"/clients/{id}");
    }
}
