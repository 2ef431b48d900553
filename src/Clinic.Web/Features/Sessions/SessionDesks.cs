using Clinic.Clients;
using Clinic.Sessions;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Sessions;

/// <summary>Reads what the session form needs.</summary>
internal static class SessionDesks
{
    public static async Task<SessionDesk> ToPlanAsync(SignedInTherapist me)
    {
        var names = await me.Caseload.NamesAsync();
        var (couplesGroup, clientsGroup) = (new SelectListGroup { Name = "Couples" }, new SelectListGroup { Name = "Clients" });
        var couples = (await me.Caseload.Couples.AsNoTracking().ToListAsync())
            .Where(c => names.Find(c.FirstClientId)?.Status == ClientStatus.Active)
            .Select(c => new SelectListItem($"{names.First(c.FirstClientId)} and {names[c.SecondClientId]}", $"couple:{c.Id}") { Group = couplesGroup });
        var clients = names.All.Where(c => c.Status == ClientStatus.Active).Select(c => new SelectListItem(names[c.Id], $"client:{c.Id}") { Group = clientsGroup });
        return new SessionDesk(null, [.. clients.OrderBy(c => c.Text, StringComparer.CurrentCultureIgnoreCase), .. couples.OrderBy(c => c.Text, StringComparer.CurrentCultureIgnoreCase)],
            null, (await me.ClockAsync()).Zone, null);
    }

    public static async Task<SessionDesk> ToChangeAsync(SignedInTherapist me, Session session)
    {
        var line = (await SessionLine.OfAsync(me, [new SessionRow { Id = session.Id, ClientId = session.ClientId, CoupleId = session.CoupleId, StartsAt = session.StartsAt, Minutes = session.Minutes, Status = session.Status }]))[0];
        return new SessionDesk(session.Id, [], line.Who, line.Clock.Zone, line.Elsewhere);
    }

    public static string Told(bool told) => told ? " A mail tells them." : "";

    /// <summary>A week after the last one at the same hour and place, which is how most sessions go on.</summary>
    public static async Task<SessionForm> SuggestAsync(SignedInTherapist me, Guid? clientId)
    {
        var clock = await me.ClockAsync();
        var last = clientId is { } id ? await me.Caseload.SessionsOf(id).AsNoTracking().Where(s => s.Status != SessionStatus.Cancelled).OrderByDescending(s => s.StartsAt).FirstOrDefaultAsync() : null;
        if (last is null)
            return new SessionForm { Who = clientId is null ? null : $"client:{clientId}" };
        var form = SessionForm.Of(last, clock);
        form.Agenda = null;
        do
            form.On = form.On!.Value.AddDays(7);
        while (form.On < clock.Today);
        return form;
    }

    /// <summary>Null where it names nobody of this caseload.</summary>
    public static async Task<(Client Client, Couple? Couple)?> WhoAsync(SignedInTherapist me, string? who)
    {
        if (who?.Split(':') is not [var kind, var text] || !Guid.TryParse(text, out var id))
            return null;
        var couple = kind == "couple" ? await me.Caseload.FindCoupleAsync(id) : null;
        var client = await me.Caseload.FindClientAsync(couple?.FirstClientId ?? id);
        return client is null ? null : (client, couple);
    }
}
