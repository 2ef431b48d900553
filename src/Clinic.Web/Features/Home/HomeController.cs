using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Home;

[Authorize(Policy = Policies.Therapist)]
[Route("")]
public sealed class HomeController(SignedInTherapist me, Clinic.Couples.CoupleFile file, AutoMapper.IConfigurationProvider maps) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index() => View(await HomePage.ReadAsync(me, file, maps));
}
