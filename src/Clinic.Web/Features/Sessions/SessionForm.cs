using System.ComponentModel.DataAnnotations;
using Clinic.Sessions;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Clinic.Web.Features.Sessions;

/// <summary>When and with whom, by the therapist's clock.</summary>
public sealed class SessionForm
{
    private const int UsualMinutes = 50;

    /// <summary>"client:id" or "couple:id".</summary>
    [Required(ErrorMessage = "Choose who comes")]
    public string? Who { get; set; }

    [Required(ErrorMessage = "Date is missing")]
    public DateOnly? On { get; set; }

    [Required(ErrorMessage = "Time is missing")]
    public TimeOnly? At { get; set; }

    [Required, Range(Session.ShortestMinutes, Session.LongestMinutes, ErrorMessage = "A session lasts between 5 minutes and 8 hours")]
    public int? Minutes { get; set; } = UsualMinutes;

    [StringLength(60)]
    public string? Place { get; set; }

    [StringLength(4000)]
    public string? Agenda { get; set; }

    /// <summary>The warnings that were read before the button was pressed again.</summary>
    public string? Confirmed { get; set; }

    [BindNever, ValidateNever]
    public SessionDesk Desk { get; set; } = null!;

    [BindNever, ValidateNever]
    public IReadOnlyList<string> Warnings { get; set; } = [];

    public string WarningKey => string.Join(' ', Warnings);

    public DateTime StartsAt(string zone) => Zones.ToUtc(On!.Value, At!.Value, zone);

    public static SessionForm Of(Session session, LocalClock clock)
    {
        var local = clock.Local(session.StartsAt);
        return new SessionForm
        {
            Who = session.CoupleId is { } couple ? $"couple:{couple}" : $"client:{session.ClientId}", On = DateOnly.FromDateTime(local), At = TimeOnly.FromDateTime(local),
            Minutes = session.Minutes, Place = session.Place, Agenda = session.Agenda?.Text,
        };
    }
}

/// <summary>What surrounds the form.</summary>
/// <param name="Id">Null for a session that is being planned.</param>
/// <param name="Choices">Who can come.</param>
/// <param name="WhoName">Whose session this is, once it is planned.</param>
public sealed record SessionDesk(Guid? Id, IReadOnlyList<SelectListItem> Choices, string? WhoName, string Zone, string? TheirTime);
