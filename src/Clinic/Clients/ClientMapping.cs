using Clinic.Data;
using Clinic.Practices;
using Clinic.Security;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Clients;

internal sealed class ClientMapping : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> client)
    {
        client.Owned<Therapist, Client>(c => c.TherapistId);
        client.Property(c => c.EmailIndex).HasMaxLength(32).IsFixedLength();
        client.Property(c => c.TimeZone).HasMaxLength(64);
        client.Property(c => c.Language).HasMaxLength(10);
        client.Property(c => c.Status).IsConcurrencyToken();
        client.ComplexProperty(c => c.Contact);
        client.ComplexProperty(c => c.Pin, pin => pin.Property(p => p.Hash).HasMaxLength(200));
        client.HasIndex(c => new { c.PracticeId, c.TherapistId, c.Status });
        client.HasIndex(c => new { c.PracticeId, c.EmailIndex });
    }
}

internal sealed class ClientKeyMapping : IEntityTypeConfiguration<ClientKey>
{
    public void Configure(EntityTypeBuilder<ClientKey> key)
    {
        key.OfPractice();
        key.HasIndex(k => new { k.PracticeId, k.ClientId });
        key.Property(k => k.Wrapped).HasMaxLength(1000);
    }
}
