using Clinic.Data;

namespace Clinic.Audit;

/// <summary>Writes audit entries into the same transaction as what they tell of.</summary>
public sealed class AuditTrail(ClinicContext db, TimeProvider clock)
{
    public void Therapist(Guid therapistId, AuditAction action, Guid? clientId = null, Guid? objectId = null) =>
        Add(AuditActor.Therapist, therapistId, action, clientId, objectId);

    public void Client(Guid clientId, AuditAction action, Guid? objectId = null) =>
        Add(AuditActor.Client, clientId, action, clientId, objectId);

    public void System(AuditAction action, Guid? clientId = null, Guid? objectId = null) =>
        Add(AuditActor.System, null, action, clientId, objectId);

    private void Add(AuditActor actor, Guid? actorId, AuditAction action, Guid? clientId, Guid? objectId) =>
        db.AuditEntries.Add(AuditEntry.Of(db.PracticeId, clock.GetUtcNow().UtcDateTime, actor, actorId, action, clientId, objectId));
}
