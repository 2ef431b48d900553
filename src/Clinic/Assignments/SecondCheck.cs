using Clinic.Audit;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Notices;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Assignments;

/// <summary>The PIN or word between a link and earlier words. Five wrong tries lock it, however many come at the same moment.</summary>
public sealed class SecondCheck(ClinicContext db, NoticeBook notices, AuditTrail audit, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Whether the words were right. Wrong, locked and never set look the same.</summary>
    public async Task<CheckOutcome> TryAsync(PassHolder holder, string? words, CancellationToken cancel = default)
    {
        // The try is counted before it is judged: a crowd of requests gets five judgements together.
        var counted = await OfClient(holder).Where(c => c.Pin.Hash != null && c.Pin.LockedAt == null && c.Pin.Tries < ClientPin.MaxTries)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Pin.Tries, c => c.Pin.Tries + 1), cancel);
        var client = await OfClient(holder).AsNoTracking().SingleAsync(cancel);
        if (counted == 0 || client.Pin.Hash is not { } hash || !PinHash.Fits(words, client, hash))
        {
            await NoteRefusalAsync(client, counted, cancel);
            await LockIfSpentAsync(holder, client, cancel);
            return new CheckOutcome(false, null);
        }
        await OfClient(holder).Where(c => c.Pin.LockedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.Pin.Tries, 0), cancel);
        return new CheckOutcome(true, await PassAsync(holder, client, cancel));
    }

    /// <summary>The client's own choice, from a visit that has passed; not on the therapist's device, where somebody else might choose it.</summary>
    public async Task ChooseAsync(PassHolder holder, string words, CancellationToken cancel = default)
    {
        var client = await OfClient(holder).SingleAsync(cancel);
        if (!holder.IsProven || holder.IsInSession || client.Pin.IsSet)
            throw new RuleBroken("A word or PIN is set already. Your therapist can reset it.");
        client.Pin.Set(PinHash.Of(words, client), Now);
        audit.Client(client.Id, AuditAction.PinSet);
        await db.SaveChangesAsync(cancel);
    }

    private IQueryable<Client> OfClient(PassHolder holder) => db.Clients.Where(c => c.Id == holder.ClientId);

    private async Task<string?> PassAsync(PassHolder holder, Client client, CancellationToken cancel)
    {
        (await db.ClientVisits.SingleAsync(v => v.Id == holder.VisitId, cancel)).Verify(Now);
        audit.Client(client.Id, AuditAction.SecondCheckPassed, holder.VisitId);
        string? token = null;
        if (!client.NeedsPinFirst && !holder.IsInSession)
            db.KnownDevices.Add(KnownDevice.Remember(client, out token, Now));
        await db.SaveChangesAsync(cancel);
        return token;
    }

    /// <param name="counted">0 where no try was left or no PIN is set: then nothing was judged.</param>
    private async Task NoteRefusalAsync(Client client, int counted, CancellationToken cancel)
    {
        if (counted == 0)
            return;
        audit.Client(client.Id, AuditAction.PinRefused);
        await db.SaveChangesAsync(cancel);
    }

    private Task LockIfSpentAsync(PassHolder holder, Client client, CancellationToken cancel) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var locked = await OfClient(holder).Where(c => c.Pin.LockedAt == null && c.Pin.Tries >= ClientPin.MaxTries)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Pin.LockedAt, Now), cancel);
            if (locked == 0)
                return;
            var assignment = await db.Assignments.SingleAsync(a => a.Id == holder.AssignmentId, cancel);
            notices.TellTherapist(NoticeKind.TherapistLockedOut, assignment, client.TimeZone);
            audit.Client(client.Id, AuditAction.PinLocked);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        });
}

/// <param name="DeviceToken">For the device's cookie; null where this browser is not to be remembered.</param>
public sealed record CheckOutcome(bool HasPassed, string? DeviceToken);
