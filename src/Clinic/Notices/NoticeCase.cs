using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Practices;
using Clinic.Sessions;
using Clinic.Therapists;

namespace Clinic.Notices;

/// <summary>A notice with all that decides whether it goes and what it says.</summary>
/// <param name="Therapist">Set where it is for the therapist.</param>
/// <param name="Session">Set where it tells of an appointment.</param>
/// <param name="Plan">The reminders that its therapist has chosen, or the practice's.</param>
public sealed record NoticeCase(Notice Notice, Practice Practice, Assignment? Assignment, Client? Client, Therapist? Therapist, Session? Session, ReminderPlan Plan)
{
    /// <summary>Whether a lost reply ends it. A therapist's own news may well come twice; nobody would look for it on a list.</summary>
    public bool IsListedInDoubt => Therapist is null && Practice.WhenInDoubt == InDoubtChoice.AssumeSent;
}
