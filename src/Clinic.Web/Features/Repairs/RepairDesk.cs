using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Repairs;

/// <summary>Homework that the other partner answered, with both of them; nothing of what was written is opened.</summary>
public sealed class RepairDesk(SignedInTherapist me, WrongPartner wrong)
{
    public SignedInTherapist Me => me;

    public WrongPartner Wrong => wrong;

    public async Task<RepairCase> FindAsync(Guid assignmentId)
    {
        var assignment = await me.Caseload.AssignmentAsync(assignmentId);
        var couple = await me.Caseload.Couples.FirstOrDefaultAsync(c => c.FirstClientId == assignment.ClientId || c.SecondClientId == assignment.ClientId) ?? throw new NotInCaseload();
        var marks = await me.Caseload.AnswerMarksAsync(assignmentId);
        return new RepairCase(assignment, await me.Caseload.ClientAsync(assignment.ClientId), await me.Caseload.ClientAsync(couple.PartnerOf(assignment.ClientId)),
            marks.Count(m => !m.IsEmpty), await me.Caseload.Alerts.CountAsync(a => a.AssignmentId == assignmentId && a.Status != Clinic.Alerts.AlertStatus.Closed));
    }
}

/// <param name="Client">Whose homework it is.</param>
/// <param name="Author">The partner, who answered it.</param>
/// <param name="Answers">How many; none of them is read.</param>
/// <param name="Alerts">Raised by these answers and not closed.</param>
public sealed record RepairCase(Assignment Assignment, Client Client, Client Author, int Answers, int Alerts)
{
    public string Url => $"/assignments/{Assignment.Id}";

    public bool IsDecided => Assignment.QuarantinedAt is null || Answers == 0;
}
