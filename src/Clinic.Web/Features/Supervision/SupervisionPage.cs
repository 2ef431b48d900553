using Clinic.Assignments;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Supervision;

public sealed record SupervisionPage(LocalClock Clock, IReadOnlyList<SupervisedRow> Rows)
{
    public static async Task<SupervisionPage> ReadAsync(SignedInTherapist me, Colleagues colleagues)
    {
        var (clients, therapists) = (await me.Caseload.NamesAsync(), await colleagues.NamesAsync());
        var shares = await me.Caseload.OpenShares.AsNoTracking().ToListAsync();
        var handedIn = await me.Caseload.Assignments.Where(a => a.Status == AssignmentStatus.Submitted || a.Status == AssignmentStatus.Reviewed)
            .GroupBy(a => a.ClientId).Select(g => new { g.Key, Last = g.Max(a => a.SubmittedAt) }).ToDictionaryAsync(g => g.Key, g => g.Last);
        return new SupervisionPage(await me.ClockAsync(), [.. shares.GroupBy(s => s.ClientId).Select(g => new SupervisedRow(
            g.Key, clients[g.Key], therapists.GetValueOrDefault(clients.Find(g.Key)!.TherapistId, "A former colleague"), g.Max(s => s.EndsAt), handedIn.GetValueOrDefault(g.Key)))
            .OrderBy(r => r.Therapist).ThenBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase)]);
    }
}

/// <param name="HandedInAt">When the client last handed something in.</param>
public sealed record SupervisedRow(Guid ClientId, string Name, string Therapist, DateTime EndsAt, DateTime? HandedInAt);
