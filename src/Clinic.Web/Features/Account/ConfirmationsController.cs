using Clinic.Audit;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Clinic.Web.Features.Account;

/// <summary>The password once more, before something that cannot be taken back or takes words out of the portal.</summary>
[Authorize(Policy = Policies.Staff)]
[Route("account/confirmation")]
public sealed class ConfirmationsController(SignedInTherapist me, SignInManager<Therapist> signIn, Confirmation confirmation, AuditTrail audit) : Controller
{
    private const string Page = "/Features/Account/Confirmation.cshtml";

    [HttpGet("")]
    public IActionResult New(string? to) => View(Page, new ConfirmationForm { To = to });

    [HttpPost(""), EnableRateLimiting(Throttles.Doors)]
    public async Task<IActionResult> Create(ConfirmationForm form)
    {
        var account = await me.AccountAsync();
        if (ModelState.IsValid && !(await signIn.CheckPasswordSignInAsync(account, form.Password, lockoutOnFailure: true)).Succeeded)
            ModelState.AddModelError(nameof(form.Password), ProofForm.Wrong);
        if (!ModelState.IsValid)
            return View(Page, form);
        confirmation.Note(account);
        audit.Therapist(me.Id, AuditAction.IdentityConfirmed, objectId: me.Id);
        await me.Caseload.SaveAsync();
        return this.BackTo(form.To, "/");
    }
}

public sealed class ConfirmationForm : ProofForm
{
    /// <summary>The page that asked; only a path of ours is followed.</summary>
    public string? To { get; set; }
}
