using Clinic.Assignments;
using Clinic.Web.Features.Homework;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Assignments;

/// <summary>The two sit together and the client works on the therapist's device. The therapist is signed out of it by the same act.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("assignments/{id:guid}/in-session")]
public sealed class InSessionVisitsController(SignedInTherapist me, InSessionDoor door, StaffDoor desk, Cookies cookies) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid id)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        var client = await me.Caseload.ClientAsync(assignment.ClientId);
        return assignment.IsOpen ? View("~/Features/Assignments/InSession.cshtml", new InSessionPage(id, client.FirstName, client.Pin.IsSet)) : LocalRedirect($"/assignments/{id}");
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        var client = await me.Caseload.ClientAsync(assignment.ClientId);
        if (!this.Try(() => assignment.OpenInSession(client, me.Now)))
            return LocalRedirect($"/assignments/{id}");
        var opening = await door.OpenAsync(me.Id, assignment, client);
        await desk.LeaveAsync(User);
        Response.Cookies.Append(cookies.Visit, opening.Token, cookies.ForVisit());
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\""; // also the pages that Back would bring
        return this.SeeOther(opening.AsksForPin ? HomeworkPaths.Pin : HomeworkPaths.List);
    }
}

public sealed record InSessionPage(Guid AssignmentId, string First, bool HasPin);
