using Clinic.Audit;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Account;

/// <summary>Which reminders go for homework that this therapist assigns: the practice's, or some of their own.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("account/reminders")]
public sealed class OwnRemindersController(SignedInTherapist me, AuditTrail audit) : Controller
{
    private const string Page = "/Features/Account/Reminders.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Edit() =>
        View(Page, OwnRemindersForm.Of((await me.AccountAsync()).OwnReminders, (await me.PracticeAsync()).Reminders));

    [HttpPost("")]
    public async Task<IActionResult> Update(OwnRemindersForm form)
    {
        var account = await me.AccountAsync();
        if (form.Own == false)
            ModelState.Clear(); // the steps are not read then
        if (!ModelState.IsValid || form.Own is null || !this.Try(nameof(form.Quiet), () => account.ChangeReminders(form.Own.Value ? form.ToPlan() : null)))
            return View(Page, form);
        audit.Therapist(me.Id, AuditAction.AccountChanged, objectId: me.Id);
        await me.Caseload.SaveAsync();
        this.Flash(form.Own.Value ? "Saved. Your own reminders hold for homework that you assign from now on, and where a due date moves." : "Saved. The practice's reminders hold for you.");
        return LocalRedirect("/account");
    }
}
