using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.SignIn;

[AllowAnonymous]
public sealed class DeniedController : Controller
{
    [HttpGet("/denied")]
    public IActionResult Details()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("/Features/SignIn/Denied.cshtml");
    }
}
