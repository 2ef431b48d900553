using System.Net.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Clinic.Tests.Support;

/// <summary>A browser's cookies, by the portal's clock rather than this machine's.</summary>
public sealed class CookieJar(TimeProvider clock) : DelegatingHandler
{
    private readonly Dictionary<string, SetCookieHeaderValue> cookies = [];

    public IReadOnlyCollection<string> Names => cookies.Keys;

    /// <summary>As set, with its flags; null where the browser has none of that name.</summary>
    public SetCookieHeaderValue? this[string name] => cookies.GetValueOrDefault(name);

    public void Take(IEnumerable<string> setCookies)
    {
        foreach (var cookie in SetCookieHeaderValue.ParseList([.. setCookies]))
        {
            if (cookie.Expires <= clock.GetUtcNow() || cookie.MaxAge <= TimeSpan.Zero)
                cookies.Remove(cookie.Name.ToString());
            else
                cookies[cookie.Name.ToString()] = cookie;
        }
    }

    public void Forget(string name) => cookies.Remove(name);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Values.Select(c => $"{c.Name}={c.Value}")));
        var response = await base.SendAsync(request, cancel);
        if (response.Headers.TryGetValues("Set-Cookie", out var setCookies))
            Take(setCookies);
        return response;
    }
}
