using Clinic.Assignments;
using Clinic.Couples;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Homework;

/// <summary>What belongs to both: the agenda, once both have signed; and the client's own signed papers.</summary>
[Authorize(Policy = Policies.ProvenClient)]
[Route("homework/together")]
public sealed class TogetherController(HomeworkPass pass, CouplePass couple) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index()
    {
        var client = await pass.ClientAsync();
        var clock = new ClientClock(client, pass.Now);
        var papers = new List<PaperRow>();
        foreach (var agreement in await couple.AllSignedAsync())
            papers.Add(new PaperRow(agreement.Id, (await couple.VersionAsync(agreement.VersionId)).Texts.In(client.Language).Title, clock.Day(agreement.SignedAt!.Value), agreement.State == AgreementState.Given));
        var pair = await couple.CoupleAsync();
        var locked = pair is null ? "LockedOther" : OwnReleasePages.LockOf(await couple.ConsentAsync(pair), client.Id);
        return View("Together", new TogetherPage(locked, locked is null ? [.. (await couple.AgendaAsync(pair!)).Select(n => n.Words.Text)] : [], papers));
    }
}

public sealed record TogetherPage(string? Locked, IReadOnlyList<string> Agenda, IReadOnlyList<PaperRow> Papers);

public sealed record PaperRow(Guid Id, string Title, string SignedOn, bool IsInForce);
