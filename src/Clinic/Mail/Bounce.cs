using MimeKit;

namespace Clinic.Mail;

/// <summary>A mail of ours that came back for good.</summary>
/// <param name="NoticeId">Of the mail that came back, read from its Message-ID.</param>
/// <param name="Recipient">The address that did not take it.</param>
/// <param name="Status">RFC 3463: 5.x.x.</param>
public sealed record Bounce(Guid NoticeId, string Recipient, string Status)
{
    /// <summary>Null for everything but a delivery report (RFC 3464) of a final failure that carries our mail's headers: an answer, a delay, an absence note.</summary>
    public static Bounce? In(MimeMessage mail)
    {
        if (mail.Body is not Multipart report || !report.ContentType.IsMimeType("multipart", "report"))
            return null;
        var failed = report.OfType<MessageDeliveryStatus>().SelectMany(part => part.StatusGroups)
            .FirstOrDefault(group => string.Equals(group["Action"]?.Trim(), "failed", StringComparison.OrdinalIgnoreCase));
        var id = report.OfType<MessagePart>().Select(part => part.Message?.MessageId).FirstOrDefault(known => known is not null)?.Split('@')[0].Split('.')[0];
        return failed?["Status"]?.Trim() is ['5', '.', ..] status && Guid.TryParseExact(id, "N", out var noticeId)
            ? new Bounce(noticeId, AddressIn(failed["Final-Recipient"] ?? failed["Original-Recipient"]), status.Split(' ')[0])
            : null;
    }

    /// <summary>"rfc822; somebody@mail.example"</summary>
    private static string AddressIn(string? field) => field?.Split(';')[^1].Trim().Trim('<', '>') ?? "";
}
