using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Pathways;

internal sealed class PathwayRunMapping : IEntityTypeConfiguration<PathwayRun>, IEntityTypeConfiguration<RunStep>
{
    public void Configure(EntityTypeBuilder<PathwayRun> run)
    {
        run.Owned<Therapist, PathwayRun>(r => r.TherapistId);
        run.Owned<Couple, PathwayRun>(r => r.CoupleId);
        run.Owned<Client, PathwayRun>(r => r.ClientId);
        run.Owned<Pathway, PathwayRun>(r => r.PathwayId);
        run.Ignore(r => r.IsOver);
        run.HasMany(r => r.Steps).WithOne()
            .HasForeignKey(s => new { s.PracticeId, s.RunId }).HasPrincipalKey(r => new { r.PracticeId, r.Id })
            .OnDelete(DeleteBehavior.Restrict);
        run.Navigation(r => r.Steps).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<RunStep> step)
    {
        step.Owned<Client, RunStep>(s => s.ClientId);
        step.Owned<Assignment, RunStep>(s => s.AssignmentId);
        step.Property(s => s.ItemKey).HasMaxLength(100);
        step.Property(s => s.State).IsConcurrencyToken();
        step.Ignore(s => s.IsPassed);
        step.HasIndex(s => new { s.State, s.OpensAt });
        step.HasIndex(s => s.AssignmentId);
    }
}
