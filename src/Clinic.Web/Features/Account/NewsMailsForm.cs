using System.ComponentModel.DataAnnotations;

namespace Clinic.Web.Features.Account;

public sealed class NewsMailsForm
{
    public const string NoTime = "Say at what time";

    public static readonly TimeOnly Usual = new(8, 0);

    [Required(ErrorMessage = "Choose one of the two")]
    public bool? Daily { get; set; }

    public TimeOnly? At { get; set; }
}
