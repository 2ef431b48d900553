using System.Globalization;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.StaticAssets;

namespace Clinic.Web.Setup;

public static class PagesSetup
{
    private const int TwoYears = 2 * 365 * 24 * 60 * 60;
    private const string NoDevices = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(self), usb=()";

    public static IServiceCollection AddPages(this IServiceCollection services, PortalSettings settings)
    {
        var isSecure = Cookies.IsSecure(settings);
        services.AddScoped<TherapistShell>().AddScoped<ClientShell>();
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(AskTheBrowserForTheLanguageOnly);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = isSecure ? "__Host-af" : "af";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<KestrelServerOptions>(options => options.AddServerHeader = false);
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = isSecure ? "__Host-td" : "td";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        });
        services.Configure<RazorViewEngineOptions>(options =>
        {
            options.ViewLocationFormats.Clear();
            options.ViewLocationFormats.Add("/Features/{1}/{0}.cshtml");
            options.ViewLocationFormats.Add("/Features/Shared/{0}.cshtml");
            options.ViewLocationExpanders.Add(new NounFolders());
        });
        services.AddControllersWithViews(options =>
            {
                options.Filters.Add<AutoValidateAntiforgeryTokenAttribute>();
                options.Filters.Add<InitialPassword>();
                options.Filters.Add<ShellFilter>();
                options.Filters.Add<ProblemFilter>();
                options.ModelMetadataDetailsProviders.Add(new PlainWords());
                PlainWords.ForBinding(options.ModelBindingMessageProvider);
            })
            .AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
        return services;
    }

    /// <summary>First in the pipeline, so that errors, redirects and static files carry the headers too.</summary>
    public static WebApplication UsePageHeaders(this WebApplication app)
    {
        app.Use(CompleteHeaders); // before the package's, because what is registered first runs last on the way out
        app.UseSecurityHeaders(PageHeaders());
        app.Use(RefuseOtherSites);
        return app;
    }

    private static HeaderPolicyCollection PageHeaders() => new HeaderPolicyCollection()
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddScriptSrc().WithNonce();
            csp.AddStyleSrc().Self();
            csp.AddFontSrc().Self();
            csp.AddImgSrc().Self().Data();
            csp.AddConnectSrc().Self();
            csp.AddFormAction().Self();
            csp.AddBaseUri().None();
            csp.AddFrameAncestors().None();
            csp.AddObjectSrc().None();
            csp.AddManifestSrc().Self();
        })
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(TwoYears)
        .AddCustomHeader("X-Frame-Options", "DENY")
        .AddCustomHeader("X-Robots-Tag", "noindex, nofollow");

    private static Task CompleteHeaders(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            var isPage = context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) ?? true;
            if (isPage)
                headers["Permissions-Policy"] = NoDevices;
            else
                headers.ContentSecurityPolicy = "frame-ancestors 'none'"; // the page's policy would keep a browser from showing a PDF
            // Static files carry their own hours; the error page's and antiforgery's weaker words are replaced.
            var isAsset = context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
            var written = headers.CacheControl.ToString();
            if (!isAsset && (written.Length == 0 || written.Contains("no-cache", StringComparison.Ordinal)))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static Task RefuseOtherSites(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        var isSafe = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
        if (isSafe || context.Request.Headers["Sec-Fetch-Site"] != "cross-site")
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // Words follow the browser until the signed-in person's own language is known; numbers and dates in forms never do.
    private static void AskTheBrowserForTheLanguageOnly(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture("en");
        options.SupportedCultures = [CultureInfo.GetCultureInfo("en")];
        options.SupportedUICultures = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("es")];
        options.RequestCultureProviders = [new QueryStringRequestCultureProvider { QueryStringKey = "", UIQueryStringKey = "l" }, new AcceptLanguageHeaderRequestCultureProvider()];
    }
}
