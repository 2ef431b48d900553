using Clinic.Audit;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Trails;

/// <summary>Whether the practice's audit trail is whole, and what it tells about the practice itself: accounts, sign-ins, settings.</summary>
[Authorize(Policy = Policies.Owner)]
[Route("practice/trail")]
public sealed class TrailsController(SignedInTherapist me, AuditCheck check, Colleagues colleagues, AuditTrail audit) : Controller
{
    private const int Size = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index(int page = 1)
    {
        var (paging, entries) = await colleagues.TrailAsync(page, Size);
        audit.Therapist(me.Id, AuditAction.TrailViewed);
        await me.Caseload.SaveAsync();
        return View(new TrailsPage(await me.ClockAsync(), null, entries, await colleagues.NamesAsync(), new Paging(paging.Page, Size, paging.Total)));
    }

    /// <summary>Reads the whole trail, so it is done when asked for.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Create()
    {
        audit.Therapist(me.Id, AuditAction.AuditChecked);
        await me.Caseload.SaveAsync();
        var verdict = await check.RunAsync();
        var (paging, entries) = await colleagues.TrailAsync(1, Size);
        return View("Index", new TrailsPage(await me.ClockAsync(), verdict, entries, await colleagues.NamesAsync(), new Paging(paging.Page, Size, paging.Total)));
    }
}

/// <param name="Verdict">Null until the owner asks for the check.</param>
public sealed record TrailsPage(LocalClock Clock, AuditVerdict? Verdict, IReadOnlyList<AuditEntry> Entries, IReadOnlyDictionary<Guid, string> Names, Paging Paging)
{
    public string Actor(AuditEntry entry) => entry.Actor switch
    {
        AuditActor.Therapist when entry.ActorId is { } id => Names.GetValueOrDefault(id, "A former colleague"),
        AuditActor.Therapist => "Somebody of the practice",
        _ => "The portal",
    };

    public string About(AuditEntry entry) => entry.ObjectId is { } id && id != entry.ActorId && Names.TryGetValue(id, out var name) ? name : "";
}
