using Clinic.Audit;
using Clinic.Notices;
using Clinic.Sessions;
using Clinic.Web.Features.Sessions;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Roster;

/// <summary>The calendar as the assistant keeps it, by the clock of the therapist whose session it is.</summary>
[Authorize(Policy = Policies.Assistant)]
[Route("roster")]
public sealed class RosterSessionsController(SignedInTherapist me, Clinic.Therapists.Roster roster, SessionNotices notices, AuditTrail audit) : Controller
{
    [HttpGet("sessions")]
    public async Task<IActionResult> Index(RosterFilter filter) => View(Path("Sessions"), await RosterSessionsPage.ReadAsync(me, roster, filter));

    [HttpGet("{clientId:guid}/sessions/new")]
    public async Task<IActionResult> New(Guid clientId)
    {
        var client = await roster.ClientAsync(clientId);
        var theirs = me.InPlaceOf(client.TherapistId);
        var form = await SessionDesks.SuggestAsync(theirs, clientId);
        return View(Path("Session"), await RosterSessionPage.OfAsync(theirs, client, form, null));
    }

    [HttpPost("{clientId:guid}/sessions")]
    public async Task<IActionResult> Create(Guid clientId, SessionForm form)
    {
        var client = await roster.ClientAsync(clientId);
        var theirs = me.InPlaceOf(client.TherapistId);
        Session? session = null;
        if (!await IsAcceptedAsync(theirs, form, null) || await theirs.ClockAsync() is var clock && !this.Try(nameof(form.On), () =>
                session = Session.Plan(client, null, client.TherapistId, form.StartsAt(clock.Zone), form.Minutes!.Value, form.Place ?? "", me.Now)))
            return View(Path("Session"), await RosterSessionPage.OfAsync(theirs, client, form, null));
        roster.Add(session!);
        return await SaveAsync(session!, AuditAction.SessionPlanned, "planned", isNews: true);
    }

    [HttpGet("sessions/{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id)
    {
        var session = await roster.SessionAsync(id);
        var theirs = me.InPlaceOf(session.TherapistId);
        return View(Path("Session"), await RosterSessionPage.OfAsync(theirs, await roster.ClientAsync(session.ClientId), SessionForm.Of(session, await theirs.ClockAsync()), id));
    }

    [HttpPost("sessions/{id:guid}")]
    public async Task<IActionResult> Update(Guid id, SessionForm form)
    {
        var session = await roster.SessionAsync(id);
        var before = session.Revision;
        var theirs = me.InPlaceOf(session.TherapistId);
        if (!await IsAcceptedAsync(theirs, form, session) || await theirs.ClockAsync() is var clock && !this.Try("", () => session.Move(form.StartsAt(clock.Zone), form.Minutes!.Value, form.Place ?? "")))
            return View(Path("Session"), await RosterSessionPage.OfAsync(theirs, await roster.ClientAsync(session.ClientId), form, id));
        return await SaveAsync(session, AuditAction.SessionChanged, "moved", session.Revision != before);
    }

    private async Task<bool> IsAcceptedAsync(SignedInTherapist theirs, SessionForm form, Session? present)
    {
        ModelState.Remove(nameof(form.Who));
        if (!ModelState.IsValid)
            return false;
        if (present is not null && present.StartsAt == form.StartsAt((await theirs.ClockAsync()).Zone) && present.Minutes == form.Minutes)
            return true;
        form.Warnings = await SessionWarnings.OfAsync(theirs, form, present?.Id);
        return form.Warnings.Count == 0 || form.Confirmed == form.WarningKey;
    }

    private async Task<IActionResult> SaveAsync(Session session, AuditAction action, string how, bool isNews)
    {
        var told = isNews && await notices.FollowAsync(session, await me.PracticeAsync());
        audit.Therapist(me.Id, action, session.ClientId, session.Id);
        await roster.SaveAsync();
        this.Flash($"Session {how}: {(await me.InPlaceOf(session.TherapistId).ClockAsync()).DayAndTime(session.StartsAt).ToLowerFirst()}.{SessionDesks.Told(told)}");
        return LocalRedirect("/roster/sessions");
    }

    private static string Path(string view) => $"~/Features/Roster/{view}.cshtml";
}

/// <summary>The session does not take place.</summary>
[Authorize(Policy = Policies.Assistant)]
[Route("roster/sessions/{id:guid}/cancellation")]
public sealed class RosterCancellationsController(SignedInTherapist me, Clinic.Therapists.Roster roster, SessionNotices notices, AuditTrail audit) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var session = await roster.SessionAsync(id);
        session.Cancel();
        var told = await notices.FollowAsync(session, await me.PracticeAsync());
        audit.Therapist(me.Id, AuditAction.SessionCancelled, session.ClientId, id);
        await roster.SaveAsync();
        this.Flash($"Session cancelled.{SessionDesks.Told(told)}", $"/roster/sessions/{id}/cancellation/undo");
        return LocalRedirect("/roster/sessions");
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var session = await roster.SessionAsync(id);
        session.PlanAgain();
        var told = await notices.FollowAsync(session, await me.PracticeAsync());
        audit.Therapist(me.Id, AuditAction.SessionChanged, session.ClientId, id);
        await roster.SaveAsync();
        this.Flash($"The session is planned again.{SessionDesks.Told(told)}");
        return LocalRedirect("/roster/sessions");
    }
}
