using System.Net;
using System.Net.Http.Headers;

namespace Clinic.Tests.Support;

/// <summary>One person's browser without scripts: opens pages, follows links, fills in forms, keeps cookies. Redirects are followed.</summary>
public sealed class Browser(HttpClient http, CookieJar cookies, LogKeeper logs)
{
    private const int MostRedirects = 10;

    public CookieJar Cookies => cookies;

    /// <summary>Sent with every request: what a proxy or an attacker adds.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>Where it stands; null before the first page.</summary>
    public Page? Page { get; private set; }

    public Task<Page> OpenAsync(string url) => SendAsync(HttpMethod.Get, new Uri(PortalFactory.Address, url), null);

    /// <summary>A request outside any form, for what a page would never offer. The token of the page it stands on goes along.</summary>
    public Task<Page> PostAsync(string url, params (string Name, string Value)[] fields)
    {
        var token = Page?.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        var all = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).ToList();
        if (token is not null)
            all.Add(new("__RequestVerificationToken", token));
        return SendAsync(HttpMethod.Post, new Uri(PortalFactory.Address, url), new FormUrlEncodedContent(all));
    }

    /// <summary>As a script of the page would post: asks for JSON, leaves the page where it is, follows no redirect.</summary>
    public async Task<HttpResponseMessage> PostAsScriptAsync(string url, params (string Name, string Value)[] fields)
    {
        var token = Page?.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        var all = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).ToList();
        if (fields.All(f => f.Name != "__RequestVerificationToken"))
            all.Add(new("__RequestVerificationToken", token ?? ""));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(PortalFactory.Address, url)) { Content = new FormUrlEncodedContent(all) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await AskAsync(request);
    }

    /// <summary>The bare answer, whatever it is; no redirect is followed and the page stays.</summary>
    public async Task<HttpResponseMessage> RequestAsync(HttpMethod method, string url, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(PortalFactory.Address, url));
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await AskAsync(request);
    }

    /// <summary>As the person who got the mail: opens the link, then presses the page's button, the script having put the secret into its form.</summary>
    public async Task<Page> FollowMailAsync(Mail mail)
    {
        var door = await OpenAsync(mail.Link.AbsolutePath);
        return await door.Form(mail.Link.AbsolutePath).Fill("secret", mail.Link.Fragment.TrimStart('#')).SubmitAsync();
    }

    internal async Task<Page> SendAsync(HttpMethod method, Uri url, HttpContent? content)
    {
        for (var hops = 0; hops < MostRedirects; hops++)
        {
            using var request = new HttpRequestMessage(method, url) { Content = content };
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
            var response = await AskAsync(request);
            if (response.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.RedirectMethod or HttpStatusCode.MovedPermanently))
                return Page = await ShownAsync(response, url);
            (method, content, url) = (HttpMethod.Get, null, new Uri(url, response.Headers.Location!));
        }
        throw new InvalidOperationException($"The portal redirects without an end at {url}.");
    }

    private Task<HttpResponseMessage> AskAsync(HttpRequestMessage request)
    {
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return http.SendAsync(request);
    }

    private async Task<Page> ShownAsync(HttpResponseMessage response, Uri url)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        if (response.StatusCode == HttpStatusCode.InternalServerError)
        {
            foreach (var error in logs.Errors)
                TestContext.Out.WriteLine(error.Words);
        }
        return new Page(this, response, url, bytes);
    }
}
