using Clinic.Audit;
using Clinic.Notices;
using Clinic.Web.Plumbing;

namespace Clinic.Web.Features.Clients;

/// <summary>Audit entries and notices as a therapist reads them.</summary>
public static class TrailWords
{
    public static string Said(this AuditAction action) => action switch
    {
        AuditAction.ClientEnrolled => "Enrolled",
        AuditAction.ClientChanged => "File changed",
        AuditAction.ClientDischarged => "Discharged",
        AuditAction.ClientReadmitted => "Readmitted",
        AuditAction.ClientViewed => "File opened",
        AuditAction.HomeworkExtended => "Due date moved",
        AuditAction.HomeworkReturned => "Returned for more",
        AuditAction.LinkOpened => "Link opened",
        AuditAction.LinkRenewed => "Fresh link asked for",
        AuditAction.LinksRevoked => "All links ended",
        AuditAction.PinSet => "PIN or word set",
        AuditAction.PinReset => "PIN or word removed",
        AuditAction.PinLocked => "PIN locked after wrong tries",
        AuditAction.PinUnlocked => "PIN unlocked",
        AuditAction.HomeworkViewed => "Homework opened by staff",
        AuditAction.HomeworkReviewUndone => "Review undone",
        AuditAction.AnswersEntered => "Answers entered for the client",
        AuditAction.NoteKept => "Private note kept",
        AuditAction.AnswersSubmitted => "Answers handed in",
        AuditAction.AnswersViewed => "Answers opened",
        AuditAction.AnswerMarked => "Answer highlighted",
        AuditAction.ReportExported => "Session report exported",
        AuditAction.RemindersStopped => "Reminders stopped",
        AuditAction.RemindersResumed => "Reminders resumed",
        AuditAction.SafetyHoldSet => "Safety hold set: no mail",
        AuditAction.SafetyHoldLifted => "Safety hold lifted",
        AuditAction.SafeHoursChanged => "Safe hours changed",
        AuditAction.EmailConsentRecorded => "Consent to e-mail recorded",
        AuditAction.EmailConsentWithdrawn => "Consent to e-mail withdrawn",
        AuditAction.AddressMended => "Address in use again",
        AuditAction.FileShared => "File shared",
        AuditAction.ShareEnded => "Sharing ended",
        AuditAction.EmergencyAccessTaken => "Emergency access taken",
        AuditAction.DevicesForgotten => "Known devices forgotten",
        _ => PlainWords.Spoken(action.ToString()),
    };

    /// <summary>Why it goes, for the list of mails to come.</summary>
    public static string Because(this NoticeKind kind) => kind switch
    {
        NoticeKind.Invitation => "the homework opens then",
        NoticeKind.ReminderSoon => "some days after the invitation, if it is not handed in",
        NoticeKind.ReminderBeforeDue => "before it is due, if it is not handed in",
        NoticeKind.ReminderOverdue => "after the due date, if it is not handed in; the last one",
        NoticeKind.RemindNow => "you asked for it",
        NoticeKind.FreshLink => "the client asked for a fresh link",
        NoticeKind.ReturnedForMore => "you returned the homework",
        NoticeKind.SessionInvitation => "you planned a session",
        NoticeKind.SessionMoved => "you moved a session",
        NoticeKind.SessionCancelled => "you cancelled a session",
        _ => "",
    };
}
