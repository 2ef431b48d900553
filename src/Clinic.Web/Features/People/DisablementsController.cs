using Clinic.Audit;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.People;

/// <summary>Closes a colleague's account at once, also where it is signed in; nothing of theirs is removed.</summary>
[Authorize(Policy = Policies.Owner)]
[Route("practice/people/{id:guid}/disablement")]
public sealed class DisablementsController(SignedInTherapist me, Colleagues colleagues, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var colleague = await colleagues.FindAsync(id);
        var owner = await me.AccountAsync();
        if (this.Try(() => colleague.DisableBy(owner, me.Now)))
        {
            audit.Therapist(me.Id, AuditAction.AccountDisabled, objectId: id);
            await colleagues.SaveAsync();
            this.Flash($"{colleague.DisplayName} can no longer sign in.", $"/practice/people/{id}/disablement/undo");
        }
        return LocalRedirect("/practice/people");
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var colleague = await colleagues.FindAsync(id);
        colleague.Enable();
        audit.Therapist(me.Id, AuditAction.AccountEnabled, objectId: id);
        await colleagues.SaveAsync();
        this.Flash($"{colleague.DisplayName} can sign in again.");
        return LocalRedirect("/practice/people");
    }
}
