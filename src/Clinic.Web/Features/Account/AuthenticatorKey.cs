using Clinic.Therapists;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace Clinic.Web.Features.Account;

/// <summary>The secret that the portal and the authenticator app share (RFC 6238), and how it gets onto the phone.</summary>
internal sealed class AuthenticatorKey(UserManager<Therapist> users, Therapist account)
{
    // As Identity's stores name it. Its own way of resetting the key signs everybody out, which is too much before the key is in use.
    private const string Provider = "[AspNetUserStore]";
    private const string Name = "AuthenticatorKey";

    public Task RenewAsync() => users.SetAuthenticationTokenAsync(account, Provider, Name, users.GenerateNewAuthenticatorKey());

    public Task ForgetAsync() => users.RemoveAuthenticationTokenAsync(account, Provider, Name);

    public static string UriFor(string issuer, string email, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(email)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits=6";

    public static string InGroups(string key) => string.Join(' ', key.Chunk(4).Select(four => new string(four)));

    /// <summary>Always dark on light: many cameras read nothing else.</summary>
    public static IHtmlContent PictureOf(string uri)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return new HtmlString(code.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: false, sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute));
    }
}
