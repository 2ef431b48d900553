using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Clinic.Web.Plumbing;

/// <summary>Which control suits a property, where the view does not say.</summary>
internal static class FieldKind
{
    public static string Of(ModelExpression field, IEnumerable<SelectListItem>? items)
    {
        var type = field.Metadata.UnderlyingOrModelType;
        if (items is not null || type.IsEnum)
            return "select";
        if (type == typeof(bool))
            return "checkbox";
        if (type == typeof(DateOnly) || type == typeof(DateTime))
            return "date";
        if (type == typeof(TimeOnly))
            return "time";
        if (type == typeof(int) || type == typeof(long))
            return "number";
        return typeof(IFormFile).IsAssignableFrom(type) ? "file" : OfText(field.Metadata.DataTypeName);
    }

    public static string? Format(string type) => type switch
    {
        "date" => "{0:yyyy-MM-dd}",
        "time" => "{0:HH:mm}",
        "datetime-local" => "{0:yyyy-MM-ddTHH:mm}",
        _ => null,
    };

    public static IEnumerable<SelectListItem> Choices(ModelExpression field) =>
        from name in Enum.GetNames(field.Metadata.UnderlyingOrModelType)
        let display = field.Metadata.UnderlyingOrModelType.GetField(name)!.GetCustomAttribute<DisplayAttribute>()
        select new SelectListItem(display?.GetName() ?? PlainWords.Spoken(name), name);

    private static string OfText(string? dataType) => dataType switch
    {
        nameof(DataType.EmailAddress) => "email",
        nameof(DataType.PhoneNumber) => "tel",
        nameof(DataType.Url) => "url",
        nameof(DataType.Password) => "password",
        nameof(DataType.MultilineText) => "textarea",
        _ => "text",
    };
}
