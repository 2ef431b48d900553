using System.ComponentModel.DataAnnotations;
using Clinic.Therapists;

namespace Clinic.Web.Features.Account;

public sealed class AccountForm
{
    [Required(ErrorMessage = "Type your name"), StringLength(120)]
    public string DisplayName { get; set; } = "";

    [Required(ErrorMessage = "Choose a time zone")]
    public string TimeZone { get; set; } = "";
}

public sealed record AccountPage(AccountForm Form, string Email, TherapistRole Role, bool HasAuthenticator, int CodesLeft, bool HasOwnReminders);

public sealed class PasswordForm
{
    [Required(ErrorMessage = "Type the password that you use now"), DataType(DataType.Password)]
    public string Current { get; set; } = "";

    [Required(ErrorMessage = "Choose a new password"), DataType(DataType.Password)]
    public string Password { get; set; } = "";

    [Required(ErrorMessage = "Type the new password once more"), DataType(DataType.Password)]
    [Compare(nameof(Password), ErrorMessage = "The two new passwords differ")]
    public string PasswordAgain { get; set; } = "";
}

/// <summary>An act that must be shown to come from the account's owner and not from somebody at an open screen.</summary>
public class ProofForm
{
    public const string Wrong = "This is not your password";

    [Required(ErrorMessage = "Type your password"), DataType(DataType.Password)]
    public string Password { get; set; } = "";
}

public sealed class AuthenticatorForm : ProofForm
{
    [Required(ErrorMessage = "Type the six digits that the app shows"), StringLength(20, ErrorMessage = "A code has six digits")]
    public string Code { get; set; } = "";
}

/// <param name="Uri">What the picture says: otpauth://...</param>
/// <param name="Key">The same secret to type by hand, in groups of four.</param>
public sealed record AuthenticatorPage(AuthenticatorForm Form, string Uri, string Key);
