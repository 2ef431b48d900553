using System.ComponentModel.DataAnnotations;
using Clinic.Therapists;

namespace Clinic.Web.Features.People;

public sealed class PersonForm
{
    [Required(ErrorMessage = "Type the name"), StringLength(120)]
    public string DisplayName { get; set; } = "";

    [Required(ErrorMessage = "Type the e-mail address"), EmailAddress, StringLength(254)]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Choose what this person may do"), EnumDataType(typeof(PersonRole), ErrorMessage = "Choose one of the four")]
    public PersonRole? Role { get; set; }

    [Required(ErrorMessage = "Choose a time zone")]
    public string TimeZone { get; set; } = "";
}

/// <summary>The roles as the owner chooses among them.</summary>
public enum PersonRole
{
    [Display(Name = "Sees their own clients")]
    Therapist,

    [Display(Name = "Sees their own clients and runs the practice")]
    Owner,

    [Display(Name = "Supervises: reads files that are shared with them, with the client's consent")]
    Supervisor,

    [Display(Name = "Assists: keeps the roster and the sessions, sees no homework")]
    Assistant,
}

internal static class PersonRoles
{
    public static TherapistRole AsRole(this PersonRole role) => Enum.Parse<TherapistRole>(role.ToString());

    public static string Spoken(this TherapistRole role) => role switch
    {
        TherapistRole.Owner => "See clients, run the practice",
        TherapistRole.Supervisor => "Read shared files",
        TherapistRole.Assistant => "Keep roster and sessions",
        _ => "See clients",
    };
}

/// <param name="Told">A name and a password that was just made; shown once.</param>
public sealed record PeoplePage(IReadOnlyList<PersonRow> Rows, Guid Me, string[]? Told);

public sealed record PersonRow(Guid Id, string DisplayName, string Email, TherapistRole Role, bool TwoFactorEnabled, DateTime? DisabledAt);

public sealed class PersonMaps : AutoMapper.Profile
{
    public PersonMaps() => CreateProjection<Therapist, PersonRow>();
}
