using Clinic.Audit;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Account;

[Authorize(Policy = Policies.Staff)]
[Route("account/recovery-codes")]
public sealed class RecoveryCodesController(SignedInTherapist me, UserManager<Therapist> users, SignInManager<Therapist> signIn, AuditTrail audit) : Controller
{
    public const int Count = 10;

    /// <summary>Carries new codes to the one page that shows them, in a cookie that only the portal can read.</summary>
    public const string Fresh = "RecoveryCodes";

    private const string Page = "/Features/Account/RecoveryCodes.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        if (!(await me.AccountAsync()).TwoFactorEnabled)
            return LocalRedirect("/account");
        ViewData["Codes"] = (TempData[Fresh] as string)?.Split(' ');
        return View(Page, new ProofForm());
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(ProofForm form)
    {
        var account = await me.AccountAsync();
        if (!account.TwoFactorEnabled)
            return LocalRedirect("/account");
        if (ModelState.IsValid && !(await signIn.CheckPasswordSignInAsync(account, form.Password, lockoutOnFailure: true)).Succeeded)
            ModelState.AddModelError(nameof(form.Password), ProofForm.Wrong);
        if (!ModelState.IsValid)
            return View(Page, form);
        audit.Therapist(me.Id, AuditAction.RecoveryCodesMade, objectId: me.Id);
        TempData[Fresh] = string.Join(' ', await users.GenerateNewTwoFactorRecoveryCodesAsync(account, Count) ?? []);
        return RedirectToAction(nameof(Index));
    }
}
