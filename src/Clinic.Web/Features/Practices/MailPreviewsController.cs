using Clinic.Mail;
using Clinic.Notices;
using Clinic.Security;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Practices;

/// <summary>Every kind of mail as it would leave, in each language, written by the same hand that writes the real ones.</summary>
[Authorize(Policy = Policies.Staff)]
public sealed class MailPreviewsController(SignedInTherapist me, Letters letters, PortalKeys keys) : Controller
{
    [HttpGet("/practice/mails/{kind?}")]
    public async Task<IActionResult> Details(NoticeKind kind = NoticeKind.Invitation)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(kind))
            return NotFound();
        var sample = new SampleMail(letters, keys, await me.PracticeAsync(), await me.AccountAsync(), me.Now);
        return View("/Features/Practices/Mails.cshtml", new MailPreviewsPage(kind, sample.Write(kind, "en"), sample.Write(kind, "es")));
    }
}

public sealed record MailPreviewsPage(NoticeKind Kind, Letter English, Letter Spanish)
{
    public static bool IsForClient(NoticeKind kind) => !kind.ToString().StartsWith("Therapist", StringComparison.Ordinal);

    public static string Words(NoticeKind kind) => kind switch
    {
        NoticeKind.Invitation => "New homework",
        NoticeKind.ReminderSoon => "First reminder",
        NoticeKind.ReminderBeforeDue => "Before it is due",
        NoticeKind.ReminderOverdue => "After the due date",
        NoticeKind.RemindNow => "Sent by hand",
        NoticeKind.LinkReplaced => "Link replaced",
        NoticeKind.FreshLink => "New link",
        NoticeKind.ReturnedForMore => "Returned for more",
        NoticeKind.SessionInvitation => "Appointment",
        NoticeKind.SessionMoved => "Appointment changed",
        NoticeKind.SessionCancelled => "Appointment cancelled",
        NoticeKind.TherapistSubmitted => "Handed in",
        NoticeKind.TherapistOverdue => "Overdue",
        NoticeKind.TherapistMailFailed => "Mail not delivered",
        NoticeKind.TherapistLockedOut => "Locked out",
        NoticeKind.TherapistAlert => "Alert",
        NoticeKind.TherapistEmergency => "Emergency access",
        _ => PlainWords.Spoken(kind.ToString()),
    };
}
