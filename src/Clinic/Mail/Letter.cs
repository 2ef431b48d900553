using System.Security.Cryptography;
using System.Text;

namespace Clinic.Mail;

/// <summary>A mail, written. <paramref name="MessageId"/> and <paramref name="Date"/> belong to the notice, so that writing it again gives the same bytes.</summary>
/// <param name="MessageId">Without angle brackets.</param>
public sealed record Letter(
    string FromName, string FromAddress, string ToAddress, string Subject, string Text, string Html, string Language, string MessageId, DateTime Date)
{
    /// <summary>A calendar file that goes with it, or null.</summary>
    public CalendarFile? Calendar { get; init; }

    /// <summary>Letters with the same fingerprint travel as the same bytes.</summary>
    public byte[] Fingerprint() => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0',
        FromName, FromAddress, ToAddress, Subject, Text, Html, Language, MessageId, Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture), Calendar?.Content)));

    /// <summary>The same notice in other words is another mail, to every mailbox too.</summary>
    public Letter AsEdition(int number)
    {
        var (id, domain) = (MessageId.Split('@')[0].Split('.')[0], MessageId.Split('@')[^1]);
        return this with { MessageId = number == 0 ? $"{id}@{domain}" : $"{id}.{number}@{domain}" };
    }
}
