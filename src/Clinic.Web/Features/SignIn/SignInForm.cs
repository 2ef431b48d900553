using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.SignIn;

public sealed class SignInForm
{
    /// <summary>One sentence for an unknown address, a wrong password, a locked and a disabled account: it must not tell them apart.</summary>
    public const string Refusal = "This e-mail address and this password do not open an account. After ten wrong tries an account rests for 15 minutes.";

    [Required(ErrorMessage = "Type your e-mail address")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Type your password"), DataType(DataType.Password)]
    public string Password { get; set; } = "";

    /// <summary>The page that was asked for.</summary>
    public string? To { get; set; }
}

public sealed class SecondStepForm
{
    [Required(ErrorMessage = "Type the code"), StringLength(40, ErrorMessage = "That is too long for a code")]
    public string Code { get; set; } = "";

    public string? To { get; set; }
}

internal static class Ways
{
    /// <summary>Only ever a page of this portal.</summary>
    public static string Onward(this IUrlHelper url, string? to) => url.IsLocalUrl(to) ? to! : "/";
}
