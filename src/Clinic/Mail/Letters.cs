using System.Globalization;
using System.Net;
using System.Resources;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Notices;
using Clinic.Practices;
using Clinic.Security;
using Clinic.Sessions;
using Clinic.Therapists;

namespace Clinic.Mail;

/// <summary>
/// The wording of every mail. A client's mail holds no name, no title, nothing that tells what it is about, and one link.
/// </summary>
public sealed class Letters(Uri publicUrl, PortalKeys keys)
{
    private static readonly ResourceManager Texts = new("Clinic.Mail.LetterTexts", typeof(Letters).Assembly);

    public Letter ToClient(Notice notice, Practice practice, Client client, Assignment assignment, AccessLink link) =>
        ToClient(EnvelopeOf(notice), practice, client, NameOf(notice.Kind, assignment), assignment.DueOn, link.Path(keys));

    /// <summary>The invitation as it will arrive, but for its link: that one opens nothing.</summary>
    public Letter InvitationPreview(Practice practice, Client client, DateOnly dueOn, DateTime at) =>
        ToClient(new Envelope(Guid.Empty, at), practice, client, nameof(NoticeKind.Invitation), dueOn, "/h/preview");

    private Letter ToClient(Envelope envelope, Practice practice, Client client, string name, DateOnly dueOn, string path)
    {
        var say = Words(client.Language);
        var due = dueOn.ToString(say("DateFormat"), CultureOf(client.Language));
        var body = string.Format(CultureInfo.InvariantCulture, say(name + ".Body"), due);
        return Write(envelope, practice, client.Email.Text, client.Language, say(name + ".Subject"),
            [say("Hello"), body], (say("Open"), new Uri(publicUrl, path).ToString()), [say("Stop"), say("Ignore"), practice.SenderName]);
    }

    /// <summary>About an appointment: when, and nothing else. It has no link, because there is nothing to do.</summary>
    public static Letter OfSession(Notice notice, Practice practice, Client client, Session session)
    {
        var (say, envelope) = (Words(client.Language), EnvelopeOf(notice));
        var local = Zones.ToLocal(session.StartsAt, client.TimeZone);
        var body = string.Format(CultureInfo.InvariantCulture, say(notice.Kind + ".Body"),
            local.ToString(say("DateFormat"), CultureOf(client.Language)), local.ToString("HH:mm", CultureInfo.InvariantCulture));
        var calendar = practice.SessionMails == SessionMails.WordsAndCalendar
            ? CalendarFile.Of(session, practice, client.Email.Text, say("Appointment"), envelope.Date) : null;
        return Write(envelope, practice, client.Email.Text, client.Language, say(notice.Kind + ".Subject"),
            [say("Hello"), body, .. calendar is null ? [] : (string[])[say("Calendar")]], null, [say("Ignore"), practice.SenderName]) with
        { Calendar = calendar };
    }

    public Letter ToTherapist(Notice notice, Practice practice, Therapist therapist)
    {
        var say = Words(practice.Language);
        return Write(EnvelopeOf(notice), practice, therapist.Email!, practice.Language, say(notice.Kind + ".Subject"),
            [say("Therapist.Hello"), say(notice.Kind + ".Body")], (say("Therapist.Open"), new Uri(publicUrl, "/").ToString()), [say("Therapist.Footer"), practice.SenderName]);
    }

    /// <summary>One mail for the news of a day: how many of what.</summary>
    public Letter ToTherapist(Notice notice, Practice practice, Therapist therapist, IReadOnlyDictionary<NoticeKind, int> news)
    {
        var say = Words(practice.Language);
        var lines = news.OrderBy(n => n.Key).Select(n => string.Format(CultureInfo.InvariantCulture, say(n.Key + ".Count"), n.Value));
        return Write(EnvelopeOf(notice), practice, therapist.Email!, practice.Language, say("TherapistDigest.Subject"),
            [say("Therapist.Hello"), say("TherapistDigest.Body"), .. lines], (say("Therapist.Open"), new Uri(publicUrl, "/").ToString()), [say("Therapist.Footer"), practice.SenderName]);
    }

    /// <summary>To see whether mail leaves; about nothing and nobody.</summary>
    public Letter Test(Practice practice, Therapist therapist, DateTime now)
    {
        var say = Words(practice.Language);
        return Write(new Envelope(Guid.CreateVersion7(now), now), practice, therapist.Email!, practice.Language, say("Test.Subject"),
            [say("Therapist.Hello"), say("Test.Body")], (say("Therapist.Open"), new Uri(publicUrl, "/").ToString()), [say("Therapist.Footer"), practice.SenderName]);
    }

    private static Envelope EnvelopeOf(Notice notice) => new(notice.Id, notice.FirstTriedAt ?? notice.DueAt);

    private sealed record Envelope(Guid Id, DateTime Date);

    private static Letter Write(Envelope envelope, Practice practice, string to, string language, string subject,
        string[] above, (string Words, string Url)? link, string[] below)
    {
        var domain = practice.SenderAddress.Split('@')[^1];
        var text = string.Join("\n\n", [.. above, .. link is { } open ? [$"{open.Words}:\n{open.Url}"] : (string[])[], .. below]) + "\n";
        return new Letter(practice.SenderName, practice.SenderAddress, to, subject, text, Html(language, subject, above, link, below), language,
            $"{envelope.Id:N}@{domain}", envelope.Date);
    }

    private static string Html(string language, string subject, string[] above, (string Words, string Url)? link, string[] below)
    {
        var button = link is { } open
            ? $"<p style=\"margin:0 0 24px\"><a href=\"{WebUtility.HtmlEncode(open.Url)}\" style=\"display:inline-block;padding:12px 20px;background:#1f5b66;color:#ffffff;border-radius:6px;text-decoration:none\">{WebUtility.HtmlEncode(open.Words)}</a></p>\n"
            : "";
        var paragraphs = (IEnumerable<string> lines, string style) =>
            string.Concat(lines.Select(line => $"<p style=\"{style}\">{WebUtility.HtmlEncode(line)}</p>\n"));
        return $"""
            <!doctype html>
            <html lang="{language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>{WebUtility.HtmlEncode(subject)}</title></head>
            <body style="margin:0;padding:24px;font:18px/1.5 sans-serif">
            <div style="max-width:34em;margin:0 auto">
            {paragraphs(above, "margin:0 0 16px")}{button}{paragraphs(below, "margin:0 0 8px;font-size:16px")}</div>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string NameOf(NoticeKind kind, Assignment assignment) => kind switch
    {
        NoticeKind.ReminderSoon or NoticeKind.ReminderBeforeDue or NoticeKind.RemindNow =>
            assignment.Status == AssignmentStatus.Assigned ? "ReminderNotStarted" : "ReminderHalfDone",
        _ => kind.ToString(),
    };

    private static Func<string, string> Words(string language)
    {
        var culture = CultureOf(language);
        return name => Texts.GetString(name, culture) ?? throw new InvalidOperationException($"No mail text {name}.");
    }

    private static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language);
}
