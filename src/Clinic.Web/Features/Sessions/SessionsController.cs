using Clinic.Audit;
using Clinic.Notices;
using Clinic.Sessions;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Sessions;

[Authorize(Policy = Policies.Therapist)]
[Route("sessions")]
public sealed class SessionsController(SignedInTherapist me, SessionNotices notices, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(SessionFilter filter, [FromServices] AutoMapper.IConfigurationProvider maps) => View(await SessionsPage.ReadAsync(me, maps, filter));

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? client, Guid? couple)
    {
        var form = await SessionDesks.SuggestAsync(me, client);
        form.Who = couple is { } both ? $"couple:{both}" : form.Who;
        form.Desk = await SessionDesks.ToPlanAsync(me);
        return View(form);
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(SessionForm form)
    {
        var who = await SessionDesks.WhoAsync(me, form.Who);
        if (who is null && form.Who is not null)
            ModelState.AddModelError(nameof(form.Who), "Choose who comes from the list");
        var (zone, session) = ((await me.ClockAsync()).Zone, (Session?)null);
        if (!await IsAcceptedAsync(form, null) || !this.Try(nameof(form.Who), () =>
                session = Session.Plan(who!.Value.Client, who.Value.Couple, me.Id, form.StartsAt(zone), form.Minutes!.Value, form.Place ?? "", me.Now)))
        {
            form.Desk = await SessionDesks.ToPlanAsync(me);
            return View(nameof(New), form);
        }
        session!.NoteAgenda(form.Agenda);
        me.Caseload.Add(session);
        return await SaveAsync(session, AuditAction.SessionPlanned, "planned for", isNews: true);
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id)
    {
        var session = await me.Caseload.SessionAsync(id);
        var form = SessionForm.Of(session, await me.ClockAsync());
        form.Desk = await SessionDesks.ToChangeAsync(me, session);
        audit.Therapist(me.Id, AuditAction.ClientViewed, session.ClientId, id);
        await me.Caseload.SaveAsync();
        return View(form);
    }

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Update(Guid id, SessionForm form)
    {
        var session = await me.Caseload.SessionAsync(id);
        var before = session.Revision;
        var zone = (await me.ClockAsync()).Zone;
        ModelState.Remove(nameof(form.Who));
        if (!await IsAcceptedAsync(form, session) || !this.Try("", () => session.Move(form.StartsAt(zone), form.Minutes!.Value, form.Place ?? "")))
        {
            form.Desk = await SessionDesks.ToChangeAsync(me, session);
            return View(nameof(Edit), form);
        }
        session.NoteAgenda(form.Agenda);
        return await SaveAsync(session, AuditAction.SessionChanged, "is now on", session.Revision != before);
    }

    /// <summary>False where something is wrong, or where a warning was not read yet. A session that stays where it is warns of nothing.</summary>
    private async Task<bool> IsAcceptedAsync(SessionForm form, Session? present)
    {
        if (!ModelState.IsValid)
            return false;
        if (present is not null && present.StartsAt == form.StartsAt((await me.ClockAsync()).Zone) && present.Minutes == form.Minutes)
            return true;
        form.Warnings = await SessionWarnings.OfAsync(me, form, present?.Id);
        return form.Warnings.Count == 0 || form.Confirmed == form.WarningKey;
    }

    private async Task<IActionResult> SaveAsync(Session session, AuditAction action, string how, bool isNews)
    {
        var told = isNews && await notices.FollowAsync(session, await me.PracticeAsync());
        audit.Therapist(me.Id, action, session.ClientId, session.Id);
        await me.Caseload.SaveAsync();
        var clock = await me.ClockAsync();
        this.Flash($"Session with {(await SessionDesks.ToChangeAsync(me, session)).WhoName} {how} {clock.DayAndTime(session.StartsAt).ToLowerFirst()}.{SessionDesks.Told(told)}");
        return LocalRedirect($"/sessions?week={SessionsPage.WeekOf(DateOnly.FromDateTime(clock.Local(session.StartsAt)))}");
    }
}
