using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;

namespace Clinic.Mail;

/// <summary>One connection.</summary>
internal sealed class SmtpLine : SmtpClient
{
    public SmtpLine(SmtpDialogue dialogue, SmtpSettings settings)
        : base(dialogue)
    {
        Timeout = (int)settings.Patience.TotalMilliseconds;
        if (settings.Authority is { } authority)
            ServerCertificateValidationCallback = (_, certificate, chain, errors) => IsSignedBy(authority, certificate, chain, errors);
    }

    /// <summary>How many mails went over it.</summary>
    public int Sent { get; set; }

    /// <summary>Only an unknown authority is forgiven, and only where it is this one; never a wrong host or a date that has passed.</summary>
    private static bool IsSignedBy(X509Certificate2 authority, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is null || chain is null)
            return false;
        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.Add(authority);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return own.Build(new X509Certificate2(certificate));
    }
}
