using Clinic.Notices;

namespace Clinic.Web.Features.Assignments;

/// <summary>Notices as a therapist reads them.</summary>
public static class NoticeWords
{
    public static string Said(this NoticeKind kind) => kind switch
    {
        NoticeKind.Invitation => "Invitation",
        NoticeKind.ReminderSoon => "First reminder",
        NoticeKind.ReminderBeforeDue => "Before it is due",
        NoticeKind.ReminderOverdue => "Last reminder",
        NoticeKind.RemindNow => "Reminder by hand",
        NoticeKind.LinkReplaced => "Link replaced",
        NoticeKind.FreshLink => "Fresh link",
        NoticeKind.ReturnedForMore => "Returned for more",
        NoticeKind.SessionInvitation => "Appointment",
        NoticeKind.SessionMoved => "Appointment changed",
        NoticeKind.SessionCancelled => "Appointment cancelled",
        NoticeKind.TherapistSubmitted => "To you: handed in",
        NoticeKind.TherapistOverdue => "To you: overdue",
        NoticeKind.TherapistMailFailed => "To you: a mail failed",
        NoticeKind.TherapistLockedOut => "To you: locked out",
        NoticeKind.TherapistAlert => "To you: alert",
        NoticeKind.TherapistEmergency => "To you: emergency access",
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };

    /// <summary>The page of what it is about.</summary>
    public static string Page(this Notice notice) => notice.SessionId is { } session ? $"/sessions/{session}/edit" : $"/assignments/{notice.AssignmentId}";

    /// <summary>What must still be true when its moment comes.</summary>
    public static string OnlyIf(this NoticeKind kind) => kind switch
    {
        NoticeKind.ReminderSoon or NoticeKind.ReminderBeforeDue => "something is still open",
        NoticeKind.ReminderOverdue => "it is late; then no more",
        NoticeKind.TherapistOverdue => "it has not come in by then",
        _ => "you press Send",
    };
}
