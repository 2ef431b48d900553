using Clinic.Clients;
using Clinic.Data;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Sharing;

internal sealed class ShareMapping : IEntityTypeConfiguration<Share>
{
    public void Configure(EntityTypeBuilder<Share> share)
    {
        share.Owned<Client, Share>(s => s.ClientId);
        share.Owned<Therapist, Share>(s => s.TherapistId);
        share.Owned<Therapist, Share>(s => s.GivenById);
        share.Property(s => s.EndedAt).IsConcurrencyToken();
        share.HasIndex(s => new { s.PracticeId, s.TherapistId, s.ClientId, s.EndsAt });
    }
}
