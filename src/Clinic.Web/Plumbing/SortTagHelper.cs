using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Plumbing;

/// <summary><c>&lt;th sort="name"&gt;Name&lt;/th&gt;</c>: a heading that sorts by link. The query says <c>sort=name</c> upwards and
/// <c>sort=-name</c> downwards; <c>sort-default="true"</c> marks the column that leads when the query is silent.</summary>
[HtmlTargetElement("th", Attributes = "sort")]
public sealed class SortTagHelper : TagHelper
{
    public required string Sort { get; set; }
    public bool SortDefault { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var asked = request.Query["sort"].ToString();
        var isUp = asked == Sort || (asked.Length == 0 && SortDefault);
        var isDown = asked == $"-{Sort}";
        var link = new TagBuilder("a") { Attributes = { ["href"] = request.With("sort", isUp ? $"-{Sort}" : Sort) } };
        link.AddCssClass("sort");
        link.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        output.Attributes.SetAttribute("scope", "col");
        if (isUp || isDown)
            output.Attributes.SetAttribute("aria-sort", isUp ? "ascending" : "descending");
        output.Content.SetHtmlContent(link);
    }
}
