using System.Data;
using Clinic.Data;
using Clinic.Mail;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Notices;

/// <summary>
/// Sends one claimed notice. In one transaction it asks whether the notice is still wanted and notes that it is handed over; then it sends; then it notes what became of it.
/// It may die anywhere: before the hand-over the lease ends and another sweep takes the notice; after it the notice is known to be in doubt.
/// </summary>
public sealed class NoticeDelivery(ClinicContext db, NoticeCheck check, NoticeWriter writer, IMailer mailer, MailPause pause, TimeProvider clock)
{
    /// <summary>Shorter than the lease, so that nobody else takes the notice while the server has it.</summary>
    private static readonly TimeSpan Patience = Notice.Lease - TimeSpan.FromSeconds(15);

    /// <summary>What a conversation may still take once the portal was asked to stop.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(8);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task DeliverAsync(ClaimedNotice claimed, string claimant, CancellationToken cancel)
    {
        if (await NobodyToTakeItAsync(cancel) is { } until)
            await PutBackAsync(claimed, claimant, until, cancel);
        else if (await HandOverAsync(claimed, claimant, cancel) is { } handedOver)
            await SendAsync(handedOver.It, handedOver.Letter, cancel);
    }

    /// <returns>When it is worth trying again; null where the mail server is there.</returns>
    private async Task<DateTime?> NobodyToTakeItAsync(CancellationToken cancel)
    {
        if (pause.EndAfter(Now) is { } end)
            return end;
        try
        {
            await mailer.OpenAsync(cancel);
            return null;
        }
        catch (MailUnreachable nobody)
        {
            pause.Failed(nobody.Message, Now);
            return pause.EndAfter(Now) ?? Now.AddMinutes(1);
        }
    }

    private async Task PutBackAsync(ClaimedNotice claimed, string claimant, DateTime until, CancellationToken cancel)
    {
        if (await FindAsync(claimed, claimant, cancel) is not { } notice)
            return;
        notice.PutBack(until, pause.Trouble ?? "The mail server cannot be reached.");
        await db.SaveChangesAsync(cancel);
    }

    private Task<(NoticeCase It, Letter Letter)?> HandOverAsync(ClaimedNotice claimed, string claimant, CancellationToken cancel) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
            (NoticeCase, Letter)? goes = null;
            if (await FindAsync(claimed, claimant, cancel) is { } notice)
            {
                var it = await CaseAsync(notice, cancel);
                if (await check.GoesAsync(it, Now, cancel) && await LetterAsync(it, cancel) is { } letter)
                {
                    goes = (it, letter);
                    notice.HandOver(letter.Fingerprint(), Now);
                }
                else if (notice.State == NoticeState.InDoubt)
                    TellTherapist(it);
                await db.SaveChangesAsync(cancel);
            }
            await transaction.CommitAsync(cancel);
            return goes;
        });

    /// <summary>Null where it must not go in words other than those in which it may have gone already.</summary>
    private async Task<Letter?> LetterAsync(NoticeCase it, CancellationToken cancel)
    {
        var letter = (await writer.WriteAsync(it, Now, cancel)).AsEdition(it.Notice.Edition);
        if (!it.Notice.SaysOtherThan(letter.Fingerprint()))
            return letter;
        return it.Notice.GoesInOtherWords(Now) ? letter.AsEdition(it.Notice.Edition) : null;
    }

    /// <summary>Null where it is no longer this dispatcher's: the lease ran out, or whatever it was about is over.</summary>
    private Task<Notice?> FindAsync(ClaimedNotice claimed, string claimant, CancellationToken cancel) =>
        db.Notices.FirstOrDefaultAsync(n => n.Id == claimed.Id && n.ClaimedBy == claimant && n.State == NoticeState.Claimed, cancel);

    private async Task<NoticeCase> CaseAsync(Notice notice, CancellationToken cancel)
    {
        var practice = await db.Practices.SingleAsync(p => p.Id == notice.PracticeId, cancel);
        var assignment = notice.AssignmentId is { } assigned ? await db.Assignments.FirstOrDefaultAsync(a => a.Id == assigned, cancel) : null;
        return new NoticeCase(notice, practice, assignment,
            await db.Clients.FirstOrDefaultAsync(c => c.Id == notice.ClientId, cancel),
            notice.TherapistId is { } id ? await db.Therapists.SingleAsync(t => t.Id == id, cancel) : null,
            notice.SessionId is { } session ? await db.Sessions.FirstOrDefaultAsync(s => s.Id == session, cancel) : null,
            notice.IsReminder && assignment is not null && await db.OwnPlanAsync(assignment.TherapistId, cancel) is { } own ? own : practice.Reminders);
    }

    private async Task SendAsync(NoticeCase it, Letter letter, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var farewell = cancel.UnsafeRegister(_ => patience.CancelAfter(Farewell), null);
        try
        {
            var reply = await mailer.SendAsync(letter, patience.Token);
            pause.Succeeded();
            await RecordAsync(it, n => n.MarkSent(reply, Now));
        }
        catch (MailRefused refused)
        {
            pause.Succeeded();
            await RecordAsync(it, n => n.MarkRefused(refused.Message), refused.IsAddress);
        }
        catch (MailDelayed delayed)
        {
            NoteTrouble(delayed.IsTransport ? delayed.Message : null);
            await RecordAsync(it, n => n.MarkDelayed(delayed.Message, Now));
        }
        catch (MailInDoubt lost)
        {
            NoteTrouble(lost.Message);
            await RecordAsync(it, n => Doubt(it, lost.Message));
        }
        catch (MailUnreachable nobody)
        {
            NoteTrouble(nobody.Message);
            await RecordAsync(it, n => n.PutBack(pause.EndAfter(Now) ?? Now.AddMinutes(1), nobody.Message));
        }
    }

    private void Doubt(NoticeCase it, string reply)
    {
        if (it.IsListedInDoubt)
            it.Notice.MarkInDoubt(reply);
        else
            it.Notice.MarkUnanswered(reply, Now);
    }

    private void NoteTrouble(string? reply)
    {
        if (reply is null)
            pause.Succeeded();
        else
            pause.Failed(reply, Now);
    }

    /// <summary>Whatever was decided about the notice while the server had it, what the server did is true; so the end of the process does not stop this.</summary>
    private async Task RecordAsync(NoticeCase it, Action<Notice> outcome, bool isAddress = false)
    {
        void Note()
        {
            outcome(it.Notice);
            if (isAddress && it.Notice.IsForClient)
                it.Client?.Contact.Bounced(Now);
        }

        Note();
        if (it.Notice.State is NoticeState.Failed or NoticeState.InDoubt)
            TellTherapist(it);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException meanwhile)
        {
            var wasSent = it.Notice.State == NoticeState.Sent;
            foreach (var entry in meanwhile.Entries)
                await entry.ReloadAsync(CancellationToken.None);
            if (wasSent || it.Notice.State == NoticeState.Claimed)
                Note();
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    private void TellTherapist(NoticeCase it)
    {
        if (it.Notice.IsForClient && it.Assignment is { } assignment)
            db.Notices.Add(Notice.ToTherapist(assignment, NoticeKind.TherapistMailFailed, Now, Zones.DateOf(Now, it.Practice.TimeZone), Now, Guid.CreateVersion7(Now).ToString("N")));
        else if (it is { Session: { } session, Client: { } client })
            db.Notices.Add(Notice.ToStaff(client, session.TherapistId, NoticeKind.TherapistMailFailed, Zones.DateOf(Now, it.Practice.TimeZone), Now));
    }
}
