using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Home;

/// <summary>Where everybody lands: Today for whoever has clients, their own first page for the others.</summary>
[Authorize(Policy = Policies.Staff)]
[Route("")]
public sealed class HomeController(SignedInTherapist me, AutoMapper.IConfigurationProvider maps) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index() => (await me.AccountAsync()).Role switch
    {
        TherapistRole.Supervisor => LocalRedirect("/supervision"),
        TherapistRole.Assistant => LocalRedirect("/roster"),
        _ => View(await HomePage.ReadAsync(me, maps)),
    };
}
