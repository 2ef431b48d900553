using Clinic.Audit;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Notices;
using Clinic.Practices;
using Clinic.Security;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Assignments;

/// <summary>
/// What somebody who holds a link may do before it is known who they are. The practice is not known either, so here the practice
/// filter is lifted; it is set as soon as the link is found. Every refusal looks the same from outside.
/// </summary>
public sealed class LinkDoor(ClinicContext db, PracticeScope scope, PortalKeys keys, NoticeBook notices, AuditTrail audit, TimeProvider clock)
{
    private static readonly string[] Lifted = [ClinicContext.PracticeFilter];
    private static readonly TimeSpan BetweenFreshLinks = TimeSpan.FromHours(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Begins a visit; null where the link does not open, whatever the reason.</summary>
    public async Task<Opening?> OpenAsync(string? selector, string? secret, string? deviceToken, CancellationToken cancel = default)
    {
        // The link alone comes first: whatever does not open has then cost about the same, and its time tells as little as its words.
        var link = await db.AccessLinks.IgnoreQueryFilters(Lifted).FirstOrDefaultAsync(l => l.Selector == (selector ?? ""), cancel);
        if (link is null || !link.Accepts(secret ?? "") || !link.IsValid(Now) || await FindAsync(l => l.Id == link.Id, cancel) is not { } found || !found.IsReachable(Now))
            return null;
        link.Opened(Now);
        if (found.Assignment.IsOpen)
            found.Assignment.Open(Now);
        await EndInSessionAsync(found.Client, cancel);
        var visit = db.ClientVisits.Add(ClientVisit.Begin(found.Link, out var token, Now)).Entity;
        if (!found.Client.NeedsPinFirst && await KnownAsync(found.Client, deviceToken, cancel) is { } device)
        {
            device.Seen(Now);
            visit.Verify(Now);
        }
        audit.Client(found.Client.Id, AuditAction.LinkOpened, found.Link.Id);
        await db.SaveChangesAsync(cancel);
        return new Opening(token, AsksForPin: visit.VerifiedAt is null && (found.Client.NeedsPinFirst || found.Client.Pin.IsSet));
    }

    /// <summary>
    /// A page with unsaved words on it stayed open for too long: a new visit in the same browser, without the second check, so that the
    /// words can be saved and nothing earlier is shown. Not after an end that somebody chose.
    /// </summary>
    public async Task<Reopening?> ReopenAsync(string visitToken, CancellationToken cancel = default)
    {
        var hash = ClientVisit.HashOf(visitToken);
        var old = await db.ClientVisits.IgnoreQueryFilters(Lifted).FirstOrDefaultAsync(v => v.TokenHash == hash, cancel);
        if (old is null || !old.MayComeBack(Now))
            return null;
        var found = await FindAsync(l => l.Id == old.LinkId, cancel);
        if (!found!.Link.IsValid(Now) || !found.IsReachable(Now))
            return null;
        old.End(Now);
        var visit = db.ClientVisits.Add(ClientVisit.Begin(found.Link, out var token, Now)).Entity;
        audit.Client(found.Client.Id, AuditAction.LinkOpened, found.Link.Id);
        await db.SaveChangesAsync(cancel);
        return new Reopening(token, new PassHolder(found.Client.Id, found.Assignment.Id, visit.Id, IsVerified: false, IsProven: false), found.Client.NeedsPinFirst);
    }

    /// <summary>
    /// A new link to the address on file, and the old ones end. Only for a link that was ours and was not revoked, for homework that is open,
    /// and at most once an hour. Nothing of it can be seen from outside.
    /// </summary>
    public async Task FreshLinkAsync(string? selector, CancellationToken cancel = default)
    {
        if (await FindAsync(selector, cancel) is not { } found || found.Link.RevokedAt is not null || !found.IsReachable(Now) || !found.Assignment.IsOpen
            || found.Client.NoMailBecause(Now) is not null)
            return;
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var since = Now - BetweenFreshLinks;
            if (await db.Notices.AnyAsync(n => n.ClientId == found.Client.Id && n.Kind == NoticeKind.FreshLink && n.DueAt > since, cancel))
                return;
            // Whoever ends the old link makes the new one; a second request at the same moment finds it ended.
            if (await db.AccessLinks.Where(l => l.Id == found.Link.Id && l.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, Now), cancel) == 0)
                return;
            await RenewAsync(found, cancel);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        });
    }

    /// <summary>Pauses, stops or resumes reminders; needs the secret but no PIN, because it reveals nothing. Null where the link is not genuine.</summary>
    public async Task<Client?> ChooseRemindersAsync(string? selector, string? secret, ReminderChoice? choice, CancellationToken cancel = default)
    {
        if (await FindAsync(selector, cancel) is not { } found || !found.Link.Accepts(secret ?? "") || found.Link.RevokedAt is not null)
            return null;
        if (choice is { } chosen)
        {
            audit.Client(found.Client.Id, found.Client.Contact.Choose(chosen, Now));
            await db.SaveChangesAsync(cancel);
        }
        return found.Client;
    }

    /// <summary>Who opens the link does not sit at the therapist's device any more: what is written from now on is not for it.</summary>
    private async Task EndInSessionAsync(Client client, CancellationToken cancel)
    {
        foreach (var visit in await db.ClientVisits.Where(v => v.ClientId == client.Id && v.InSession && v.EndedAt == null).ToListAsync(cancel))
            visit.End(Now);
    }

    private async Task RenewAsync(Found found, CancellationToken cancel)
    {
        await db.AccessLinks.Where(l => l.AssignmentId == found.Assignment.Id && l.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, Now), cancel);
        var practice = await db.Practices.SingleAsync(p => p.Id == found.Link.PracticeId, cancel);
        var today = Zones.DateOf(Now, found.Client.TimeZone);
        var from = found.Assignment.DueOn > today ? found.Assignment.DueOn : today;
        db.AccessLinks.Add(AccessLink.For(found.Assignment, AccessLink.ExpiryFor(from, practice.LinkValidityDays, found.Client.TimeZone), keys, Now));
        notices.SendNow(NoticeKind.FreshLink, found.Assignment, found.Client, practice);
        audit.Client(found.Client.Id, AuditAction.LinkRenewed, found.Assignment.Id);
    }

    private Task<KnownDevice?> KnownAsync(Client client, string? token, CancellationToken cancel)
    {
        var hash = ClientVisit.HashOf(token ?? "");
        return db.KnownDevices.FirstOrDefaultAsync(d => d.ClientId == client.Id && d.TokenHash == hash && d.ForgottenAt == null, cancel);
    }

    private Task<Found?> FindAsync(string? selector, CancellationToken cancel) =>
        FindAsync(l => l.Selector == (selector ?? ""), cancel);

    private async Task<Found?> FindAsync(System.Linq.Expressions.Expression<Func<AccessLink, bool>> which, CancellationToken cancel)
    {
        var found = await (
            from link in db.AccessLinks.IgnoreQueryFilters(Lifted).Where(which)
            join assignment in db.Assignments.IgnoreQueryFilters(Lifted) on link.AssignmentId equals assignment.Id
            join client in db.Clients.IgnoreQueryFilters(Lifted) on link.ClientId equals client.Id
            select new Found(link, assignment, client)).FirstOrDefaultAsync(cancel);
        if (found is not null)
            scope.Set(found.Link.PracticeId);
        return found;
    }

    private sealed record Found(AccessLink Link, Assignment Assignment, Client Client)
    {
        public bool IsReachable(DateTime now) =>
            Client.Status == ClientStatus.Active && Assignment.Status != AssignmentStatus.Withdrawn && Assignment.SendAt <= now;
    }
}

/// <param name="Token">For the visit's cookie.</param>
/// <param name="AsksForPin">The second check comes before anything earlier is shown.</param>
public sealed record Opening(string Token, bool AsksForPin);

/// <param name="NeedsPin">Nothing at all may be done before the second check.</param>
public sealed record Reopening(string Token, PassHolder Holder, bool NeedsPin);
