using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Sessions;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Notices;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.OfPractice();
        notice.Owned<Client, Notice>(n => n.ClientId);
        notice.Owned<Therapist, Notice>(n => n.TherapistId);
        notice.Owned<Assignment, Notice>(n => n.AssignmentId);
        notice.Owned<Session, Notice>(n => n.SessionId);
        notice.Property(n => n.HandedOverAs).HasMaxLength(32).IsFixedLength();
        notice.Property(n => n.OccurrenceKey).HasMaxLength(160);
        notice.Property(n => n.State).IsConcurrencyToken();
        notice.Property(n => n.ClaimedBy).HasMaxLength(80).IsConcurrencyToken();
        notice.Property(n => n.SkippedBecause).HasMaxLength(200);
        notice.Property(n => n.LastReply).HasMaxLength(300);
        notice.HasIndex(n => n.OccurrenceKey).IsUnique();
        notice.HasIndex(n => new { n.State, n.NextAttemptAt });
        notice.HasIndex(n => n.AssignmentId);
        notice.HasIndex(n => n.SessionId);
    }
}
