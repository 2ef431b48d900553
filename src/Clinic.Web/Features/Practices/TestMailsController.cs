using Clinic.Audit;
using Clinic.Mail;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Practices;

/// <summary>A mail to the owner, so that they see whether mail leaves, and if not, why.</summary>
[Authorize(Policy = Policies.Owner)]
public sealed class TestMailsController(SignedInTherapist me, Letters letters, IMailer mailer, AuditTrail audit) : Controller
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [HttpPost("/practice/mail/test")]
    public async Task<IActionResult> Create()
    {
        var account = await me.AccountAsync();
        audit.Therapist(me.Id, AuditAction.PreviewMailed, objectId: me.Id);
        await me.Caseload.SaveAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await mailer.OpenAsync(patience.Token);
            await mailer.SendAsync(letters.Test(await me.PracticeAsync(), account, me.Now), patience.Token);
            this.Flash($"The mail server took the test mail to {account.Email}. If it does not arrive, look among unwanted mail.");
        }
        catch (Exception problem) when (problem is MailRefused or MailDelayed or MailInDoubt or MailUnreachable or OperationCanceledException)
        {
            TempData["Problem"] = problem switch
            {
                MailRefused => $"The mail server refused the test mail: {problem.Message}.",
                MailDelayed => $"The mail server did not take the test mail now: {problem.Message}.",
                MailInDoubt => "The mail server had the whole test mail and then did not answer. It may arrive.",
                MailUnreachable => problem.Message,
                _ => "The mail server did not answer in time.",
            };
        }
        return LocalRedirect("/practice/mail");
    }
}
