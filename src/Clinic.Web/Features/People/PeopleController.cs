using AutoMapper.QueryableExtensions;
using Clinic.Audit;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.People;

[Authorize(Policy = Policies.Owner)]
[Route("practice/people")]
public sealed class PeopleController(SignedInTherapist me, Colleagues colleagues, NewAccounts accounts, AutoMapper.IConfigurationProvider maps) : Controller
{
    /// <summary>Carries a password that was just made to the one page that shows it, in a cookie that only the portal can read.</summary>
    public const string Fresh = "InitialPassword";

    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var rows = await colleagues.All.OrderBy(t => t.DisplayName).ProjectTo<PersonRow>(maps).ToListAsync(HttpContext.RequestAborted);
        return View(new PeoplePage(rows, me.Id, (TempData[Fresh] as string)?.Split('\n')));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New() => Form(new PersonForm { TimeZone = (await me.PracticeAsync()).TimeZone });

    [HttpPost("")]
    public async Task<IActionResult> Create(PersonForm form)
    {
        if (!ModelState.IsValid)
            return Form(form);
        var practice = await me.PracticeAsync();
        var colleague = Therapist.Join(practice.Id, form.DisplayName, form.Email, form.Role!.Value.AsRole(), form.TimeZone, me.Now);
        var (password, problems) = await accounts.OpenAsync(colleague, me.Id);
        foreach (var problem in problems)
            ModelState.AddModelError(nameof(form.Email), problem);
        if (problems.Count > 0)
            return Form(form);
        TempData[Fresh] = $"{colleague.DisplayName}\n{password}";
        this.Flash($"{colleague.DisplayName} has an account.");
        return RedirectToAction(nameof(Index));
    }

    private ViewResult Form(PersonForm form)
    {
        ViewData["Zones"] = ZoneChoices.At(me.Now, form.TimeZone);
        return View(nameof(New), form);
    }
}
