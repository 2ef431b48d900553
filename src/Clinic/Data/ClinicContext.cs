using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Disclosures;
using Clinic.Library;
using Clinic.Notices;
using Clinic.Practices;
using Clinic.Security;
using Clinic.Sessions;
using Clinic.Sharing;
using Clinic.Therapists;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Data;

/// <summary>
/// The repository. Reads are limited to one practice by the filter named <see cref="PracticeFilter"/>, writes by <see cref="PracticeGuard"/>;
/// words of clients are sealed and opened by <see cref="Sealing"/>.
/// </summary>
public sealed class ClinicContext(DbContextOptions<ClinicContext> options, PracticeScope scope, Vault vault)
    : IdentityUserContext<Therapist, Guid>(options)
{
    public const string PracticeFilter = "Practice";

    internal Vault Vault => vault;

    /// <summary>The practice this unit of work belongs to; throws while none is set, so that nothing is ever read across practices by accident.</summary>
    public Guid PracticeId => scope.PracticeId;

    public DbSet<Practice> Practices => Set<Practice>();
    public DbSet<Therapist> Therapists => Set<Therapist>();
    public DbSet<Client> Clients => Set<Client>();
    public DbSet<ClientKey> ClientKeys => Set<ClientKey>();
    public DbSet<Couple> Couples => Set<Couple>();
    public DbSet<Module> Modules => Set<Module>();
    public DbSet<ModuleVersion> ModuleVersions => Set<ModuleVersion>();
    public DbSet<QuestionSet> QuestionSets => Set<QuestionSet>();
    public DbSet<QuestionSetVersion> QuestionSetVersions => Set<QuestionSetVersion>();
    public DbSet<Pathway> Pathways => Set<Pathway>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<Answer> Answers => Set<Answer>();
    public DbSet<AnswerRevision> AnswerRevisions => Set<AnswerRevision>();
    public DbSet<AccessLink> AccessLinks => Set<AccessLink>();
    public DbSet<ClientVisit> ClientVisits => Set<ClientVisit>();
    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Alert> Alerts => Set<Alert>();
    public DbSet<Share> Shares => Set<Share>();
    public DbSet<DisclosureDraft> DisclosureDrafts => Set<DisclosureDraft>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ClinicContext).Assembly);
        NameIdentityTables(builder);
        foreach (var type in builder.Model.GetEntityTypes().Where(t => typeof(IBelongsToPractice).IsAssignableFrom(t.ClrType)).ToList())
            GetType().GetMethod(nameof(Filter), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                .MakeGenericMethod(type.ClrType).Invoke(this, [builder]);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<SealedText>().HaveConversion<SealedConverter>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    private void Filter<T>(ModelBuilder builder)
        where T : class, IBelongsToPractice =>
        builder.Entity<T>().HasQueryFilter(PracticeFilter, e => e.PracticeId == PracticeId);

    private static void NameIdentityTables(ModelBuilder builder)
    {
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("TherapistClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("TherapistLogins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("TherapistTokens");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("TherapistPasskeys");
    }
}
