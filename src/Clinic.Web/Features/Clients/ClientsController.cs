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
        var practice = await me.PracticeAsync();
        Client? client = null;
        if (!await IsAcceptedAsync(form, null) || !this.Try(nameof(form.BirthDate), () =>
                client = Client.Enrol(practice.Id, me.Id, form.ToIdentity(), form.ToContact(keys, practice.Id), emailConsent: false, me.Now)))
            return View(nameof(New), form);
        if (form.EmailConsent)
            client!.RecordEmailConsent(await ConsentForm.MomentAsync(me, form.ConsentOn));
        me.Caseload.Add(client!);
        audit.Therapist(me.Id, AuditAction.ClientEnrolled, client!.Id);
        await ShareMailboxesAsync(form);
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
        var client = await me.Caseload.ClientAsync(id);
        if (!await IsAcceptedAsync(form, id) || !this.Try(nameof(form.BirthDate), () => client.ChangeIdentity(form.ToIdentity(), me.Now)))
            return View(nameof(Edit), form);
        var (oldAddress, oldZone) = (client.EmailIndex, client.TimeZone);
        client.ChangeContact(form.ToContact(keys, client.PracticeId));
        var hasMoved = !oldAddress.AsSpan().SequenceEqual(client.EmailIndex);
        if (hasMoved)
            await AddressMove.AfterAsync(client, me, notices);
        if (oldZone != client.TimeZone)
            await notices.RescheduleAllAsync(client, await me.PracticeAsync());
        await ShareMailboxesAsync(form);
        audit.Therapist(me.Id, AuditAction.ClientChanged, id);
        await me.Caseload.SaveAsync();
        this.Flash($"{client.PreferredName.Text} saved.{(hasMoved ? " Links that went to the old address no longer open." : "")}");
        return LocalRedirect($"/clients/{id}");
    }

    /// <summary>False where something is wrong, or where an address that somebody else has was not confirmed yet.</summary>
    private async Task<bool> IsAcceptedAsync(ClientForm form, Guid? id)
    {
        foreach (var (field, words) in form.Problems((await me.ClockAsync()).Today).Where(p => ModelState[p.Field]?.Errors.Count is null or 0))
            ModelState.AddModelError(field, words);
        if (!ModelState.IsValid)
            return false;
        form.Same = await SameAsync(form, id);
        if (form.Same is null || form.IsConfirmed)
            return true;
        form.MailboxShared = true;
        ModelState.Remove(nameof(form.MailboxShared));
        return false;
    }

    private async Task<SameAddress?> SameAsync(ClientForm form, Guid? id)
    {
        var (own, elsewhere) = await me.Caseload.SameAddressAsync(keys.EmailIndex((await me.PracticeAsync()).Id, form.Email!), id);
        if (own.Count == 0 && !elsewhere)
            return null;
        var names = await me.Caseload.NamesAsync();
        return new SameAddress([.. own.Select(o => names[o])], own, elsewhere);
    }

    /// <summary>Where two share a mailbox, both files must know.</summary>
    private async Task ShareMailboxesAsync(ClientForm form)
    {
        foreach (var other in form is { MailboxShared: true, Same: { } same } ? same.Ids : [])
        {
            (await me.Caseload.ClientAsync(other)).ShareMailbox();
            audit.Therapist(me.Id, AuditAction.ClientChanged, other);
        }
    }
}
