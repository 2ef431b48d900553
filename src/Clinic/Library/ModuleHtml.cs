using Ganss.Xss;
using Markdig;

namespace Clinic.Library;

/// <summary>A module's Markdown as HTML that may be shown to anybody: no script, no style, nothing fetched from elsewhere.</summary>
public static class ModuleHtml
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseSmartyPants().DisableHtml().Build();

    private static readonly string[] Tags =
        ["p", "br", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "blockquote", "hr", "a", "table", "thead", "tbody", "tr", "th", "td", "code"];

    public static string Of(string markdown)
    {
        // Not shared: the sanitizer is not made for use by several threads at once.
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href", "start"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["https", "tel"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
        });
        // A page already has its first heading.
        var html = Markdig.Markdown.ToHtml(markdown.ReplaceLineEndings("\n"), Markdown)
            .Replace("<h1>", "<h2>", StringComparison.Ordinal).Replace("</h1>", "</h2>", StringComparison.Ordinal);
        return sanitizer.Sanitize(html);
    }
}
