using Clinic.Clients;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Clinic.Web.Features.Clients;

/// <summary>What the screens call roles and languages.</summary>
public static class ClientWords
{
    public static string Spoken(this ClientRole role) => role switch
    {
        ClientRole.BetrayedPartner => "Betrayed partner",
        ClientRole.PartnerWhoCausedHarm => "Partner who caused the harm",
        ClientRole.Other => "Other",
        _ => throw new InvalidOperationException($"Unknown role {role}."),
    };

    public static IEnumerable<SelectListItem> Roles => Enum.GetValues<ClientRole>().Select(r => new SelectListItem(r.Spoken(), r.ToString()));

    public static IEnumerable<SelectListItem> Languages => [new("English", "en"), new("Español", "es")];

    public static string Language(string code) => Languages.FirstOrDefault(l => l.Value == code)?.Text ?? code;
}
