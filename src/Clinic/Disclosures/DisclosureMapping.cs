using Clinic.Clients;
using Clinic.Data;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Disclosures;

internal sealed class DisclosureMapping : IEntityTypeConfiguration<DisclosureDraft>
{
    public void Configure(EntityTypeBuilder<DisclosureDraft> draft)
    {
        draft.Owned<Client, DisclosureDraft>(d => d.ClientId);
        draft.Owned<Therapist, DisclosureDraft>(d => d.TherapistId);
        draft.Property(d => d.Version).IsConcurrencyToken();
        draft.HasIndex(d => new { d.PracticeId, d.DestroyedAt, d.DestroyOn });
    }
}
