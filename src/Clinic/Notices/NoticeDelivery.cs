using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Mail;
using Clinic.Practices;
using Clinic.Security;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Notices;

/// <summary>
/// Sends one claimed notice: asks whether it is still wanted, writes the letter, sends it, records what became of it.
/// It may die anywhere. Before the server's acceptance the lease ends and another sweep takes the notice; after it the same mail goes again under the same Message-ID.
/// </summary>
public sealed class NoticeDelivery(ClinicContext db, Letters letters, PortalKeys keys, IMailer mailer, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(6);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task DeliverAsync(ClaimedNotice claimed, string claimant, CancellationToken cancel)
    {
        var notice = await db.Notices.FirstOrDefaultAsync(n => n.Id == claimed.Id && n.ClaimedBy == claimant, cancel);
        if (notice is not { State: NoticeState.Claimed })
            return;
        var practice = await db.Practices.SingleAsync(p => p.Id == claimed.PracticeId, cancel);
        var assignment = await db.Assignments.FirstOrDefaultAsync(a => a.Id == notice.AssignmentId, cancel);
        var client = await db.Clients.FirstOrDefaultAsync(c => c.Id == notice.ClientId, cancel);
        if (await HeldBackAsync(notice, practice, assignment, client, cancel) || await WriteAsync(notice, practice, assignment, client, cancel) is not { } letter)
            await db.SaveChangesAsync(cancel);
        else
            await SendAsync(notice, letter, assignment, client, cancel);
    }

    private async Task<bool> HeldBackAsync(Notice notice, Practice practice, Assignment? assignment, Client? client, CancellationToken cancel)
    {
        if (notice.UnwantedBecause(assignment, client, Now) is { } reason)
            notice.Skip(reason, Now);
        else if (notice.IsReminder && new ReminderSchedule(practice, client!).NextAllowed(Now) is var allowed && allowed > Now)
            notice.Postpone(allowed);
        else if (notice.IsReminder && await WroteLatelyAsync(notice, client!, cancel))
            notice.Skip("another mail went that day", Now);
        return !notice.IsWaiting || notice.State == NoticeState.Pending;
    }

    /// <summary>One mail a day for all open work, and never two within six hours.</summary>
    private async Task<bool> WroteLatelyAsync(Notice notice, Client client, CancellationToken cancel)
    {
        var last = await db.Notices.Where(n => n.ClientId == client.Id && n.TherapistId == null && n.SentAt != null && n.Id != notice.Id)
            .MaxAsync(n => n.SentAt, cancel);
        return last is { } at && (Now - at < Between || Zones.DateOf(at, client.TimeZone) == Zones.DateOf(Now, client.TimeZone));
    }

    private async Task<Letter?> WriteAsync(Notice notice, Practice practice, Assignment? assignment, Client? client, CancellationToken cancel)
    {
        if (notice.TherapistId is { } therapistId)
        {
            var therapist = await db.Therapists.SingleAsync(t => t.Id == therapistId, cancel);
            return letters.ToTherapist(notice, practice, therapist);
        }
        var link = await LinkAsync(assignment!, client!, practice, cancel);
        return letters.ToClient(notice, practice, client!, assignment!, link);
    }

    /// <summary>The link of the assignment; made on first need and saved before the mail that carries it leaves.</summary>
    private async Task<AccessLink> LinkAsync(Assignment assignment, Client client, Practice practice, CancellationToken cancel)
    {
        var link = await db.AccessLinks.Where(l => l.AssignmentId == assignment.Id && l.RevokedAt == null).OrderByDescending(l => l.CreatedAt).FirstOrDefaultAsync(cancel);
        if (link is not null)
            return link;
        var expires = AccessLink.ExpiryFor(assignment.DueOn, practice.LinkValidityDays, client.TimeZone);
        link = db.AccessLinks.Add(AccessLink.For(assignment, expires, keys, Now)).Entity;
        await db.SaveChangesAsync(cancel);
        return link;
    }

    private async Task SendAsync(Notice notice, Letter letter, Assignment? assignment, Client? client, CancellationToken cancel)
    {
        try
        {
            notice.MarkSent(await mailer.SendAsync(letter, cancel), Now);
        }
        catch (MailRefused refused)
        {
            notice.MarkRefused(refused.Message);
            if (refused.IsAddress && notice.IsForClient)
                client?.Contact.Bounced(Now);
        }
        catch (MailDelayed delayed)
        {
            notice.MarkDelayed(delayed.Message, Now);
        }
        if (notice.State == NoticeState.Failed && notice.IsForClient && assignment is not null)
            db.Notices.Add(Notice.ToTherapist(assignment, NoticeKind.TherapistMailFailed, Now, DateOnly.FromDateTime(Now), Now, notice.Id.ToString("N")));
        await db.SaveChangesAsync(cancel);
    }
}
