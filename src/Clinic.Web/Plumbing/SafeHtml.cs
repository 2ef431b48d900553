using Ganss.Xss;
using Microsoft.AspNetCore.Html;

namespace Clinic.Web.Plumbing;

/// <summary>The HTML of a mail, fit to stand inside a page: words, paragraphs and links, no style, no picture, no script.</summary>
public static class SafeHtml
{
    private static readonly HtmlSanitizer WithLinks = Sanitizer("href");
    private static readonly HtmlSanitizer WithoutLinks = Sanitizer();

    public static IHtmlContent OfMail(string html) => new HtmlString(WithLinks.Sanitize(html));

    /// <summary>For a preview: what looks like a link leads nowhere.</summary>
    public static IHtmlContent OfPreview(string html) => new HtmlString(WithoutLinks.Sanitize(html));

    private static HtmlSanitizer Sanitizer(params string[] attributes)
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(["p", "div", "br", "a", "b", "strong", "em", "ul", "ol", "li"]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(attributes);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["https", "http", "mailto"]);
        return sanitizer;
    }
}
