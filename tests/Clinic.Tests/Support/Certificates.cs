using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Clinic.Tests.Support;

/// <summary>An authority for the length of a test, and what it signs.</summary>
public sealed class Certificates : IDisposable
{
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    public Certificates()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Authority of a test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Authority = request.CreateSelfSigned(now.AddDays(-400), now.AddDays(400));
    }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 For(string host, int validFromDay = -1, int validUntilDay = 30) => Make(host, validFromDay, validUntilDay, Authority);

    public X509Certificate2 SelfSigned(string host) => Make(host, -1, 30, null);

    private X509Certificate2 Make(string host, int from, int until, X509Certificate2? issuer)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        if (host == "localhost")
            names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        if (issuer is null)
            return request.CreateSelfSigned(now.AddDays(from), now.AddDays(until));
        using var bare = request.Create(issuer, now.AddDays(from), now.AddDays(until), RandomNumberGenerator.GetBytes(8));
        using var whole = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose() => Authority.Dispose();
}
