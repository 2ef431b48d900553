using Clinic.Audit;
using Clinic.Mail;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Practices;

/// <summary>Which reminders go, on which days, and what happens to a mail in doubt.</summary>
[Authorize(Policy = Policies.Owner)]
[Route("practice/mail")]
public sealed class PracticeMailController(SignedInTherapist me, MailPause pause, AuditTrail audit) : Controller
{
    private const string Page = "/Features/Practices/Mail.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Edit() => View(Page, await PageAsync(PracticeMailForm.Of(await me.PracticeAsync())));

    [HttpPost("")]
    public async Task<IActionResult> Update([Bind(Prefix = "Form")] PracticeMailForm form)
    {
        var practice = await me.PracticeAsync();
        if (!ModelState.IsValid || !this.Try("Form.Quiet", () => practice.ChangeReminders(form.ToPlan())))
            return View(Page, await PageAsync(form));
        practice.ChangeWhenInDoubt(form.WhenInDoubt!.Value);
        practice.ChangeSessionMails(form.SessionMails!.Value);
        audit.Therapist(me.Id, AuditAction.PracticeChanged, objectId: practice.Id);
        await me.Caseload.SaveAsync();
        this.Flash("Saved. It holds for homework that you assign from now on, and where a due date moves.");
        return LocalRedirect("/practice/mail");
    }

    private async Task<PracticeMailPage> PageAsync(PracticeMailForm form) =>
        new(form, await me.PracticeAsync(), (await me.AccountAsync()).Email!, pause.Trouble, pause.Since is { } since ? (await me.ClockAsync()).DayAndTime(since) : null);
}
