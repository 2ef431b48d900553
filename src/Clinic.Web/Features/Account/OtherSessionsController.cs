using Clinic.Audit;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Account;

/// <summary>Ends every session of the account but this one, within seconds.</summary>
[Authorize(Policy = Policies.Staff)]
public sealed class OtherSessionsController(SignedInTherapist me, UserManager<Therapist> users, SignInManager<Therapist> signIn, AuditTrail audit) : Controller
{
    [HttpPost("/account/other-sessions/end")]
    public async Task<IActionResult> Create()
    {
        var account = await me.AccountAsync();
        audit.Therapist(me.Id, AuditAction.OtherSessionsEnded, objectId: me.Id);
        await users.UpdateSecurityStampAsync(account);
        await signIn.RefreshSignInAsync(account);
        this.Flash("You are signed out everywhere but here.");
        return LocalRedirect("/account");
    }
}
