using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Account;

/// <summary>Whether news comes to this account's mailbox piece by piece or once a day.</summary>
[Authorize(Policy = Policies.Staff)]
[Route("account/mails")]
public sealed class NewsMailsController(SignedInTherapist me, AuditTrail audit) : Controller
{
    private const string Page = "/Features/Account/Mails.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Edit()
    {
        var account = await me.AccountAsync();
        return View(Page, new NewsMailsForm { Daily = account.DigestAt is not null, At = account.DigestAt ?? NewsMailsForm.Usual });
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(NewsMailsForm form)
    {
        if (form is { Daily: true, At: null } && !ModelState.ContainsKey(nameof(form.At)))
            ModelState.AddModelError(nameof(form.At), NewsMailsForm.NoTime);
        if (!ModelState.IsValid || form.Daily is null)
            return View(Page, form);
        (await me.AccountAsync()).ChangeDigest(form.Daily.Value ? form.At ?? NewsMailsForm.Usual : null);
        audit.Therapist(me.Id, AuditAction.AccountChanged, objectId: me.Id);
        await me.Caseload.SaveAsync();
        this.Flash(form.Daily.Value ? "Saved. News comes once a day." : "Saved. News comes at once.");
        return LocalRedirect("/account");
    }
}
