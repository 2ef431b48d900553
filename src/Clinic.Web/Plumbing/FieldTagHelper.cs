using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Plumbing;

/// <summary>A whole form field: label, help, control with the typed value, and its error, tied together for screen readers.
/// The control follows <c>type</c>, else <c>items</c>, else the property's type; nested content takes its place and
/// makes the field a group (radio buttons). Other attributes go to the control.</summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper(IHtmlGenerator generator) : TagHelper
{
    public required ModelExpression For { get; set; }
    /// <summary>Without it the property's display name.</summary>
    public string? Label { get; set; }
    public string? Help { get; set; }
    /// <summary>text, email, tel, url, password, date, time, number, file, textarea, select, checkbox.</summary>
    public string? Type { get; set; }
    public IEnumerable<SelectListItem>? Items { get; set; }
    /// <summary>Says '(optional)' beside the label.</summary>
    public bool Optional { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private string FullName => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    private string Id => TagBuilder.CreateSanitizedId(FullName, "_");
    private string? Error => ViewContext.ModelState.TryGetValue(FullName, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var nested = await output.GetChildContentAsync();
        var isGroup = !nested.IsEmptyOrWhiteSpace;
        var type = Type ?? FieldKind.Of(For, Items);
        var attributes = output.Attributes.Where(one => one.Name != "class").ToDictionary(one => one.Name, one => (object?)one.Value);
        output.Attributes.Clear();
        output.TagName = isGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "field" : "field has-error");
        if (isGroup)
        {
            // The error summary links to the group itself: which of its buttons is meant is not for us to say.
            output.Attributes.SetAttribute("id", Id);
            output.Attributes.SetAttribute("tabindex", "-1");
            foreach (var (name, value) in Relations())
                output.Attributes.SetAttribute(name, value);
            Put(output, Heading("legend"), HelpLine(), ErrorLine(), nested);
        }
        else if (type == "checkbox")
        {
            Put(output, ErrorLine(), CheckLine(attributes), HelpLine());
        }
        else
        {
            Put(output, Heading("label"), HelpLine(), ErrorLine(), Control(type, attributes));
        }
    }

    private static void Put(TagHelperOutput output, params IEnumerable<IHtmlContent?> parts)
    {
        output.Content.Clear();
        foreach (var part in parts.OfType<IHtmlContent>())
            output.Content.AppendHtml(part);
    }

    private TagBuilder Heading(string tag)
    {
        var heading = Tag(tag, "form-label", Label ?? For.Metadata.GetDisplayName());
        if (tag == "label")
            heading.Attributes["for"] = Id;
        if (Optional)
            heading.InnerHtml.AppendHtml(Tag("span", "optional", " (optional)"));
        return heading;
    }

    private TagBuilder? HelpLine()
    {
        if (Help is null)
            return null;
        var line = Tag("p", "field-help", Help);
        line.Attributes["id"] = $"{Id}-help";
        return line;
    }

    private TagBuilder? ErrorLine()
    {
        if (Error is null)
            return null;
        var line = Tag("p", "field-error", Error);
        line.Attributes["id"] = $"{Id}-error";
        return line;
    }

    private TagBuilder CheckLine(Dictionary<string, object?> attributes)
    {
        var line = Tag("div", "form-check", "");
        Complete(attributes, "form-check-input");
        line.InnerHtml.AppendHtml(generator.GenerateCheckBox(ViewContext, For.ModelExplorer, For.Name, null, attributes));
        var heading = Heading("label");
        heading.Attributes["class"] = "form-check-label";
        line.InnerHtml.AppendHtml(heading);
        line.InnerHtml.AppendHtml(generator.GenerateHiddenForCheckbox(ViewContext, For.ModelExplorer, For.Name));
        return line;
    }

    private TagBuilder Control(string type, Dictionary<string, object?> attributes)
    {
        Complete(attributes, type == "select" ? "form-select" : "form-control");
        if (type == "select")
            return generator.GenerateSelect(ViewContext, For.ModelExplorer, null, For.Name, Items ?? FieldKind.Choices(For), allowMultiple: For.Metadata.IsEnumerableType, attributes);
        if (type == "textarea")
            return generator.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, attributes.ContainsKey("rows") ? 0 : 4, 0, attributes);
        if (type == "password")
            return generator.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, attributes);
        attributes["type"] = type == "number" ? "text" : type;
        if (type == "number") // spinners change a figure by accident
            attributes.TryAdd("inputmode", "numeric");
        return generator.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, type == "file" ? null : For.Model, FieldKind.Format(type), attributes);
    }

    private void Complete(Dictionary<string, object?> attributes, string cssClass)
    {
        attributes["class"] = Error is null ? cssClass : $"{cssClass} is-invalid";
        foreach (var (name, value) in Relations())
            attributes[name] = value;
    }

    private IEnumerable<(string, string)> Relations()
    {
        string?[] about = [Error is null ? null : $"{Id}-error", Help is null ? null : $"{Id}-help"];
        if (about.Any(id => id is not null))
            yield return ("aria-describedby", string.Join(' ', about.Where(id => id is not null)));
        if (Error is not null)
            yield return ("aria-invalid", "true");
    }

    private static TagBuilder Tag(string tag, string cssClass, string text)
    {
        var builder = new TagBuilder(tag) { Attributes = { ["class"] = cssClass } };
        builder.InnerHtml.Append(text);
        return builder;
    }
}
