using System.ComponentModel.DataAnnotations;
using Clinic.Clients;
using Clinic.Mail;
using Clinic.Security;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Clinic.Web.Features.Clients;

/// <summary>Who a client is and how they are reached.</summary>
public class ClientForm
{
    private const int EarliestBirthYear = 1905;

    [Required, StringLength(60)]
    public string? PreferredName { get; set; }

    [Required, StringLength(120)]
    public string? LegalName { get; set; }

    [Required(ErrorMessage = "E-mail address is missing"), DataType(DataType.EmailAddress)]
    public string? Email { get; set; }

    [Required]
    public string? TimeZone { get; set; }

    [Required, RegularExpression("en|es", ErrorMessage = "Choose a language from the list")]
    public string? Language { get; set; }

    [Required(ErrorMessage = "Choose a role")]
    public ClientRole? Role { get; set; }

    [Required]
    public DateOnly? BirthDate { get; set; }

    public bool MailboxShared { get; set; }

    public bool EmailConsent { get; set; }

    /// <summary>The day of the consent; today where it is left empty.</summary>
    public DateOnly? ConsentOn { get; set; }

    /// <summary>The address for which "somebody else has it too" was read and confirmed.</summary>
    public string? ConfirmedEmail { get; set; }

    [BindNever, ValidateNever]
    public SameAddress? Same { get; set; }

    public bool IsConfirmed => string.Equals(ConfirmedEmail?.Trim(), Email?.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>What the attributes cannot say.</summary>
    /// <param name="today">The therapist's date.</param>
    public IEnumerable<(string Field, string Words)> Problems(DateOnly today)
    {
        if (!string.IsNullOrWhiteSpace(Email) && !MailAddress.IsPlausible(Email))
            yield return (nameof(Email), "This does not look like an e-mail address");
        if (TimeZone is not null && !Zones.Knows(TimeZone))
            yield return (nameof(TimeZone), "Choose a time zone from the list");
        if (BirthDate is { } born && (born.Year < EarliestBirthYear || born > today))
            yield return (nameof(BirthDate), "Check the year of birth");
        else if (BirthDate > today.AddYears(-Client.AdultAge))
            yield return (nameof(BirthDate), "A client must be 18 or older.");
        if (ConsentOn > today)
            yield return (nameof(ConsentOn), "Consent cannot lie in the future");
    }

    public ClientIdentity ToIdentity() => new(PreferredName!, LegalName!, BirthDate!.Value, Role!.Value);

    public ClientContact ToContact(PortalKeys keys, Guid practiceId) => new(Email!, keys.EmailIndex(practiceId, Email!), TimeZone!, Language!, MailboxShared);

    public static ClientForm Of(Client client) => Of(client, new ClientForm());

    protected static TForm Of<TForm>(Client client, TForm form)
        where TForm : ClientForm
    {
        (form.PreferredName, form.LegalName, form.Email, form.TimeZone) = (client.PreferredName.Text, client.LegalName.Text, client.Email.Text, client.TimeZone);
        (form.Language, form.Role, form.MailboxShared) = (client.Language, client.Role, client.MailboxShared);
        form.BirthDate = DateOnly.ParseExact(client.BirthDate.Text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return form;
    }
}

/// <param name="Names">Of this therapist's clients with the same address.</param>
/// <param name="Ids">Theirs.</param>
/// <param name="Elsewhere">A colleague's client has it too; no name is told.</param>
public sealed record SameAddress(IReadOnlyList<string> Names, IReadOnlyList<Guid> Ids, bool Elsewhere)
{
    public string Heading => Names.Count > 0
        ? $"{string.Join(" and ", Names)} {(Names.Count == 1 ? "has" : "have")} the same address"
        : "Another client of the practice has the same address";
}
