using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.People;

[Authorize(Policy = Policies.Owner)]
[Route("practice/people/{id:guid}/initial-password")]
public sealed class InitialPasswordsController(SignedInTherapist me, Colleagues colleagues, NewAccounts accounts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid id) =>
        id == me.Id ? LocalRedirect("/account/password") : View("/Features/People/InitialPassword.cshtml", await colleagues.FindAsync(id));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var colleague = await colleagues.FindAsync(id);
        if (id == me.Id)
            return LocalRedirect("/account/password");
        var (password, problems) = await accounts.RenewAsync(colleague, me.Id);
        if (problems.Count > 0)
            TempData["Problem"] = problems[0];
        else
            TempData[PeopleController.Fresh] = $"{colleague.DisplayName}\n{password}";
        return LocalRedirect("/practice/people");
    }
}
