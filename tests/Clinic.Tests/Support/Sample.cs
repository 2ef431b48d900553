using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Library;
using Clinic.Practices;
using Clinic.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Clinic.Tests.Support;

/// <summary>Entities for tests of the domain alone: nothing is stored.</summary>
internal static class Sample
{
    public static readonly DateTime Now = Portal.Start.UtcDateTime;
    public static readonly DateOnly Today = new(2026, 11, 24);
    public static readonly Guid TherapistId = Guid.CreateVersion7();

    private static readonly Lazy<PortalKeys> LazyKeys = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("clinic-keys-");
        try
        {
            return PortalKeys.LoadOrCreate(folder.FullName, new EphemeralDataProtectionProvider());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });

    public static PortalKeys Keys => LazyKeys.Value;

    public static Practice Practice(string language = "en") => Clinic.Practices.Practice.SetUp("Linden Row", "Linden Row", "post@lindenrow.example", Portal.Zone, language, Now);

    public static Client Client(string name = "Maren Lindqvist", string zone = Portal.Zone, string language = "en", bool consent = true, Guid? practiceId = null) =>
        Clinic.Clients.Client.Enrol(practiceId ?? Guid.CreateVersion7(), TherapistId, new(name, name, new(1986, 4, 12), ClientRole.BetrayedPartner),
            new("maren@mail.example", new byte[32], zone, language, MailboxShared: false), consent, Now);

    public static Assignment Assignment(Client? client = null, int dueInDays = 7, DateTime? sendAt = null, DateTime? now = null) =>
        Clinic.Assignments.Assignment.To(client ?? Client(), TherapistId, [new(ItemKind.Module, Guid.CreateVersion7()), new(ItemKind.QuestionSet, Guid.CreateVersion7())],
            Zones.DateOf(now ?? Now, (client ?? Client()).TimeZone).AddDays(dueInDays), sendAt, "Take it slowly.", now ?? Now);

    public static Assignment Assignment(AssignmentStatus status)
    {
        var assignment = Assignment();
        if (status is AssignmentStatus.Started)
            assignment.Start(Now);
        if (status is AssignmentStatus.Submitted or AssignmentStatus.Reviewed or AssignmentStatus.Returned)
            assignment.Submit(Now);
        if (status is AssignmentStatus.Reviewed)
            assignment.Review("Thank you.", Now);
        if (status is AssignmentStatus.Returned)
            assignment.ReturnForMore(Today.AddDays(14), null, Now);
        if (status is AssignmentStatus.Withdrawn)
            assignment.Withdraw(Now);
        return assignment;
    }
}
