using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Plumbing;

/// <summary>A drawing out of the sprite. It says nothing to a screen reader, so the word always stands beside it. Names are
/// those of Bootstrap Icons and must be listed in build/front-end.mjs.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    public required string Name { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"bi {output.Attributes["class"]?.Value}".TrimEnd());
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(new TagBuilder("use") { Attributes = { ["href"] = $"{Sprite(ViewContext)}#{Name}" } });
    }

    // The client's sprite holds a dozen icons instead of a hundred; Features/Homework/_ViewStart.cshtml chooses it.
    private static string Sprite(ViewContext view)
    {
        var file = view.ViewData["Icons"] is "client" ? "lib/client-icons.svg" : "lib/icons.svg";
        var assets = view.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{view.HttpContext.Request.PathBase}/{assets?[file] ?? file}";
    }
}
