using System.Security.Claims;
using Clinic.Audit;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Account;

[Authorize(Policy = Policies.Staff)]
[Route("account/password")]
public sealed class PasswordsController(SignedInTherapist me, UserManager<Therapist> users, SignInManager<Therapist> signIn, AuditTrail audit) : Controller
{
    private const string Page = "/Features/Account/Password.cshtml";

    [HttpGet("")]
    public IActionResult Edit() => View(Page, new PasswordForm());

    [HttpPost("")]
    public async Task<IActionResult> Update(PasswordForm form)
    {
        if (!ModelState.IsValid || !await IsAcceptedAsync(form))
            return View(Page, form);
        this.Flash("Your password is changed. Other devices are signed out.");
        return LocalRedirect("/account");
    }

    private async Task<bool> IsAcceptedAsync(PasswordForm form)
    {
        var account = await me.AccountAsync();
        if (!(await signIn.CheckPasswordSignInAsync(account, form.Current, lockoutOnFailure: true)).Succeeded)
        {
            ModelState.AddModelError(nameof(form.Current), ProofForm.Wrong);
            return false;
        }
        audit.Therapist(me.Id, AuditAction.PasswordChanged, objectId: me.Id);
        var result = await users.ChangePasswordAsync(account, form.Current, form.Password);
        foreach (var error in result.Errors)
            ModelState.AddModelError(nameof(form.Password), error.Description);
        if (!result.Succeeded)
            return false;
        if ((await users.GetClaimsAsync(account)).FirstOrDefault(c => c.Type == InitialPassword.Claim) is Claim mark)
            await users.RemoveClaimAsync(account, mark);
        await signIn.RefreshSignInAsync(account);
        return true;
    }
}
