using Clinic.Web.Setup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>A new antiforgery token for a page that has outlived its own. Other sites cannot read it: they are refused, and the visit's cookie is not sent to them.</summary>
[Authorize(Policy = Policies.Visitor), IgnoreAntiforgeryToken]
public sealed class TokensController(IAntiforgery antiforgery) : Controller
{
    [HttpPost("/homework/token")]
    public IActionResult Create() => Ok(new { token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken });
}
