using Clinic.Audit;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Assignments;

/// <summary>Taking homework back: the client's page no longer shows it and no mail about it goes.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("assignments/{id:guid}/withdrawal")]
public sealed class WithdrawalsController(SignedInTherapist me, NoticeBook notices, AuditTrail audit) : Controller
{
    private const string Reason = "withdrawn";

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        if (this.Try(() => assignment.Withdraw(me.Now)))
        {
            await notices.CloseAsync(id, Reason);
            audit.Therapist(me.Id, AuditAction.HomeworkWithdrawn, assignment.ClientId, id);
            await me.Caseload.SaveAsync();
            this.Flash($"Homework of {await NameAsync(assignment.ClientId)} withdrawn.", $"/assignments/{id}/withdrawal/undo");
        }
        return LocalRedirect($"/assignments/{id}");
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        if (this.Try(assignment.UndoWithdraw))
        {
            await notices.ReopenAsync(id, Reason);
            audit.Therapist(me.Id, AuditAction.HomeworkRestored, assignment.ClientId, id);
            await me.Caseload.SaveAsync();
            this.Flash($"Homework of {await NameAsync(assignment.ClientId)} is open again.");
        }
        return LocalRedirect($"/assignments/{id}");
    }

    private async Task<string> NameAsync(Guid clientId) => (await me.Caseload.ClientAsync(clientId)).PreferredName.Text;
}
