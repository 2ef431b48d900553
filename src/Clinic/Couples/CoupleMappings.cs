using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Couples;

internal sealed class PolicyMapping : IEntityTypeConfiguration<PolicyVersion>, IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<PolicyVersion> version)
    {
        version.OfPractice();
        version.Property(v => v.Texts).AsJson();
        version.HasIndex(v => new { v.PracticeId, v.Policy, v.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.Owned<Client, Agreement>(a => a.ClientId);
        agreement.Owned<Couple, Agreement>(a => a.CoupleId);
        agreement.Owned<PolicyVersion, Agreement>(a => a.VersionId);
        agreement.Owned<Assignment, Agreement>(a => a.AssignmentId);
        agreement.Owned<Therapist, Agreement>(a => a.WitnessId);
        agreement.Property(a => a.State).IsConcurrencyToken();
    }
}

internal sealed class ReleaseMapping : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> release)
    {
        release.Owned<Client, Release>(r => r.ClientId);
        release.Owned<Client, Release>(r => r.RecipientId);
        release.Owned<Couple, Release>(r => r.CoupleId);
        release.Owned<Assignment, Release>(r => r.AssignmentId);
        release.Owned<Assignment, Release>(r => r.DeliveryId);
        release.Owned<QuestionSetVersion, Release>(r => r.QuestionSetVersionId);
        release.Owned<Therapist, Release>(r => r.AgreedById);
        release.Property(r => r.QuestionId).HasMaxLength(100);
        release.Property(r => r.State).IsConcurrencyToken();
        release.Ignore(r => r.IsLive).Ignore(r => r.IsOut);
        release.HasIndex(r => new { r.PracticeId, r.CoupleId, r.State });
    }
}

internal sealed class CoupleNoteMapping : IEntityTypeConfiguration<CoupleNote>
{
    public void Configure(EntityTypeBuilder<CoupleNote> note)
    {
        note.Owned<Couple, CoupleNote>(n => n.CoupleId);
        note.Owned<Therapist, CoupleNote>(n => n.TherapistId);
    }
}
