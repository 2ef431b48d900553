using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Practices;
using Clinic.Therapists;

namespace Clinic.Notices;

/// <summary>A notice with all that decides whether it goes and what it says.</summary>
/// <param name="Therapist">Set where it is for the therapist.</param>
public sealed record NoticeCase(Notice Notice, Practice Practice, Assignment? Assignment, Client? Client, Therapist? Therapist);
