using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.SignIn;

/// <summary>Open to everybody, so that signing out of a session that has already ended is no error.</summary>
[AllowAnonymous]
public sealed class SignOutController(StaffDoor door) : Controller
{
    [HttpPost("/sign-out")]
    public async Task<IActionResult> Create()
    {
        await door.LeaveAsync(User);
        this.Flash("You are signed out.");
        return LocalRedirect("/sign-in");
    }
}
