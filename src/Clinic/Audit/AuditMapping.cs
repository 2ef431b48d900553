using Clinic.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Audit;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable(table => table.HasTrigger("AuditEntries_AppendOnly"));
        entry.OfPractice();
        entry.Property(e => e.Mark).HasMaxLength(32);
        entry.HasIndex(e => new { e.PracticeId, e.ClientId, e.At });
        entry.HasIndex(e => new { e.PracticeId, e.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AuditHead> head)
    {
        head.OfPractice();
        head.HasKey(h => h.PracticeId);
        head.Property(h => h.Mark).HasMaxLength(32);
    }
}
