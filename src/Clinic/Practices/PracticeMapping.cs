using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Practices;

internal sealed class PracticeMapping : IEntityTypeConfiguration<Practice>
{
    public void Configure(EntityTypeBuilder<Practice> practice)
    {
        practice.Property(p => p.Name).HasMaxLength(120);
        practice.Property(p => p.SenderName).HasMaxLength(80);
        practice.Property(p => p.SenderAddress).HasMaxLength(254);
        practice.Property(p => p.TimeZone).HasMaxLength(64);
        practice.Property(p => p.Language).HasMaxLength(10);
        practice.Property(p => p.DangerNumber).HasMaxLength(30);
        practice.Property(p => p.TalkNumber).HasMaxLength(30);
        practice.Property(p => p.ExitUrl).HasMaxLength(300);
        practice.ComplexProperty(p => p.Reminders, plan => plan.Property(r => r.QuietDays).HasMaxLength(80));
    }
}
