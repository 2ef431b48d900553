using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Clinic.Mail;

/// <summary>What went wrong on the way to the mail server, so that whoever runs it knows where to look.</summary>
internal static class SmtpWords
{
    public static string Of(Exception failure) => failure switch
    {
        SslHandshakeException => "The mail server's certificate was not accepted: it is unknown, has run out, or is for another name.",
        AuthenticationException => "The mail server did not accept the user name and password.",
        NotSupportedException => "The mail server does not offer TLS, so nothing is sent to it.",
        SmtpCommandException refusal => $"The mail server refuses the portal: {(int)refusal.StatusCode}.",
        SmtpProtocolException => "The mail server broke off while it was greeted.",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => "There is no mail server of that name.",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "Nothing answers at the mail server's address and port.",
        TimeoutException or OperationCanceledException => "The mail server did not answer in time.",
        _ => "The mail server could not be reached: " + failure.GetType().Name + ".",
    };
}
