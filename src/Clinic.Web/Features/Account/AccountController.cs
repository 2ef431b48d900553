using Clinic.Audit;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Account;

[Authorize(Policy = Policies.Staff)]
[Route("account")]
public sealed class AccountController(SignedInTherapist me, UserManager<Therapist> users, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Details()
    {
        var account = await me.AccountAsync();
        return await PageAsync(new AccountForm { DisplayName = account.DisplayName, TimeZone = account.TimeZone });
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(AccountForm form)
    {
        var account = await me.AccountAsync();
        if (!ModelState.IsValid || !this.Try(nameof(form.TimeZone), () => account.Rename(form.DisplayName, form.TimeZone)))
            return await PageAsync(form);
        audit.Therapist(me.Id, AuditAction.AccountChanged, objectId: me.Id);
        await me.Caseload.SaveAsync();
        this.Flash("Name and time zone saved.");
        return RedirectToAction(nameof(Details));
    }

    private async Task<IActionResult> PageAsync(AccountForm form)
    {
        var account = await me.AccountAsync();
        var codes = account.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(account) : 0;
        ViewData["Zones"] = ZoneChoices.At(me.Now, form.TimeZone);
        return View(nameof(Details), new AccountPage(form, account.Email!, account.Role, account.TwoFactorEnabled, codes, account.OwnReminders is not null));
    }
}
