using Clinic.Clients;
using Clinic.Data;
using Clinic.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Notices;

/// <summary>Whether a claimed notice goes now, later or not at all. Asked in the transaction that then hands it over, so that what cancels it cannot slip in between.</summary>
public sealed class NoticeCheck(ClinicContext db)
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(6);

    /// <summary>Later than this after its time it is being caught up with.</summary>
    private static readonly TimeSpan Punctual = TimeSpan.FromMinutes(30);

    /// <returns>Whether it goes; otherwise it was put off or skipped.</returns>
    public async Task<bool> GoesAsync(NoticeCase it, DateTime now, CancellationToken cancel)
    {
        var notice = it.Notice;
        if (notice.HandedOverAt is not null && it.IsListedInDoubt)
            notice.MarkInDoubt("The portal stopped while the mail server had it.");
        else if ((notice.UnwantedBecause(it.Assignment, it.Client, now) ?? notice.UnwantedBecause(it.Session, now)) is { } reason)
            notice.Skip(reason, now);
        else if (it.Therapist is not null)
            await CheckTherapistAsync(it, now, cancel);
        else
            await CheckClientAsync(it, now, cancel);
        return notice.State == NoticeState.Claimed;
    }

    private async Task CheckTherapistAsync(NoticeCase it, DateTime now, CancellationToken cancel)
    {
        if (it.Therapist!.DisabledAt is not null)
            it.Notice.Skip("the account is disabled", now);
        else if (it.Notice.GoesAtOnce || it.Therapist.DigestAt is null)
            return;
        else if (it.Therapist.NextDigest(it.Notice.DueAt) is var at && at > now)
            it.Notice.Postpone(at);
        else
            await GatherAsync(it, now, cancel);
    }

    /// <summary>One mail says it all: the others that wait for the same moment go with this one.</summary>
    private async Task GatherAsync(NoticeCase it, DateTime now, CancellationToken cancel)
    {
        var others = await db.Notices.Where(n => n.TherapistId == it.Therapist!.Id && n.Id != it.Notice.Id && n.NextAttemptAt <= now && n.HandedOverAt == null
            && (n.State == NoticeState.Pending || n.State == NoticeState.Claimed)).ToListAsync(cancel);
        foreach (var other in others.Where(n => !n.GoesAtOnce))
            other.Skip(Notice.InTheDigest, now);
    }

    private async Task CheckClientAsync(NoticeCase it, DateTime now, CancellationToken cancel)
    {
        var (notice, client, isLate) = (it.Notice, it.Client!, now > it.Notice.DueAt + Punctual);
        if (notice.HandedOverAt is not null)
            return; // It may have gone already: going again under the same id is all that is left to decide.
        var last = await LastMailAsync(notice, client, cancel);
        var schedule = new ReminderSchedule(it.Practice, client, it.Plan);
        if (notice.IsReminder && client.Contact.SnoozedUntil > now)
            notice.WaitOut(schedule.NextAllowed(now));
        else if (AllowedFrom(notice, schedule, now) is var allowed && allowed > now)
            notice.Postpone(allowed);
        else if (!notice.IsReminder)
            SpaceOut(notice, last, isLate, now);
        else if (last is { } at && (now - at < Between || Zones.DateOf(at, client.TimeZone) == Zones.DateOf(now, client.TimeZone)))
            notice.Skip("another mail went that day", now);
        else if (await InvitationWaitsAsync(notice, now, cancel))
            notice.Skip("another mail went that day", now);
        else if (isLate && await MetSinceAsync(notice, now, cancel))
            notice.Skip("the session has been", now);
        else if (await RemindersOfTheWeekAsync(client, now, cancel) >= it.Plan.MostPerWeek)
            notice.Skip("enough reminders went that week", now);
    }

    /// <summary>Safe hours hold for every mail, the practice's hours for reminders.</summary>
    private static DateTime AllowedFrom(Notice notice, ReminderSchedule schedule, DateTime now) =>
        notice.IsReminder ? schedule.NextAllowed(now) : schedule.SentByHand(now);

    /// <summary>What a stop of the portal has held up comes one by one, not in a burst.</summary>
    private static void SpaceOut(Notice notice, DateTime? last, bool isLate, DateTime now)
    {
        if (isLate && notice.Kind == NoticeKind.Invitation && last is { } at && now - at < Between)
            notice.Postpone(at + Between);
    }

    /// <summary>Both may be due at once, for one homework or two: the invitation is the one that goes, whichever was taken first.</summary>
    private Task<bool> InvitationWaitsAsync(Notice notice, DateTime now, CancellationToken cancel) =>
        db.Notices.AnyAsync(n => n.ClientId == notice.ClientId && n.Kind == NoticeKind.Invitation && n.NextAttemptAt <= now
            && (n.State == NoticeState.Pending || n.State == NoticeState.Claimed), cancel);

    /// <summary>Of those about homework. Mails in doubt count: they may lie in the mailbox.</summary>
    private Task<DateTime?> LastMailAsync(Notice notice, Client client, CancellationToken cancel) =>
        db.Notices.Where(n => n.ClientId == client.Id && n.TherapistId == null && n.AssignmentId != null && n.Id != notice.Id && (n.SentAt != null || n.HandedOverAt != null))
            .MaxAsync(n => n.SentAt ?? n.HandedOverAt, cancel);

    private Task<int> RemindersOfTheWeekAsync(Client client, DateTime now, CancellationToken cancel)
    {
        var since = now.AddDays(-7);
        return db.Notices.CountAsync(n => n.ClientId == client.Id && n.TherapistId == null && n.SentAt > since
            && (n.Kind == NoticeKind.ReminderSoon || n.Kind == NoticeKind.ReminderBeforeDue || n.Kind == NoticeKind.ReminderOverdue), cancel);
    }

    private Task<bool> MetSinceAsync(Notice notice, DateTime now, CancellationToken cancel) =>
        db.Sessions.AnyAsync(s => s.Status != SessionStatus.Cancelled && s.StartsAt > notice.DueAt && s.StartsAt <= now
            && (s.ClientId == notice.ClientId || db.Couples.Any(c => c.Id == s.CoupleId && (c.FirstClientId == notice.ClientId || c.SecondClientId == notice.ClientId))), cancel);
}
