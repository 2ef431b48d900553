using Clinic.Audit;
using Clinic.Security;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Clinic.Web.Features.Clients;

/// <summary>What is asked of a client's particulars before they are saved, whoever typed them.</summary>
/// <param name="me">Whose client it is, or is to be.</param>
internal sealed class ClientCheck(SignedInTherapist me, PortalKeys keys)
{
    /// <summary>False where something is wrong, or where an address that somebody else has was not confirmed yet.</summary>
    public async Task<bool> IsAcceptedAsync(ClientForm form, Guid? id, ModelStateDictionary state)
    {
        foreach (var (field, words) in form.Problems((await me.ClockAsync()).Today).Where(p => state[p.Field]?.Errors.Count is null or 0))
            state.AddModelError(field, words);
        if (!state.IsValid)
            return false;
        form.Same = await SameAsync(form, id);
        if (form.Same is null || form.IsConfirmed)
            return true;
        form.MailboxShared = true;
        state.Remove(nameof(form.MailboxShared));
        return false;
    }

    /// <summary>Where two share a mailbox, both files must know.</summary>
    /// <param name="byId">Who did it.</param>
    public async Task ShareMailboxesAsync(ClientForm form, AuditTrail audit, Guid byId)
    {
        foreach (var other in form is { MailboxShared: true, Same: { } same } ? same.Ids : [])
        {
            (await me.Caseload.ClientAsync(other)).ShareMailbox();
            audit.Therapist(byId, AuditAction.ClientChanged, other);
        }
    }

    private async Task<SameAddress?> SameAsync(ClientForm form, Guid? id)
    {
        var (own, elsewhere) = await me.Caseload.SameAddressAsync(keys.EmailIndex((await me.PracticeAsync()).Id, form.Email!), id);
        if (own.Count == 0 && !elsewhere)
            return null;
        var names = await me.Caseload.NamesAsync();
        return new SameAddress([.. own.Select(o => names[o])], own, elsewhere);
    }
}
