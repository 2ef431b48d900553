using System.Globalization;
using System.Text;
using Clinic.Data;

namespace Clinic.Audit;

/// <summary>
/// Who did what to which record. Ids only: no name, no words, no token. Entries of a practice are numbered without a gap, and each is marked
/// over itself and the mark before it, under a key outside the database.
/// </summary>
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

    /// <summary>Within the practice, from 1. Given when it is saved.</summary>
    public long Number { get; private set; }

    /// <summary>Empty only for entries from before the trail was chained.</summary>
    public byte[] Mark { get; private set; } = [];

    internal void Chain(long number, byte[] mark) => (Number, Mark) = (number, mark);

    /// <summary>What the mark is made over: everything but the mark.</summary>
    internal byte[] Said(long number) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"{PracticeId:N}|{number}|{Id:N}|{At.Ticks}|{Actor}|{ActorId:N}|{ClientId:N}|{Action}|{ObjectId:N}"));

    internal static AuditEntry Of(Guid practiceId, DateTime at, AuditActor actor, Guid? actorId, AuditAction action, Guid? clientId, Guid? objectId) =>
        new() { Id = Guid.CreateVersion7(at), PracticeId = practiceId, At = at, Actor = actor, ActorId = actorId, Action = action, ClientId = clientId, ObjectId = objectId };
}

public enum AuditActor { System, Therapist, Client }

public enum AuditAction
{
    SignedIn, PracticeSetUp, ClientEnrolled, ClientChanged, ClientDischarged, ClientReadmitted, ClientViewed,
    CoupleLinked, CoupleUnlinked, HomeworkAssigned, HomeworkExtended, HomeworkWithdrawn, HomeworkReturned,
    PolicyPublished, PolicyChosen, PolicyAsked, PolicySigned, PolicyTakenBack, PolicyExported,
    AnswersReleased, ReleaseAgreed, ReleaseDeclined, ReleaseRevoked, ReleaseShown, ReleaseOpened, JointReportViewed, JointReportExported,
    CoupleViewed, CoupleNoteKept, PathwayStarted, PathwayEnded, PathwayResumed, StepOpened, StepUnlocked, StepSkipped,
    AnswersQuarantined, QuarantineLifted, AnswersReassigned, AnswersDestroyed,
    HomeworkReviewed, HomeworkReminded, LinkOpened, LinkRenewed, LinksRevoked, PinSet, PinReset, PinLocked,
    HomeworkViewed, HomeworkRestored, HomeworkReviewUndone, AnswersEntered, NoteKept,
    AnswersSubmitted, AnswersViewed, AnswerMarked, ReportExported, RemindersStopped, RemindersPaused, RemindersResumed, SessionPlanned, SessionChanged,
    AlertRaised, AlertAcknowledged, AlertClosed, PracticeChanged,
    SafetyHoldSet, SafetyHoldLifted, SafeHoursChanged, EmailConsentRecorded, EmailConsentWithdrawn, AddressMended, DevicesForgotten, PinUnlocked,
    SessionHeld, SessionMissed, SessionCancelled,
    SignedOut, AccountLocked, AccountChanged, PasswordChanged, AuthenticatorSet, AuthenticatorRemoved, RecoveryCodesMade, OtherSessionsEnded,
    AccountAdded, AccountDisabled, AccountEnabled, PasswordReset, AlertViewed, AlertReleased, AlertReopened,
    MailSentAgain, MailLaidAside, MailTakenUp, OpenedInSession,
    SignInRefused, PinRefused, SecondCheckPassed, HomeworkStarted, ReadingDone, AnswerKeptPrivate, AnswerOpened, DistressRated, PreviewMailed,
    ErasurePlanned, ErasureCalledOff, ClientErased, CertificateTaken, DataExported, AccessReportTaken, AuditChecked, IdentityConfirmed,
    TrailViewed, CopyTaken, OwnWordsViewed,
    FileShared, ShareEnded, EmergencyAccessTaken, EmergencyAccessRefused, DraftKept, DraftViewed, DraftDestroyed, DraftCertificateMade, RosterViewed,
}
