using System.Globalization;
using System.Net;
using System.Resources;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Notices;
using Clinic.Practices;
using Clinic.Security;
using Clinic.Therapists;

namespace Clinic.Mail;

/// <summary>
/// The wording of every mail. A client's mail holds no name, no title, nothing that tells what it is about, and one link.
/// </summary>
public sealed class Letters(Uri publicUrl, PortalKeys keys)
{
    private static readonly ResourceManager Texts = new("Clinic.Mail.LetterTexts", typeof(Letters).Assembly);

    public Letter ToClient(Notice notice, Practice practice, Client client, Assignment assignment, AccessLink link)
    {
        var say = Words(client.Language);
        var name = NameOf(notice.Kind, assignment);
        var due = assignment.DueOn.ToString(say("DateFormat"), CultureOf(client.Language));
        var body = string.Format(CultureInfo.InvariantCulture, say(name + ".Body"), due);
        var url = new Uri(publicUrl, link.Path(keys)).ToString();
        return Write(notice, practice, client.Email.Text, client.Language, say(name + ".Subject"),
            [say("Hello"), body], (say("Open"), url), [say("Stop"), say("Ignore"), practice.SenderName]);
    }

    public Letter ToTherapist(Notice notice, Practice practice, Therapist therapist)
    {
        var say = Words(practice.Language);
        return Write(notice, practice, therapist.Email!, practice.Language, say(notice.Kind + ".Subject"),
            [say("Therapist.Hello"), say(notice.Kind + ".Body")], (say("Therapist.Open"), new Uri(publicUrl, "/").ToString()), [say("Therapist.Footer"), practice.SenderName]);
    }

    /// <summary>One mail for the news of a day: how many of what.</summary>
    public Letter ToTherapist(Notice notice, Practice practice, Therapist therapist, IReadOnlyDictionary<NoticeKind, int> news)
    {
        var say = Words(practice.Language);
        var lines = news.OrderBy(n => n.Key).Select(n => string.Format(CultureInfo.InvariantCulture, say(n.Key + ".Count"), n.Value));
        return Write(notice, practice, therapist.Email!, practice.Language, say("TherapistDigest.Subject"),
            [say("Therapist.Hello"), say("TherapistDigest.Body"), .. lines], (say("Therapist.Open"), new Uri(publicUrl, "/").ToString()), [say("Therapist.Footer"), practice.SenderName]);
    }

    private static Letter Write(Notice notice, Practice practice, string to, string language, string subject,
        string[] above, (string Words, string Url) link, string[] below)
    {
        var domain = practice.SenderAddress.Split('@')[^1];
        var text = string.Join("\n\n", [.. above, $"{link.Words}:\n{link.Url}", .. below]) + "\n";
        return new Letter(practice.SenderName, practice.SenderAddress, to, subject, text, Html(language, subject, above, link, below), language,
            $"{notice.Id:N}@{domain}", notice.FirstTriedAt ?? notice.DueAt);
    }

    private static string Html(string language, string subject, string[] above, (string Words, string Url) link, string[] below)
    {
        var paragraphs = (IEnumerable<string> lines, string style) =>
            string.Concat(lines.Select(line => $"<p style=\"{style}\">{WebUtility.HtmlEncode(line)}</p>\n"));
        return $"""
            <!doctype html>
            <html lang="{language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>{WebUtility.HtmlEncode(subject)}</title></head>
            <body style="margin:0;padding:24px;font:18px/1.5 sans-serif">
            <div style="max-width:34em;margin:0 auto">
            {paragraphs(above, "margin:0 0 16px")}<p style="margin:0 0 24px"><a href="{WebUtility.HtmlEncode(link.Url)}" style="display:inline-block;padding:12px 20px;background:#1f5b66;color:#ffffff;border-radius:6px;text-decoration:none">{WebUtility.HtmlEncode(link.Words)}</a></p>
            {paragraphs(below, "margin:0 0 8px;font-size:16px")}</div>
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
