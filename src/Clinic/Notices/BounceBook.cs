using Clinic.Data;
using Clinic.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Notices;

/// <summary>What came back after the mail server had taken it: the notice has failed after all, the address is marked, the therapist is told.</summary>
public sealed class BounceBook(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly string[] Lifted = [ClinicContext.PracticeFilter];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task TakeAsync(Bounce bounce, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicContext>();
        var practiceId = await db.Notices.IgnoreQueryFilters(Lifted).Where(n => n.Id == bounce.NoticeId).Select(n => (Guid?)n.PracticeId).FirstOrDefaultAsync(cancel);
        if (practiceId is not { } known)
            return;
        scope.ServiceProvider.GetRequiredService<PracticeScope>().Set(known);
        await NoteAsync(db, bounce, cancel);
    }

    private async Task NoteAsync(ClinicContext db, Bounce bounce, CancellationToken cancel)
    {
        var notice = await db.Notices.SingleAsync(n => n.Id == bounce.NoticeId, cancel);
        var client = await db.Clients.FirstOrDefaultAsync(c => c.Id == notice.ClientId, cancel);
        if (!notice.IsForClient || client is null || !notice.CameBack(bounce.Status))
            return;
        if (string.Equals(client.Email.Text, bounce.Recipient, StringComparison.OrdinalIgnoreCase))
            client.Contact.Bounced(Now);
        if (await db.Assignments.FirstOrDefaultAsync(a => a.Id == notice.AssignmentId, cancel) is { } assignment)
            db.Notices.Add(Notice.ToTherapist(assignment, NoticeKind.TherapistMailFailed, Now, DateOnly.FromDateTime(Now), Now, Guid.CreateVersion7(Now).ToString("N")));
        else if (await db.Sessions.FirstOrDefaultAsync(s => s.Id == notice.SessionId, cancel) is { } session)
            db.Notices.Add(Notice.ToStaff(client, session.TherapistId, NoticeKind.TherapistMailFailed, DateOnly.FromDateTime(Now), Now));
        await db.SaveChangesAsync(cancel);
    }
}
