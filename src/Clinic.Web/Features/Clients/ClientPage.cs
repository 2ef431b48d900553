using Clinic.Sessions;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Clients;

/// <summary>A client's file, its first page.</summary>
public sealed record ClientPage(ClientHead Head, IReadOnlyList<HomeworkRow> Homework, IReadOnlyList<Session> Sessions, IReadOnlyList<TimelineEntry> Timeline)
{
    private const int FewSessions = 6;

    public IEnumerable<HomeworkRow> Open => Homework.Where(h => !h.IsPast);

    public int Past => Homework.Count(h => h.IsPast);

    public DistressDrawing Distress { get; } = new([.. Homework.Select(h => h.Assignment).Where(a => a is { SubmittedAt: not null, DistressAfter: not null }).OrderBy(a => a.SubmittedAt)
        .Select(a => new DistressRating(a.SubmittedAt!.Value, a.DistressBefore, a.DistressAfter!.Value))]);

    public static async Task<ClientPage> ReadAsync(SignedInTherapist me, Guid id)
    {
        var head = await ClientHead.ReadAsync(me, id);
        var homework = await HomeworkRow.ReadAsync(me.Caseload, head);
        var sessions = await me.Caseload.SessionsOf(id).AsNoTracking().OrderByDescending(s => s.StartsAt).Take(FewSessions).ToListAsync();
        return new ClientPage(head, homework, sessions, await TimelineEntry.ReadAsync(me.Caseload, id, homework, me.Now));
    }
}
