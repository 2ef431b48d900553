using Clinic.Audit;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Account;

[Authorize(Policy = Policies.Staff)]
[Route("account/authenticator/removal")]
public sealed class AuthenticatorRemovalsController(SignedInTherapist me, UserManager<Therapist> users, SignInManager<Therapist> signIn, AuditTrail audit) : Controller
{
    private const string Page = "/Features/Account/AuthenticatorRemoval.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> New() => (await me.AccountAsync()).TwoFactorEnabled ? View(Page, new ProofForm()) : LocalRedirect("/account");

    [HttpPost("")]
    public async Task<IActionResult> Create(ProofForm form)
    {
        var account = await me.AccountAsync();
        if (ModelState.IsValid && !(await signIn.CheckPasswordSignInAsync(account, form.Password, lockoutOnFailure: true)).Succeeded)
            ModelState.AddModelError(nameof(form.Password), ProofForm.Wrong);
        if (!ModelState.IsValid)
            return View(Page, form);
        audit.Therapist(me.Id, AuditAction.AuthenticatorRemoved, objectId: me.Id);
        await users.SetTwoFactorEnabledAsync(account, false);
        await new AuthenticatorKey(users, account).ForgetAsync();
        await signIn.RefreshSignInAsync(account);
        this.Flash("The second step is off. You sign in with your password alone.");
        return LocalRedirect("/account");
    }
}
