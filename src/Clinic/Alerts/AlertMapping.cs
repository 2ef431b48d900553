using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Alerts;

internal sealed class AlertMapping : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> alert)
    {
        alert.Owned<Client, Alert>(a => a.ClientId);
        alert.Owned<Assignment, Alert>(a => a.AssignmentId);
        alert.Owned<Therapist, Alert>(a => a.OwnerId);
        alert.Property(a => a.Status).IsConcurrencyToken();
        alert.HasIndex(a => new { a.PracticeId, a.Status, a.RaisedAt });
    }
}
