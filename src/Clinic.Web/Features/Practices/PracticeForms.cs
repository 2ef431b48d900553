using System.ComponentModel.DataAnnotations;

namespace Clinic.Web.Features.Practices;

public sealed class PracticeIdentityForm
{
    [Required(ErrorMessage = "Name the practice"), StringLength(120)]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Say what mails are sent as"), StringLength(80)]
    public string SenderName { get; set; } = "";

    [Required(ErrorMessage = "Say from which address mails come"), EmailAddress, StringLength(254)]
    public string SenderAddress { get; set; } = "";

    [Required(ErrorMessage = "Choose a time zone")]
    public string TimeZone { get; set; } = "";

    [Required(ErrorMessage = "Choose a language"), RegularExpression("en|es", ErrorMessage = "Choose one of the languages")]
    public string Language { get; set; } = "en";
}

public sealed class PracticeCareForm
{
    private const string Dialled = @"[0-9+() .\-/]*";

    [Required(ErrorMessage = "Give the number to call in danger"), StringLength(30)]
    [RegularExpression(Dialled, ErrorMessage = "A telephone number has digits, spaces and + ( ) - / only")]
    public string DangerNumber { get; set; } = "";

    [StringLength(30), RegularExpression(Dialled, ErrorMessage = "A telephone number has digits, spaces and + ( ) - / only")]
    public string? TalkNumber { get; set; }

    [Required(ErrorMessage = "Say which page “Leave now” opens"), StringLength(300)]
    public string ExitUrl { get; set; } = "";
}

public sealed class PracticeTimesForm
{
    [Required(ErrorMessage = "Say for how many days"), Range(1, 31, ErrorMessage = "Links can stay open for 1 to 31 days after the due date")]
    public int? LinkValidityDays { get; set; }

    [Required(ErrorMessage = "Say from when")]
    public TimeOnly? From { get; set; }

    [Required(ErrorMessage = "Say until when")]
    public TimeOnly? Until { get; set; }
}
