using Clinic.Data;
using Clinic.Practices;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Notices;

/// <summary>The reminder plan of one therapist; null where they keep to the practice's.</summary>
internal static class OwnPlans
{
    public static ReminderPlan? OwnPlan(this ClinicContext db, Guid therapistId) =>
        db.Therapists.Where(t => t.Id == therapistId).Select(t => t.OwnReminders).FirstOrDefault();

    public static Task<ReminderPlan?> OwnPlanAsync(this ClinicContext db, Guid therapistId, CancellationToken cancel) =>
        db.Therapists.Where(t => t.Id == therapistId).Select(t => t.OwnReminders).FirstOrDefaultAsync(cancel);
}
