using Clinic.Audit;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Notices;

/// <summary>A mail that was refused, or of which nobody knows, goes once more.</summary>
[Authorize(Policy = Policies.Therapist)]
public sealed class ResendingsController(SignedInTherapist me, AuditTrail audit) : Controller
{
    [HttpPost("/notices/{id:guid}/resending")]
    public async Task<IActionResult> Create(Guid id)
    {
        var notice = await me.Caseload.NoticeAsync(id);
        var client = await me.Caseload.ClientAsync(notice.ClientId!.Value);
        var assignment = notice.AssignmentId is { } homework ? await me.Caseload.AssignmentAsync(homework) : null;
        var tab = notice.State == NoticeState.InDoubt ? "in-doubt" : "failed";
        var at = new ReminderSchedule(await me.PracticeAsync(), client).SentByHand(me.Now);
        if (this.Try(() => notice.SendAgain(assignment, client, at, me.Now)))
        {
            audit.Therapist(me.Id, AuditAction.MailSentAgain, client.Id, notice.Id);
            await me.Caseload.SaveAsync();
            this.Flash($"The mail to {client.PreferredName.Text} goes again.");
        }
        return LocalRedirect($"/notices?state={tab}");
    }
}
