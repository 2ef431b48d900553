using Ganss.Xss;
using Markdig;

namespace Clinic.Library;

/// <summary>Module text as safe HTML. Packs come from elsewhere, so whatever Markdown lets through is cleaned again.</summary>
public static class ModuleHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static string Render(string markdown) => Sanitizer().Sanitize(Markdown.ToHtml(markdown, Pipeline));

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(["h2", "h3", "h4", "p", "ul", "ol", "li", "blockquote", "em", "strong", "br", "hr", "a", "table", "thead", "tbody", "tr", "th", "td"]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.Add("href");
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["https", "mailto", "tel"]);
        sanitizer.AllowedCssProperties.Clear();
        return sanitizer;
    }
}
