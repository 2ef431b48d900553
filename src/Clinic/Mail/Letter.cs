namespace Clinic.Mail;

/// <summary>A mail, written. <paramref name="MessageId"/> and <paramref name="Date"/> belong to the notice, so that writing it again gives the same bytes.</summary>
/// <param name="MessageId">Without angle brackets.</param>
public sealed record Letter(
    string FromName, string FromAddress, string ToAddress, string Subject, string Text, string Html, string Language, string MessageId, DateTime Date);
