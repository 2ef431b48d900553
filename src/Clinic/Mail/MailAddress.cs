using MimeKit;

namespace Clinic.Mail;

/// <summary>What can be written on an envelope: one plain address with a domain that has a dot. Whether anybody reads it, only a mail can tell.</summary>
public static class MailAddress
{
    public const int Longest = 254;

    public static bool IsPlausible(string? text) =>
        text?.Trim() is { Length: > 0 and <= Longest } plain
        && MailboxAddress.TryParse(plain, out var parsed) && parsed.Address == plain
        && plain.LastIndexOf('@') is > 0 and var at && plain[(at + 1)..].Split('.') is { Length: > 1 } labels && labels.All(l => l.Length > 0);
}
