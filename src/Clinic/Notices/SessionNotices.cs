using Clinic.Clients;
using Clinic.Data;
using Clinic.Practices;
using Clinic.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Notices;

/// <summary>Keeps the mails about a session in step with what happens to it, within the caller's transaction. Each of those who come has their own.</summary>
public sealed class SessionNotices(ClinicContext db, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>After it was planned, moved, cancelled or planned again. What waits is told anew or laid aside; who was told already is told of the change.</summary>
    /// <returns>Whether a mail tells anybody.</returns>
    public async Task<bool> FollowAsync(Session session, Practice practice, CancellationToken cancel = default)
    {
        var earlier = await db.Notices.Where(n => n.SessionId == session.Id && n.TherapistId == null).ToListAsync(cancel);
        var goes = practice.SessionMails != SessionMails.None && session.StartsAt > Now;
        var told = false;
        foreach (var client in await ComingAsync(session, cancel))
            told |= Follow(session, client, practice, [.. earlier.Where(n => n.ClientId == client.Id)], goes);
        return told;
    }

    private bool Follow(Session session, Client client, Practice practice, List<Notice> earlier, bool goes)
    {
        foreach (var waiting in earlier.Where(n => n.IsWaiting && n.HandedOverAt is null))
            waiting.Skip(session.Status == SessionStatus.Cancelled ? "the session was cancelled" : "the session changed", Now);
        if (!goes || client.NoMailBecause(Now) is not null || KindFor(session, earlier) is not { } kind)
            return false;
        db.Notices.Add(Notice.OfSession(session, client, kind, new ReminderSchedule(practice, client).SentByHand(Now), Now));
        return true;
    }

    /// <summary>By what the client may know: nothing yet, a time, or that it is off.</summary>
    private static NoticeKind? KindFor(Session session, List<Notice> earlier)
    {
        var last = earlier.Where(n => n.SentAt is not null || n.HandedOverAt is not null).OrderBy(n => n.SentAt ?? n.HandedOverAt).LastOrDefault();
        var knowsOfIt = last is not null && last.Kind != NoticeKind.SessionCancelled;
        return session.Status == SessionStatus.Cancelled ? knowsOfIt ? NoticeKind.SessionCancelled : null
            : knowsOfIt ? NoticeKind.SessionMoved
            : NoticeKind.SessionInvitation;
    }

    private async Task<List<Client>> ComingAsync(Session session, CancellationToken cancel)
    {
        var couple = session.CoupleId is { } id ? await db.Couples.FirstOrDefaultAsync(c => c.Id == id, cancel) : null;
        return await db.Clients.Where(c => couple == null ? c.Id == session.ClientId : c.Id == couple.FirstClientId || c.Id == couple.SecondClientId).ToListAsync(cancel);
    }
}
