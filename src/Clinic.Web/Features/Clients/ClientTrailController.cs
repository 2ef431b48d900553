using Clinic.Audit;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Clients;

/// <summary>Who did what, and who looked.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("clients/{id:guid}/trail")]
public sealed class ClientTrailController(SignedInTherapist me, Colleagues colleagues, AuditTrail audit) : Controller
{
    private const int Size = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, int page = 1)
    {
        var head = await ClientHead.ReadAsync(me, id);
        var trail = me.Caseload.Trail.AsNoTracking().Where(e => e.ClientId == id);
        var total = await trail.CountAsync();
        var paging = new Paging(Math.Clamp(page, 1, Math.Max(1, (total + Size - 1) / Size)), Size, total);
        var entries = await trail.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Skip((paging.Page - 1) * Size).Take(Size).ToListAsync();
        audit.Therapist(me.Id, AuditAction.ClientViewed, id);
        await me.Caseload.SaveAsync();
        return View("~/Features/Clients/Trail.cshtml", new ClientTrailPage(head, entries, await colleagues.NamesAsync(), paging));
    }
}

public sealed record ClientTrailPage(ClientHead Head, IReadOnlyList<AuditEntry> Entries, IReadOnlyDictionary<Guid, string> Colleagues, Paging Paging)
{
    public string Actor(AuditEntry entry) => entry.Actor switch
    {
        AuditActor.Client => Head.Name,
        AuditActor.Therapist when entry.ActorId is { } id && Colleagues.TryGetValue(id, out var name) => name,
        AuditActor.Therapist => "A former colleague",
        _ => "The portal",
    };
}
