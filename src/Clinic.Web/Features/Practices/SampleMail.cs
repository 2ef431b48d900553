using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Library;
using Clinic.Mail;
using Clinic.Notices;
using Clinic.Practices;
using Clinic.Security;
using Clinic.Sessions;
using Clinic.Therapists;

namespace Clinic.Web.Features.Practices;

/// <summary>A mail to nobody: its client and homework exist for a moment in memory, and its link opens nothing.</summary>
internal sealed class SampleMail(Letters letters, PortalKeys keys, Practice practice, Therapist therapist, DateTime now)
{
    private const int DueInDays = 7;

    public Letter Write(NoticeKind kind, string language)
    {
        var client = Client.Enrol(practice.Id, therapist.Id, new("Sample", "Sample", new DateOnly(1980, 1, 1), ClientRole.Other),
            new("client@example.org", [], practice.TimeZone, language, MailboxShared: false), emailConsent: true, now);
        var dueOn = Zones.DateOf(now, practice.TimeZone).AddDays(DueInDays);
        var assignment = Assignment.To(client, therapist.Id, [new ChosenItem(ItemKind.Module, Guid.Empty)], dueOn, null, null, now);
        if (!MailPreviewsPage.IsForClient(kind))
            return letters.ToTherapist(Notice.ToTherapist(assignment, kind, now, dueOn, now), Speaking(language), therapist);
        if (kind is NoticeKind.SessionInvitation or NoticeKind.SessionMoved or NoticeKind.SessionCancelled)
            return OfSession(kind, client);
        if (kind == NoticeKind.ReminderBeforeDue) // the one that speaks to somebody who has begun
            assignment.Start(now);
        var link = AccessLink.For(assignment, AccessLink.ExpiryFor(dueOn, practice.LinkValidityDays, practice.TimeZone), keys, now);
        return letters.ToClient(Notice.ToClient(assignment, kind, now, dueOn, now), practice, client, assignment, link);
    }

    private Letter OfSession(NoticeKind kind, Client client)
    {
        var session = Session.Plan(client, null, therapist.Id, Zones.ToUtc(Zones.DateOf(now, practice.TimeZone).AddDays(DueInDays), new TimeOnly(14, 0), practice.TimeZone), 50, "", now);
        if (kind == NoticeKind.SessionCancelled)
            session.Cancel();
        return Letters.OfSession(Notice.OfSession(session, client, kind, now, now), practice, client, session);
    }

    private Practice Speaking(string language) =>
        Practice.SetUp(practice.Name, practice.SenderName, practice.SenderAddress, practice.TimeZone, language, now);
}
