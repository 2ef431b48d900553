using Clinic.Web.Setup;

namespace Clinic.Web.Plumbing;

/// <summary>Names and flags of the client's cookies. Behind https they carry the __Host- prefix, which browsers tie to this host and to TLS.</summary>
public sealed class Cookies(bool secure)
{
    public string Visit { get; } = secure ? "__Host-hw" : "hw";

    public string Device { get; } = secure ? "__Host-dv" : "dv";

    /// <summary>Of staff: that the password was typed a moment ago.</summary>
    public string Confirmed { get; } = secure ? "__Host-cf" : "cf";

    public static bool IsSecure(PortalSettings settings) => settings.PublicUrl?.Scheme == Uri.UriSchemeHttps;

    public CookieOptions ForVisit() => Flags();

    public CookieOptions ForDevice()
    {
        var flags = Flags();
        flags.MaxAge = TimeSpan.FromDays(90);
        return flags;
    }

    public CookieOptions ForConfirmation(TimeSpan lasts)
    {
        var flags = Flags();
        flags.MaxAge = lasts;
        return flags;
    }

    private CookieOptions Flags() => new() { HttpOnly = true, Secure = secure, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };
}
