using Clinic.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Therapists;

internal sealed class TherapistMapping : IEntityTypeConfiguration<Therapist>
{
    public void Configure(EntityTypeBuilder<Therapist> therapist)
    {
        therapist.ToTable("Therapists");
        therapist.OfPractice();
        therapist.Property(t => t.DisplayName).HasMaxLength(120);
        therapist.Property(t => t.TimeZone).HasMaxLength(64);
        therapist.Property(t => t.PasswordHash).HasMaxLength(400);
        therapist.Property(t => t.SecurityStamp).HasMaxLength(100);
        therapist.Property(t => t.ConcurrencyStamp).HasMaxLength(100);
        therapist.Property(t => t.OwnReminders).HasMaxLength(400).AsOptionalJson();
        therapist.Property(t => t.PhoneNumber).HasMaxLength(30);
    }
}
