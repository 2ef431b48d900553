using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Assignments;

internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>, IEntityTypeConfiguration<AssignmentItem>
{
    public void Configure(EntityTypeBuilder<Assignment> assignment)
    {
        assignment.Owned<Client, Assignment>(a => a.ClientId);
        assignment.Owned<Therapist, Assignment>(a => a.TherapistId);
        assignment.Property(a => a.Purpose).HasDefaultValue(AssignmentPurpose.Work);
        assignment.Property(a => a.Status).IsConcurrencyToken();
        assignment.Ignore(a => a.IsOpen);
        assignment.HasMany(a => a.Items).WithOne()
            .HasForeignKey(i => new { i.PracticeId, i.AssignmentId }).HasPrincipalKey(a => new { a.PracticeId, a.Id })
            .OnDelete(DeleteBehavior.Restrict);
        assignment.Navigation(a => a.Items).UsePropertyAccessMode(PropertyAccessMode.Field);
        assignment.HasIndex(a => new { a.PracticeId, a.TherapistId, a.Status, a.DueOn });
        assignment.HasIndex(a => new { a.PracticeId, a.ClientId });
    }

    public void Configure(EntityTypeBuilder<AssignmentItem> item)
    {
        item.Owned<ModuleVersion, AssignmentItem>(i => i.ModuleVersionId);
        item.Owned<QuestionSetVersion, AssignmentItem>(i => i.QuestionSetVersionId);
        item.Ignore(i => i.VersionId);
        item.HasIndex(i => new { i.AssignmentId, i.Position }).IsUnique();
    }
}

internal sealed class AnswerMapping : IEntityTypeConfiguration<Answer>, IEntityTypeConfiguration<AnswerRevision>
{
    public void Configure(EntityTypeBuilder<Answer> answer)
    {
        answer.Owned<Client, Answer>(a => a.ClientId);
        answer.Owned<Assignment, Answer>(a => a.AssignmentId);
        answer.Owned<AssignmentItem, Answer>(a => a.ItemId);
        answer.Property(a => a.QuestionId).HasMaxLength(100);
        answer.Property(a => a.Highlights).HasMaxLength(Answer.LongestHighlights);
        answer.Property(a => a.Revision).IsConcurrencyToken();
        answer.Ignore(a => a.Marked);
        answer.HasIndex(a => new { a.ItemId, a.QuestionId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AnswerRevision> revision)
    {
        revision.Owned<Answer, AnswerRevision>(r => r.AnswerId);
        revision.HasIndex(r => new { r.AnswerId, r.Number }).IsUnique();
        revision.HasIndex(r => new { r.AnswerId, r.SaveKey }).IsUnique();
    }
}

internal sealed class AccessLinkMapping : IEntityTypeConfiguration<AccessLink>, IEntityTypeConfiguration<ClientVisit>, IEntityTypeConfiguration<KnownDevice>
{
    public void Configure(EntityTypeBuilder<AccessLink> link)
    {
        link.Owned<Client, AccessLink>(l => l.ClientId);
        link.Owned<Assignment, AccessLink>(l => l.AssignmentId);
        link.Property(l => l.Selector).HasMaxLength(32);
        link.Property(l => l.SecretHash).HasMaxLength(32).IsFixedLength();
        link.HasIndex(l => l.Selector).IsUnique();
        link.HasIndex(l => l.AssignmentId);
    }

    public void Configure(EntityTypeBuilder<ClientVisit> visit)
    {
        visit.Owned<Client, ClientVisit>(v => v.ClientId);
        visit.Owned<AccessLink, ClientVisit>(v => v.LinkId);
        visit.Property(v => v.TokenHash).HasMaxLength(32).IsFixedLength();
        visit.HasIndex(v => v.TokenHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<KnownDevice> device)
    {
        device.Owned<Client, KnownDevice>(d => d.ClientId);
        device.Property(d => d.TokenHash).HasMaxLength(32).IsFixedLength();
        device.HasIndex(d => new { d.ClientId, d.TokenHash }).IsUnique();
    }
}
