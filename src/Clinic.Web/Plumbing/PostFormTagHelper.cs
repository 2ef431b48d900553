using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Plumbing;

/// <summary>The framework leaves the antiforgery token out of a form that names its own <c>action</c>; ours has it there too,
/// unless <c>asp-antiforgery="false"</c> says otherwise.</summary>
[HtmlTargetElement("form", Attributes = "[method=post], action")]
public sealed class PostFormTagHelper(IHtmlGenerator generator) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isAlone = !context.AllAttributes.ContainsName("asp-antiforgery");
        if (isAlone && context.AllAttributes["action"].Value?.ToString() is { Length: > 0 })
            output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
    }
}
