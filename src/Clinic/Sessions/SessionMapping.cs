using Clinic.Clients;
using Clinic.Data;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Sessions;

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.Owned<Therapist, Session>(s => s.TherapistId);
        session.Owned<Client, Session>(s => s.ClientId);
        session.Owned<Couple, Session>(s => s.CoupleId);
        session.Property(s => s.Place).HasMaxLength(60);
        session.Property(s => s.Status).IsConcurrencyToken();
        session.Ignore(s => s.EndsAt);
        session.HasIndex(s => new { s.PracticeId, s.TherapistId, s.StartsAt });
    }
}
