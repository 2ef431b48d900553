using MimeKit;
using MimeKit.Text;

namespace Clinic.Mail;

public static class MimeLetter
{
    /// <summary>The same letter always gives the same bytes: date, id and boundary are its own.</summary>
    public static MimeMessage ToMime(this Letter letter)
    {
        var body = new MultipartAlternative
        {
            new TextPart(TextFormat.Plain) { Text = letter.Text, ContentTransferEncoding = ContentEncoding.QuotedPrintable },
            new TextPart(TextFormat.Html) { Text = letter.Html, ContentTransferEncoding = ContentEncoding.QuotedPrintable },
        };
        body.Headers.Add("Content-Language", letter.Language); // a Content- header of the message itself would not be written
        body.ContentType.Boundary = "=-" + letter.MessageId.Split('@')[0];
        var whole = letter.Calendar is { } calendar ? With(body, calendar, letter.MessageId) : body;
        var message = new MimeMessage { Subject = letter.Subject, Date = new DateTimeOffset(letter.Date, TimeSpan.Zero), MessageId = letter.MessageId, Body = whole };
        message.From.Add(new MailboxAddress(letter.FromName, letter.FromAddress));
        message.To.Add(new MailboxAddress(null, letter.ToAddress));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static Multipart With(MultipartAlternative body, CalendarFile calendar, string id)
    {
        var file = new TextPart("calendar") { Text = calendar.Content, ContentTransferEncoding = ContentEncoding.QuotedPrintable, ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = CalendarFile.Name } };
        file.ContentType.Parameters.Add("method", calendar.Method);
        var whole = new Multipart("mixed") { body, file };
        whole.ContentType.Boundary = "=+" + id.Split('@')[0];
        return whole;
    }
}
