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
        var pair = await couple.CoupleAsync();
        var consent = pair is null ? null : await couple.ConsentAsync(pair);
        foreach (var agreement in await couple.AllSignedAsync())
            papers.Add(new PaperRow(agreement.Id, (await couple.VersionAsync(agreement.VersionId)).Texts.In(client.Language).Title, clock.Day(agreement.SignedAt!.Value),
                agreement.State == AgreementState.TakenBack, consent?.SignedBy(client.Id)?.Id == agreement.Id));
        var locked = consent is null ? "LockedOther" : OwnReleasePages.LockOf(consent, client.Id);
        return View("Together", new TogetherPage(locked, locked is null ? [.. (await couple.AgendaAsync(pair!)).Select(n => n.Words.Text)] : [], papers));
    }
}

public sealed record TogetherPage(string? Locked, IReadOnlyList<string> Agenda, IReadOnlyList<PaperRow> Papers);

/// <param name="IsInForce">The signature that counts today.</param>
public sealed record PaperRow(Guid Id, string Title, string SignedOn, bool IsTakenBack, bool IsInForce);
