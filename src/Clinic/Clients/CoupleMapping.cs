using Clinic.Data;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Clients;

internal sealed class CoupleMapping : IEntityTypeConfiguration<Couple>
{
    public void Configure(EntityTypeBuilder<Couple> couple)
    {
        couple.Owned<Therapist, Couple>(c => c.TherapistId);
        couple.Owned<Client, Couple>(c => c.FirstClientId);
        couple.Owned<Client, Couple>(c => c.SecondClientId);
        couple.Property(c => c.UnlinkedAt).IsConcurrencyToken();
    }
}
