using System.ComponentModel.DataAnnotations;
using Clinic.Therapists;

namespace Clinic.Web.Features.SetUp;

public sealed class SetUpForm
{
    [Required(ErrorMessage = "Type the token from the console")]
    public string Token { get; set; } = "";

    [Required(ErrorMessage = "Name the practice"), StringLength(120)]
    public string PracticeName { get; set; } = "";

    [Required(ErrorMessage = "Say what mails are sent as"), StringLength(80)]
    public string SenderName { get; set; } = "";

    [Required(ErrorMessage = "Say from which address mails come"), EmailAddress, StringLength(254)]
    public string SenderAddress { get; set; } = "";

    [Required(ErrorMessage = "Choose a time zone")]
    public string TimeZone { get; set; } = "";

    [Required(ErrorMessage = "Choose a language"), RegularExpression("en|es", ErrorMessage = "Choose one of the languages")]
    public string Language { get; set; } = "en";

    [Required(ErrorMessage = "Type your name"), StringLength(120)]
    public string OwnerName { get; set; } = "";

    [Required(ErrorMessage = "Type your e-mail address"), EmailAddress, StringLength(254)]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Choose a password"), DataType(DataType.Password), StringLength(PasswordRules.MaxLength)]
    public string Password { get; set; } = "";

    [Required(ErrorMessage = "Type the password once more"), DataType(DataType.Password)]
    [Compare(nameof(Password), ErrorMessage = "The two passwords differ")]
    public string PasswordAgain { get; set; } = "";
}
