using Clinic.Audit;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Account;

/// <summary>The second step: a key shared with an app on the phone, in use once the app has shown a right code.</summary>
[Authorize(Policy = Policies.Staff)]
[Route("account/authenticator")]
public sealed class AuthenticatorsController(SignedInTherapist me, UserManager<Therapist> users, SignInManager<Therapist> signIn, AuditTrail audit) : Controller
{
    private const string Page = "/Features/Account/Authenticator.cshtml";

    /// <summary>Makes the key; nothing changes about signing in yet.</summary>
    [HttpPost("key")]
    public async Task<IActionResult> Edit()
    {
        var account = await me.AccountAsync();
        if (account.TwoFactorEnabled)
            return LocalRedirect("/account");
        await new AuthenticatorKey(users, account).RenewAsync();
        return RedirectToAction(nameof(New));
    }

    [HttpGet("")]
    public async Task<IActionResult> New() => await PageAsync(new AuthenticatorForm());

    [HttpPost("")]
    public async Task<IActionResult> Create(AuthenticatorForm form)
    {
        var account = await me.AccountAsync();
        if (account.TwoFactorEnabled)
            return LocalRedirect("/account");
        var code = string.Concat(form.Code?.Where(char.IsAsciiDigit) ?? []);
        if (ModelState.IsValid && !await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, code))
            ModelState.AddModelError(nameof(form.Code), "The code does not fit. Type the one that the app shows now; if it still does not fit, check the phone's clock.");
        if (ModelState.IsValid && !(await signIn.CheckPasswordSignInAsync(account, form.Password, lockoutOnFailure: true)).Succeeded)
            ModelState.AddModelError(nameof(form.Password), ProofForm.Wrong);
        if (!ModelState.IsValid)
            return await PageAsync(form);
        audit.Therapist(me.Id, AuditAction.AuthenticatorSet, objectId: me.Id);
        await users.SetTwoFactorEnabledAsync(account, true);
        await signIn.RefreshSignInAsync(account);
        TempData[RecoveryCodesController.Fresh] = string.Join(' ', await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodesController.Count) ?? []);
        this.Flash("The second step is on. From now on you sign in with your password and a code.");
        return LocalRedirect("/account/recovery-codes");
    }

    private async Task<IActionResult> PageAsync(AuthenticatorForm form)
    {
        var account = await me.AccountAsync();
        if (account.TwoFactorEnabled || await users.GetAuthenticatorKeyAsync(account) is not { } key)
            return LocalRedirect("/account");
        var practice = await me.PracticeAsync();
        return View(Page, new AuthenticatorPage(form, AuthenticatorKey.UriFor(practice.SenderName, account.Email!, key), AuthenticatorKey.InGroups(key)));
    }
}
