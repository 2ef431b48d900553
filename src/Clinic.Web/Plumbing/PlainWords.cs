using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Clinic.Web.Plumbing;

/// <summary>Words of the form errors that no attribute worded, and names of the fields that no attribute named:
/// <c>SessionDay</c> is called 'Session day'.</summary>
public sealed partial class PlainWords : IValidationMetadataProvider, IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key.Name is { } name && context.DisplayMetadata.DisplayName is null)
            context.DisplayMetadata.DisplayName = () => Spoken(name);
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            var isUnworded = attribute.ErrorMessageResourceName is null
                && attribute.ErrorMessage?.StartsWith("The {0} field", StringComparison.Ordinal) is null or true;
            if (isUnworded && Words(attribute) is { } words)
                attribute.ErrorMessage = words;
        }
    }

    public static void ForBinding(DefaultModelBindingMessageProvider messages)
    {
        messages.SetMissingBindRequiredValueAccessor(name => $"{Spoken(name)} is missing");
        messages.SetMissingKeyOrValueAccessor(() => "Something is missing here");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Nothing was sent");
        messages.SetValueMustNotBeNullAccessor(_ => "Fill this in");
        messages.SetAttemptedValueIsInvalidAccessor((value, name) => $"{name}: “{value}” cannot be used");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{value}” cannot be used here");
        messages.SetUnknownValueIsInvalidAccessor(name => $"{name} is not right yet");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "This is not right yet");
        messages.SetValueIsInvalidAccessor(value => $"“{value}” cannot be used here");
        messages.SetValueMustBeANumberAccessor(name => $"{name} must be a number");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "This must be a number");
    }

    public static string Spoken(string name)
    {
        var words = Humps().Replace(name, " $1").ToLowerInvariant();
        return string.Concat(words[..1].ToUpperInvariant(), words.AsSpan(1));
    }

    private static string? Words(ValidationAttribute attribute) => attribute switch
    {
        RequiredAttribute => "{0} is missing",
        StringLengthAttribute { MinimumLength: > 0 } => "{0} needs {2} to {1} characters",
        StringLengthAttribute or MaxLengthAttribute => "{0} can have at most {1} characters",
        MinLengthAttribute => "{0} needs at least {1} characters",
        RangeAttribute => "{0} must be between {1} and {2}",
        EmailAddressAttribute => "{0} must look like name@example.org",
        UrlAttribute => "{0} must be a whole address, with https://",
        PhoneAttribute => "{0} can hold digits, spaces and a plus only",
        CompareAttribute => "{0} and the one before it differ",
        _ => null,
    };

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex Humps();
}
