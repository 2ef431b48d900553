using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Plumbing;

/// <summary>What concerns the client's pages alone.</summary>
public static class ClientSide
{
    private static readonly string[] Places = ["/h", "/homework", "/leave"];

    /// <summary>A therapist who opens a client's link in their own browser is a visitor there, and of that client's practice.</summary>
    public static bool Is(HttpContext context) => Is(context.Request.Path);

    public static bool Is(PathString path) => Places.Any(place => path.StartsWithSegments(place, StringComparison.OrdinalIgnoreCase));

    public static bool WantsJson(this HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);

    /// <summary>After a post: look there, with GET, and a reload repeats nothing.</summary>
    public static IActionResult SeeOther(this ControllerBase controller, string path)
    {
        controller.Response.Headers.Location = path;
        return controller.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>A client's page speaks the client's language, whatever the browser prefers. After authorization, which knows the visit.</summary>
    public static WebApplication UseClientLanguage(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.User.FindFirst(HomeworkPassScheme.LanguageClaim)?.Value is { } language)
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return next(context);
        });
        return app;
    }
}
