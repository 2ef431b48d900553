using Clinic.Data;

namespace Clinic.Audit;

/// <summary>Who did what to which record. Ids only: no name, no words, no token.</summary>
public sealed class AuditEntry : IBelongsToPractice
{
    private AuditEntry() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public DateTime At { get; private set; }

    public AuditActor Actor { get; private set; }

    public Guid? ActorId { get; private set; }

    public Guid? ClientId { get; private set; }

    /// <summary>A verb in the past, from <see cref="AuditAction"/>.</summary>
    public AuditAction Action { get; private set; }

    public Guid? ObjectId { get; private set; }

    internal static AuditEntry Of(Guid practiceId, DateTime at, AuditActor actor, Guid? actorId, AuditAction action, Guid? clientId, Guid? objectId) =>
        new() { Id = Guid.CreateVersion7(at), PracticeId = practiceId, At = at, Actor = actor, ActorId = actorId, Action = action, ClientId = clientId, ObjectId = objectId };
}

public enum AuditActor { System, Therapist, Client }

public enum AuditAction
{
    SignedIn, PracticeSetUp, ClientEnrolled, ClientChanged, ClientDischarged, ClientReadmitted, ClientViewed,
    CoupleLinked, CoupleUnlinked, HomeworkAssigned, HomeworkExtended, HomeworkWithdrawn, HomeworkReturned,
    HomeworkReviewed, HomeworkReminded, LinkOpened, LinkRenewed, LinksRevoked, PinSet, PinReset, PinLocked,
    HomeworkViewed, HomeworkRestored, HomeworkReviewUndone, AnswersEntered, NoteKept,
    AnswersSubmitted, AnswersViewed, AnswerMarked, ReportExported, RemindersStopped, RemindersPaused, RemindersResumed, SessionPlanned, SessionChanged,
    AlertRaised, AlertAcknowledged, AlertClosed, PracticeChanged,
    SafetyHoldSet, SafetyHoldLifted, SafeHoursChanged, EmailConsentRecorded, EmailConsentWithdrawn, AddressMended, DevicesForgotten, PinUnlocked,
    SessionHeld, SessionMissed, SessionCancelled,
    SignedOut, AccountLocked, AccountChanged, PasswordChanged, AuthenticatorSet, AuthenticatorRemoved, RecoveryCodesMade, OtherSessionsEnded,
    AccountAdded, AccountDisabled, AccountEnabled, PasswordReset, AlertViewed, AlertReleased, AlertReopened,
    MailSentAgain, MailLaidAside,
    FileShared, ShareEnded, EmergencyAccessTaken, EmergencyAccessRefused, DraftKept, DraftViewed, DraftDestroyed, DraftCertificateMade, RosterViewed,
}
